"""Step 3: one template, and where it is found."""

from __future__ import annotations

import re
from typing import Any, List, Optional, Tuple

from .placeholder import PLACEHOLDERS, Span

_PLACEHOLDER = re.compile("([\x01-\x05])")

#: Where a template begins and ends, and what its placeholders took.
Found = Tuple[int, int, List[Span]]


class Template:
    """Literal pieces with a placeholder between each two; the outer pieces may be empty."""

    __slots__ = ("owner", "line", "pieces", "gaps", "weight", "plain")

    def __init__(self, written: str, owner: Any, line: int) -> None:
        parts = _PLACEHOLDER.split(written)
        #: An entry, a provider or a blocklist.
        self.owner = owner
        #: Its place in the tables.
        self.line = line
        self.pieces = parts[::2]
        self.gaps = [PLACEHOLDERS[sign] for sign in parts[1::2]]
        #: Number of literal characters.
        self.weight = len(written) - len(self.gaps)
        #: The whole template where it has no placeholder, else empty.
        self.plain = "" if self.gaps else written

    def find(self, text: str) -> Optional[Found]:
        """The first place in a normal form that works for all pieces."""
        first = 0 if self.pieces[0] else 1
        piece = self.pieces[first]
        place = text.find(piece)
        while place >= 0:
            found = self._find_from(text, first, place)
            if found:
                return found
            place = text.find(piece, place + 1)
        return None

    def _find_from(self, text: str, first: int, place: int) -> Optional[Found]:
        start = place
        end = place + len(self.pieces[first])
        taken: List[Span] = []
        if first:
            span = self.gaps[0].before(text, place)
            if span is None:
                return None
            taken.append(span)
            start = span[0]
        for number in range(first + 1, len(self.pieces)):
            gap, piece = self.gaps[number - 1], self.pieces[number]
            if piece:
                place = gap.between(text, end, piece)
                span = (end, place) if place >= 0 else None
            else:
                span = gap.behind(text, end)
            if span is None:
                return None
            taken.append(span)
            end = span[1] + len(piece)
        return start, end, taken
