"""Steps 1 and 2: taking the reply out of what surrounds it, and its codes."""

from __future__ import annotations

import re
from typing import NamedTuple, Optional

from .surroundings import unwrap
from .utf16 import has_surrogates, replace_halves, to_units

LONGEST_REPLY = 4096

_ODD_SPACE = "\x00-\x1f\x7f-\xa0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"
# Runs of white space, but not a space that stands alone.
_SPACES = re.compile(f"[{_ODD_SPACE}][ {_ODD_SPACE}]*| [ {_ODD_SPACE}]+")
_SPACE_RUN = re.compile("  +")
_LINE_END = re.compile("\r\n?|\n")
_LINE_CODE = re.compile(
    r"([2-5][0-9]{2})(?:[ -]+[245]\.[0-9]{1,3}\.[0-9]{1,3}(?= |\Z)|[ -]|\Z)"
)
_CODE_IN_LINE = re.compile(r"[ :;>]([2-5][0-9]{2})[ -]")


class Reply(NamedTuple):
    """A reply on one line, its codes, and what the text around it tells."""

    text: str
    #: 0 where there is none.
    code: int
    #: As written; empty where there is none.
    enhanced: str
    host: Optional[str]
    command: Optional[str]


def read_reply(raw: str) -> Reply:
    """Reads any text; never fails."""
    if len(raw) > LONGEST_REPLY:
        raw = raw[:LONGEST_REPLY]
    if raw.isascii() and raw.isprintable():
        text = raw.strip(" ")
        if "  " in text:
            text = _SPACE_RUN.sub(" ", text)
    else:
        text = _join_lines(raw)
    host = command = None
    if text[-1:] == ")" or not "2" <= text[:1] <= "5":
        text, host, command = unwrap(text)
    found = _FRONT.match(text)
    if found is None:
        enhanced = _enhanced_inside(text, "any")
        return _reply(Reply, (text, 0, enhanced, host, command))
    first = text[0]
    if first < "4" or text[3:4] == "-" or " 503 " in text:
        text = _settle(text)
        found = _FRONT.match(text)
        assert found is not None
        first = text[0]
    return _reply(
        Reply,
        (text, int(found[1]), found[2] or _enhanced_inside(text, first), host, command),
    )


_reply = tuple.__new__

# The reply code, and the enhanced code in front.
_FRONT = re.compile(
    r"([2-5][0-9]{2})(?:[ -]{1,8}#?([245]\.[0-9]{1,3}\.[0-9]{1,3})(?!\.?[0-9])|(?=[ -])|\Z)"
)


def _join_lines(raw: str) -> str:
    if has_surrogates(raw):
        raw = replace_halves(to_units(raw)[:LONGEST_REPLY])
    if "\n" in raw or "\r" in raw:
        raw = " ".join(_drop_line_codes([_one_line(line) for line in _LINE_END.split(raw)]))
    return _one_line(raw)


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", text).strip(" ")


def _drop_line_codes(lines: list[str]) -> list[str]:
    """Without the codes that continuation lines repeat (RFC 5321, section 4.2.1; RFC 2034, section 4)."""
    code = None
    kept = []
    for line in lines:
        found = _LINE_CODE.match(line)
        if found is None:
            inside = _CODE_IN_LINE.search(line) if code is None else None
            code = inside[1] if inside else code
        elif code is None:
            code = found[1]
        elif code == found[1]:
            line = line[found.end() :]
        kept.append(line)
    return kept


_REFUSAL_BEHIND = re.compile(r" ([45])[0-9]{2}[ -]\1\.[0-9]{1,3}\.[0-9]{1,3} ")
_CONSEQUENCE = re.compile(r" 503(?: 5\.[0-9]{1,3}\.[0-9]{1,3})? (?=[A-Za-z])")


def _settle(text: str) -> str:
    """A text that begins with a code, from its refusal to its end: step 2, numbers 2 to 4."""
    if text[0] < "4":
        refusal = _REFUSAL_BEHIND.search(text)
        if refusal:
            text = text[refusal.start() + 1 :]
    if text[3:4] == "-":
        text = _join_repeats(text)
    if text[0] >= "4" and text[:3] != "503":
        consequence = _CONSEQUENCE.search(text)
        if consequence:
            text = text[: consequence.start()]
    return text


def _join_repeats(text: str) -> str:
    """A multi-line reply whose line ends were lost: the codes that began each later line are dropped."""
    found = _FRONT.match(text)
    code = text[:3]
    enhanced = re.escape(found[2]) if found and found[2] else ""
    repeated = f"(?:{enhanced}(?= |\\Z))?" if enhanced else ""
    rest = re.sub(f" {code}[ -]{repeated} ?", " ", text[4:])
    return _SPACE_RUN.sub(" ", f"{code} {rest}").rstrip(" ")


_MAY_HOLD_ENHANCED = re.compile(r"[245]\.[0-9]{1,3}\.[0-9]")


def _inside(classes: str) -> re.Pattern[str]:
    return re.compile(
        r"(?:^|(?<=[ (\[<{:;,#\"'=-]))"
        + classes
        + r"\.[0-9]{1,3}\.[0-9]{1,3}(?!\.?[0-9]|[a-z_-]*\.[a-z])",
        re.ASCII | re.IGNORECASE,
    )


_INSIDE = {"2": _inside("2"), "4": _inside("4"), "5": _inside("5"), "any": _inside("[245]")}


def _enhanced_inside(text: str, classes: str) -> str:
    if "." not in text or _MAY_HOLD_ENHANCED.search(text) is None or classes == "3":
        return ""
    found = _INSIDE[classes].search(text)
    return found[0] if found else ""
