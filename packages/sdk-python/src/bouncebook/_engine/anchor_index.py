"""Which of many thousand templates may be in a text, without looking for each of them.

A template with a long piece is found by windows of 8 characters, one with a shorter piece by windows of 4. What is
too short for that is looked for behind a gate: two characters, or a punctuation mark, that several of them have.
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import Dict, List, Sequence, Tuple

from .template import Template
from .window_index import Filed, WindowIndex

#: Width of windows, and at how many places one is looked up.
_LONG, _LONG_STEP = 8, 2
_MIDDLE, _MIDDLE_STEP = 4, 4
#: One in so many pieces tells how rare a window is.
_SAMPLE = 5
_UTF_16 = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"


class AnchorIndex:
    """Templates by parts of their longest pieces."""

    def __init__(self, templates: Sequence[Template]) -> None:
        rows = [_filed(template) for template in templates]
        plain = [row for row in rows if row[0].isascii()]
        long, middle = _LONG + _LONG_STEP - 1, _MIDDLE + _MIDDLE_STEP - 1
        longs = [row for row in plain if len(row[0]) >= long]
        middles = [row for row in plain if middle <= len(row[0]) < long]
        beyond = [row for row in rows if not row[0].isascii()]
        self._long = WindowIndex(longs, longs, _LONG, _LONG_STEP)
        self._middle = WindowIndex(middles, plain[::_SAMPLE], _MIDDLE, _MIDDLE_STEP)
        self._gates = _gates([row for row in plain if len(row[0]) < middle])
        self._beyond_ascii = WindowIndex(beyond, beyond, _MIDDLE, 1, _UTF_16)

    def possible_in(self, text: str) -> List[Template]:
        """Templates whose two longest pieces are in a normal form."""
        # A question mark stands for what is beyond ASCII; pieces are looked for in the text itself.
        data = text.encode("ascii", "replace")
        possible = self._long.possible_in(text, data) + self._middle.possible_in(text, data)
        for gate, rows in self._gates:
            if gate in text:
                possible += [row[2] for row in rows if row[0] in text and row[1] in text]
        if not text.isascii():
            data = text.encode(_UTF_16, "surrogatepass")
            possible += self._beyond_ascii.possible_in(text, data)
        return possible


def _filed(template: Template) -> Filed:
    longest, other = template.plain, ""
    if not longest:
        longest, other = sorted(template.pieces, key=len, reverse=True)[:2]
    if len(longest) < _MIDDLE:
        raise ValueError(f"create_matcher: template {longest!r} has fewer than {_MIDDLE} characters in a row")
    return longest, other, template


def _gates(rows: List[Filed]) -> List[Tuple[str, List[Filed]]]:
    """As few gates as possible, each with the pieces that hold it."""
    gates: Dict[str, List[Filed]] = {}
    while rows:
        held = Counter(gate for row in rows for gate in _possible_gates(row[0]))
        gate = max(held, key=lambda each: (held[each], each))
        gates[gate] = [row for row in rows if gate in row[0]]
        rows = [row for row in rows if gate not in row[0]]
    return list(gates.items())


def _possible_gates(piece: str) -> List[str]:
    marks = {sign for sign in piece if not sign.isalnum() and sign != " "}
    return sorted(marks | {piece[at : at + 2] for at in range(len(piece) - 1)})
