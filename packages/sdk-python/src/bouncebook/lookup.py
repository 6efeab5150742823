"""The entries of the registry: codes, providers' responses, reasons, blocklists, and what to do about them."""

from __future__ import annotations

import json
import re
from typing import Any, Dict, Iterator, NamedTuple, Optional, Tuple, Union, cast

from ._data_files import read_data
from .vocabulary import Action, Bounce, Category, Reason

_ENHANCED = re.compile(r"[245]\.[0-9]")
_LONGEST_ID = 120

_lines: Optional[bytes] = None


class Advice(NamedTuple):
    """An entry's verdict and advice, with its reason's where it has none of its own."""

    category: Category
    reason: Reason
    bounce: Bounce
    action: Action
    #: What to do when the retry window ran out.
    exhausted: Action
    meaning: str
    causes: Tuple[str, ...]
    fixes: Tuple[str, ...]


class Entry:
    """One entry of the registry."""

    __slots__ = ("_file",)

    def __init__(self, file: Dict[str, Any]) -> None:
        self._file = file

    @property
    def id(self) -> str:
        """Such as 550, x.1.1, google/dmarc-policy or mailbox-full."""
        return cast(str, self._file["id"])

    @property
    def kind(self) -> str:
        """basic, enhanced, response, wording, provider, blocklist or reason."""
        return cast(str, self._file["kind"])

    @property
    def title(self) -> str:
        """What it is called; wordings have the title of their reason."""
        if "title" in self._file or self.kind != "wording":
            return cast(str, self._file.get("title", self.id))
        return _reason(self._file).title

    @property
    def advice(self) -> Optional[Advice]:
        """What to do; None for a provider, which has no verdict."""
        return None if self.kind == "provider" else _advice(self._file)

    def to_dict(self) -> Dict[str, Any]:
        """Everything that the registry's file says, as a copy."""
        return cast(Dict[str, Any], json.loads(json.dumps(self._file)))

    def __repr__(self) -> str:
        return f"<Entry {self.id}: {self.title}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Entry) and self._file == other._file

    def __hash__(self) -> int:
        return hash(self.id)


def lookup(code: Union[str, int]) -> Optional[Entry]:
    """Looks up a reply code (550), an enhanced status code ("5.1.1", "x.1.1") or an id ("google/dmarc-policy",
    "mailbox-full", "google", "spamhaus-zen"). The id of a moved entry gives the entry that took its place.

    Returns:
        the entry, or None when the registry does not know it.

    Raises:
        TypeError: the code is neither a string nor a whole number.
    """
    if isinstance(code, bool) or not isinstance(code, (str, int)):
        raise TypeError(
            f"lookup: code must be a string or a whole number, not a value of type {type(code).__name__}"
        )
    id = str(code).strip() if isinstance(code, str) else str(code)
    file = _read(f"x{id[1:]}" if _ENHANCED.match(id) else id)
    if file is not None and file["kind"] == "moved":
        file = _read(file["to"][0]) if file["to"] else None
    return None if file is None or file["kind"] == "moved" else Entry(file)


def entries() -> Iterator[Entry]:
    """All entries, sorted by id. Parses the whole registry; for one entry use `lookup`."""
    for line in _read_lines().splitlines():
        file = json.loads(line)
        if file["kind"] != "moved":
            yield Entry(file)


def _read_lines() -> bytes:
    global _lines
    if _lines is None:
        _lines = read_data("entries.jsonl")
    return _lines


_BEFORE_ID = b'{"id":"'


def _read(id: str) -> Optional[Dict[str, Any]]:
    """Looks for the line of an id by halving, since lines are sorted by id, and parses only that."""
    if len(id) > _LONGEST_ID or not id.isascii():
        return None
    lines, wanted = _read_lines(), id.encode()
    low, high = 0, len(lines)
    while low < high:
        start = lines.rfind(b"\n", 0, (low + high) // 2) + 1
        end = lines.find(b"\n", start)
        begin = start + len(_BEFORE_ID)
        found = lines[begin : lines.find(b'"', begin)]
        if found == wanted:
            return cast(Dict[str, Any], json.loads(lines[start:end]))
        if found < wanted:
            low = end + 1
        else:
            high = start
    return None


def _advice(file: Dict[str, Any]) -> Advice:
    reason = _reason(file)._file
    own = {} if file["kind"] == "wording" else file
    return Advice(
        category=reason["category"],
        reason=reason["id"],
        bounce=own.get("bounce", reason["bounce"]),
        action=own.get("action", reason["action"]),
        exhausted=reason["exhausted"],
        meaning=own.get("meaning", reason["definition"]),
        causes=tuple(own.get("causes", reason.get("causes", ()))),
        fixes=tuple(own.get("fixes", reason.get("fixes", ()))),
    )


def _reason(file: Dict[str, Any]) -> Entry:
    kind, id = file["kind"], file["id"]
    name = id if kind == "reason" else id.split("/")[1] if kind == "wording" else file["reason"]
    reason = lookup(name)
    assert reason is not None, name
    return reason
