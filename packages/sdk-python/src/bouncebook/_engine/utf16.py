"""UTF-16 code units, in which the contract counts lengths and positions.

A text without characters beyond U+FFFF is its own sequence of code units. Any other is turned into one whose
characters beyond U+FFFF are two surrogates each, and turned back at the end.
"""

from __future__ import annotations

import re
from struct import unpack

_HALF = re.compile("[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]")


# A surrogate, or a character that is two of them.
_TWO_UNITS = re.compile("[\ud800-\udfff\U00010000-\U0010ffff]")


def has_surrogates(text: str) -> bool:
    """Whether a text, or the sequence of its code units, holds surrogates."""
    return _TWO_UNITS.search(text) is not None


def to_units(text: str) -> str:
    """Each UTF-16 code unit as a character of its own."""
    data = text.encode("utf-16-le", "surrogatepass")
    return "".join(map(chr, unpack(f"<{len(data) // 2}H", data)))


def from_units(units: str) -> str:
    """The text of the code units; half a pair stays as it is."""
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def replace_halves(units: str) -> str:
    """Half a surrogate pair becomes U+FFFD."""
    return _HALF.sub("\ufffd", units)


def to_normal_form(units: str) -> str:
    """Lower case by Unicode's simple mapping: no character becomes two, and a sigma stays a sigma."""
    if units.isascii():
        return units.lower()
    return units.replace("\u0130", "i").replace("\u03a3", "\u03c3").lower()
