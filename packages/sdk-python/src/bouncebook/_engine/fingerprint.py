"""Step 7: a key under which replies that differ only in names and numbers meet."""

from __future__ import annotations

import re
import sys

from .utf16 import from_units, has_surrogates, to_normal_form, to_units

_ENDS = r" ()<>\[\]{}\"',;=`"
_CODES = re.compile(
    r"[2-5][0-9]{2}(?: [245]\.[0-9]{1,3}\.[0-9]{1,3})?(?= |\Z)"
)
# Behind a quantifier: what it took is not given back, which saves a try at each of a word's shorter beginnings.
_KEPT = "+" if sys.version_info >= (3, 11) else ""
# What ends a word, then a word that holds a digit, an at sign, or a dot that does not only end a sentence. It is read
# from its beginning only, so that no text takes quadratic time.
_NAME = rf"[^{_ENDS}0-9@.]*{_KEPT}(?:[0-9@]|\.(?![.:!?]*(?:[{_ENDS}]|\Z)))[^{_ENDS}]*{_KEPT}"
_NAMES = re.compile(rf"[{_ENDS}]{_NAME}")
_NAMES_AND_LINKS = re.compile(rf"[{_ENDS}](?:[^{_ENDS}]*?://[^ <>\"'`]*|{_NAME})")
_ENDS_SENTENCE = ".:!?"
_LINK = re.compile(r"[a-z][a-z0-9+.-]{1,9}://")
_LINK_ID = re.compile(rf"/[^/0-9]*{_KEPT}[0-9][^/]*")
_ASKED = re.compile(r"[?#]")
_MASKED = re.compile(
    r"(?P<ip>[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?:[:/][0-9]+)?\Z"
    r"|(?:ipv6:)?[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*\Z)"
    r"|(?P<number>[#+-]?[0-9][0-9.,:/-]*%?\Z)"
    r"|(?P<domain>(?:[a-z0-9_-]+\.)+[a-z][a-z0-9-]+(?::[0-9]+)?\Z)"
)
_FOUR_DIGITS = re.compile("[0-9]{4}")
_CHANGES_TWICE = re.compile(
    "[^0-9]*[0-9][^a-z]*[a-z][^0-9]*[0-9]|[^a-z]*[a-z][^0-9]*[0-9][^a-z]*[a-z]"
)


def fingerprint_of(text: str) -> str:
    """The normal form of a text with addresses, hosts, ids and numbers masked; the codes in front stay."""
    if text.isascii():
        return _fingerprint_of(text.lower())
    if not has_surrogates(text):
        return _fingerprint_of(to_normal_form(text))
    return from_units(_fingerprint_of(to_normal_form(to_units(text))))


def _fingerprint_of(normal_form: str) -> str:
    names = _NAMES_AND_LINKS if "://" in normal_form else _NAMES
    codes = _CODES.match(normal_form)
    if codes is None:
        return names.sub(_mask, f" {normal_form}")[1:]
    return codes[0] + names.sub(_mask, normal_form[codes.end() :])


def _mask(found: re.Match[str]) -> str:
    word: str = found[0]
    end = ""
    name = word
    if word[-1] in _ENDS_SENTENCE:
        name = word.rstrip(_ENDS_SENTENCE)
        end = word[len(name) :]
    if "@" in name:
        return f"{word[0]}{{address}}{end}"
    if "://" in name and _LINK.match(name, 1):
        return f"{_mask_link(name)}{end}"
    masked = _MASKED.match(name, 1)
    if masked:
        return f"{word[0]}{{{masked.lastgroup}}}{end}"
    if len(name) > 8 and (_FOUR_DIGITS.search(name) or _CHANGES_TWICE.match(name)):
        return f"{word[0]}{{id}}{end}"
    return word


def _mask_link(link: str) -> str:
    """The link without what is asked of it, which names the sender."""
    asked = _ASKED.search(link)
    return _LINK_ID.sub("/{id}", link[: asked.start()] if asked else link)
