"""`match` for the public registry, and matchers for private entries beside it."""

from __future__ import annotations

import json
from threading import Lock
from typing import Any, Mapping, Optional, Sequence

from ._data_files import read_data
from ._engine.engine import Engine
from .types import Diagnosis

_registry: Optional["Matcher"] = None
_lock = Lock()


class Matcher:
    """Diagnoses replies with one registry or more. Call it as you call `match`; threads may share it."""

    def __init__(self, engine: Engine) -> None:
        self._diagnose = engine.diagnose

    def __call__(
        self,
        reply: str,
        *,
        host: Optional[str] = None,
        recipient: Optional[str] = None,
        command: Optional[str] = None,
        final: bool = False,
    ) -> Diagnosis:
        """Diagnoses one reply, see `match`."""
        return self._answer(reply, host, recipient, command, final)

    def _answer(
        self,
        reply: str,
        host: Optional[str],
        recipient: Optional[str],
        command: Optional[str],
        final: bool,
    ) -> Diagnosis:
        """The same without names, which saves `match` one call by name a reply."""
        if not isinstance(reply, str):
            raise _wrong("reply", "a string", reply)
        if host is not None and not isinstance(host, str):
            raise _wrong("host", "a string", host)
        if recipient is not None and not isinstance(recipient, str):
            raise _wrong("recipient", "a string", recipient)
        if command is not None and not isinstance(command, str):
            raise _wrong("command", "a string", command)
        if final is not False and final is not True:
            raise _wrong("final", "True or False", final)
        return self._diagnose(reply, host, recipient, command, final)


def match(
    reply: str,
    *,
    host: Optional[str] = None,
    recipient: Optional[str] = None,
    command: Optional[str] = None,
    final: bool = False,
) -> Diagnosis:
    """Diagnoses one SMTP reply with the public registry. Any text of any size has an answer.

    Args:
        reply: one reply, as a server sent it or as a log or library wraps it; lines end in LF or CRLF.
        host: name of the remote MX or server that answered.
        recipient: address that the message was for.
        command: SMTP command that was answered: CONNECT, EHLO, MAIL, RCPT, DATA, ...
        final: whether the retry window is over, so that `exhausted` becomes the action.

    Raises:
        TypeError: an argument has the wrong type; the message names it.
    """
    matcher = _registry or _read_registry()
    return matcher._answer(reply, host, recipient, command, final)


def _read_registry() -> Matcher:
    global _registry
    with _lock:
        if _registry is None:
            _registry = create_matcher(tables=[tables()])
        return _registry


def create_matcher(*, tables: Sequence[Mapping[str, Any]]) -> Matcher:
    """A matcher over one registry or more.

    Args:
        tables: registries in the order of their weight, each in the JSON form that `compileTables` of
            @bouncebook/matcher gives: a later one's entry replaces an earlier one's of the same id.

    Raises:
        TypeError: `tables` is no sequence of mappings.
        ValueError: tables that this version cannot read, or that lack a reason which every answer needs.
    """
    if isinstance(tables, (str, bytes, Mapping)) or not isinstance(tables, Sequence):
        raise TypeError("create_matcher: tables must be a list of tables")
    if not all(isinstance(each, Mapping) for each in tables):
        raise TypeError("create_matcher: each of tables must be a dictionary")
    try:
        return Matcher(Engine(tables))
    except (ArithmeticError, AttributeError, LookupError, StopIteration, TypeError) as error:
        raise ValueError(
            f"create_matcher: tables are not in the form that compileTables gives: {error!r}"
        ) from error


def tables() -> Mapping[str, Any]:
    """The public registry as `create_matcher` takes it. Reads the file at each call."""
    parsed: Mapping[str, Any] = json.loads(read_data("tables.json"))
    return parsed


def _wrong(name: str, expected: str, found: object) -> TypeError:
    kind = "None" if found is None else f"a value of type {type(found).__name__}"
    return TypeError(f"match: {name} must be {expected}, not {kind}")
