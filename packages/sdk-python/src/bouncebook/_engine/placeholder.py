"""Step 3: what the placeholders of a template take."""

from __future__ import annotations

import re
from typing import Optional, Tuple

_IP = re.compile(
    r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}\Z|[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*\Z"
)

Span = Tuple[int, int]


class Placeholder:
    """One kind of placeholder: the characters it takes, how many, and what else it asks for."""

    def __init__(self, name: str, characters: str, shortest: int, longest: int) -> None:
        self.name = name
        self.shortest = shortest
        self.longest = longest
        self._run = re.compile(f"[{characters}]*", re.DOTALL)

    def fits(self, taken: str) -> bool:
        """Whether characters of the right kind and number are such a thing."""
        if self.name == "ip":
            return _IP.match(taken) is not None
        return self.name != "number" or "0" <= taken[:1] <= "9"

    def between(self, text: str, start: int, piece: str) -> int:
        """The nearest place of the piece that leaves this placeholder what it needs; -1 without one."""
        run = self._run.match(text, start, start + self.longest)
        last = (run.end() if run else start) + len(piece)
        place = text.find(piece, start + self.shortest, last)
        while place >= 0 and not self.fits(text[start:place]):
            place = text.find(piece, place + 1, last)
        return place

    def before(self, text: str, end: int) -> Optional[Span]:
        """The longest run that ends there."""
        run = self._run.match(text[max(0, end - self.longest) : end][::-1])
        start = end - (run.end() if run else 0)
        if self.name == "ip":
            while start < end and text[start] in ".:":
                start += 1
        return self._checked(text, start, end)

    def behind(self, text: str, start: int) -> Optional[Span]:
        """The longest run that begins there."""
        run = self._run.match(text, start, start + self.longest)
        end = run.end() if run else start
        if self.name == "ip":
            while end > start and text[end - 1] in ".:":
                end -= 1
        return self._checked(text, start, end)

    def _checked(self, text: str, start: int, end: int) -> Optional[Span]:
        fits = end - start >= self.shortest and self.fits(text[start:end])
        return (start, end) if fits else None


#: By the control character that stands for it in tables.
PLACEHOLDERS = {
    "\x01": Placeholder("ip", "0-9a-f.:", 2, 45),
    "\x02": Placeholder("domain", "a-z0-9._\x80-\U0010ffff-", 1, 253),
    "\x03": Placeholder("address", "^ <>", 1, 320),
    "\x04": Placeholder("number", "0-9.,", 1, 20),
    "\x05": Placeholder("any", r"\s\S", 0, 200),
}
