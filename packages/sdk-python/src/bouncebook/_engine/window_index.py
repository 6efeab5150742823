"""Files pieces of templates under windows, a fixed number of characters in a row."""

from __future__ import annotations

import sys
from collections import Counter
from typing import Dict, List, Sequence, Tuple

from .template import Template

#: The longest piece of a template, the second longest, and the template.
Filed = Tuple[str, str, Template]


class WindowIndex:
    """Pieces by windows of 4 or 8 bytes, which are compared as numbers.

    Only the windows of a text at every `step`-th place are looked up, so a piece is filed `step` times: for each
    place modulo `step` where it may begin, under the rarest of the windows that are looked up then.
    """

    def __init__(
        self,
        rows: Sequence[Filed],
        counted: Sequence[Filed],
        width: int,
        step: int,
        encoding: str = "ascii",
    ) -> None:
        unit = 1 if encoding == "ascii" else 2
        self._size = width * unit
        self._code = "I" if self._size == 4 else "Q"
        self._offsets = range(step * unit, self._size, step * unit)
        self._by_number: Dict[int, List[Filed]] = {}
        how_many = _count_windows(counted, width).__getitem__
        places = range(step)
        for row in rows:
            piece = row[0]
            windows = [piece[at : at + width] for at in range(len(piece) - width + 1)]
            for window in {min(windows[at::step], key=how_many) for at in places}:
                number = int.from_bytes(window.encode(encoding), sys.byteorder)
                self._by_number.setdefault(number, []).append(row)
        self._numbers = self._by_number.keys()

    def possible_in(self, text: str, data: bytes) -> List[Template]:
        """Templates whose two longest pieces are in a text, which is given in its encoding as well."""
        size = self._size
        end = len(data)
        aligned = data[: end - end % size]
        for offset in self._offsets:
            aligned += data[offset : end - (end - offset) % size]
        by_number = self._by_number
        return [
            template
            for number in self._numbers & memoryview(aligned).cast(self._code)
            for piece, other, template in by_number[number]
            if piece in text and other in text
        ]


def _count_windows(rows: Sequence[Filed], width: int) -> Dict[str, int]:
    count: Counter[str] = Counter()
    for piece, _, _ in rows:
        count.update([piece[at : at + width] for at in range(len(piece) - width + 1)])
    return count
