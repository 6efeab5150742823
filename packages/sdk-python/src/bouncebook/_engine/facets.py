"""Step 7: what else a reply tells."""

from __future__ import annotations

import re
from typing import Optional

from ..types import BlocklistHit, Values
from .records import Entry
from .template import Template

NO_VALUES = Values()

_PUNCTUATION = ".,;:"


def read_values(template: Template, text: str, normal_form: str) -> Values:
    """What the placeholders took, in the case of the reply. The first of a kind with anything left stands."""
    found = template.find(normal_form)
    if found is None:
        return NO_VALUES
    values = {}
    for gap, (start, end) in zip(template.gaps, found[2]):
        if gap.name in Values._fields and gap.name not in values:
            taken = text[start:end]
            value = taken if gap.name == "ip" else taken.rstrip(_PUNCTUATION)
            if value:
                values[gap.name] = value
    return Values(**values)


_IPV4 = re.compile(r"(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?!\.?[0-9])")
_GROUPS = "[0-9a-f]{1,4}(?::[0-9a-f]{1,4})"
_IPV6 = re.compile(
    rf"(?<![0-9a-z:.])(?:{_GROUPS}{{7}}|{_GROUPS}{{0,6}}::{_GROUPS}{{0,6}})(?![0-9a-z])",
    re.ASCII | re.IGNORECASE,
)
_IN_LINK = re.compile(r"\{(ip|domain)\}")


def blocklist_hit(blocklist: Entry, values: Values, text: str) -> BlocklistHit:
    """The list with its links; a link whose value is not known is left out."""
    ip = values.ip
    if ip is None:
        found = _IPV4.search(text) or _IPV6.search(text)
        ip = found[0] if found else None
    known = Values(ip=ip, domain=values.domain)
    return BlocklistHit(
        blocklist.id, _fill_in(blocklist.lookup, known), _fill_in(blocklist.delist, known)
    )


def _fill_in(link: str, known: Values) -> Optional[str]:
    if not link:
        return None
    for name in _IN_LINK.findall(link):
        if getattr(known, name) is None:
            return None
    return _IN_LINK.sub(lambda found: _percent_encode(getattr(known, found[1])), link)


def _percent_encode(value: str) -> str:
    from urllib.parse import quote  # Takes longer to import than most replies to answer.

    return quote(value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"), "-_.!~*'()")


_ABOUT_MECHANISMS = frozenset(
    ("auth-failed", "tls-failed", "sender-rejected", "policy-rejected", "spam-content", "rate-limited")
)
_MECHANISM = re.compile(r"(?:spf|dkim|dmarc|arc|dane|tlsa|mta-?sts)(?![a-z0-9])")
_OTHER_NAMES = {"tlsa": "dane", "mtasts": "mta-sts"}


def mechanism_of(entry: Optional[Entry], reason: str, normal_form: str) -> Optional[str]:
    """What the provider's response says, else what the text names, else what the entry stands for."""
    authored = entry.mechanism if entry else None
    if authored and entry and entry.kind == "response":
        return authored
    named = _named_mechanism(normal_form) if reason in _ABOUT_MECHANISMS else None
    return named or authored


def _named_mechanism(normal_form: str) -> Optional[str]:
    """DMARC covers what it builds on (RFC 7489, section 4.2); of several others none is the one."""
    named = set()
    for found in _MECHANISM.finditer(normal_form):
        before = normal_form[found.start() - 1 : found.start()]
        if not ("a" <= before <= "z" or "0" <= before <= "9"):
            named.add(_OTHER_NAMES.get(found[0], found[0]))
    if "dmarc" in named:
        return "dmarc"
    return named.pop() if len(named) == 1 else None
