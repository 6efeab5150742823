"""`python -m bouncebook`: a person's answer, or one JSON diagnosis a line."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from typing import Any, BinaryIO, Dict, Iterator, List, Optional

from . import __version__, lookup, match, registry_version
from .explanation import explain_diagnosis, explain_entry
from .types import Diagnosis

_ANSWERED, _NOTHING, _UNREADABLE = 0, 1, 3
#: What follows in a line longer than this is never matched.
_LONGEST_LINE = 64 * 1024
# A word without spaces that no server would send. A bare code is a reply.
_ID = re.compile(r"[a-z][a-z0-9.-]*(?:/[a-z0-9-]+)*")


def main(arguments: Optional[List[str]] = None) -> int:
    """Runs the command and gives its exit status."""
    parser = _parser()
    given = parser.parse_args(arguments)
    options = {
        "host": given.host,
        "recipient": given.recipient,
        "command": given.command,
        "final": given.final,
    }
    if given.words:
        return _answer_words(given.words, options, given.json)
    if sys.stdin.isatty():
        parser.error('nothing to read. Give a reply, as in: python -m bouncebook "550 5.1.1 User unknown"')
    return _answer_lines(sys.stdin.buffer, options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bouncebook",
        description="Says what an SMTP reply means and what to do about it.",
        epilog="Without REPLY, each line of standard input is a reply, or an object with reply, host, recipient, "
        "command and final; each gets one line of JSON. "
        "Exit status: 0 answered, 1 nothing recognised, 2 wrong usage, 3 a line that could not be read.",
    )
    parser.add_argument("words", nargs="*", metavar="REPLY", help="a reply, or an id such as google/dmarc-policy")
    parser.add_argument("--host", metavar="NAME", help="remote server that answered")
    parser.add_argument("--recipient", metavar="ADDRESS", help="address that the message was for")
    parser.add_argument("--command", metavar="VERB", help="SMTP command that was answered")
    parser.add_argument("--final", action="store_true", help="the retry window is over")
    parser.add_argument("--json", action="store_true", help="JSON, one line a reply")
    parser.add_argument(
        "--version", action="version", version=f"bouncebook {__version__}, registry {registry_version}"
    )
    return parser


def _answer_words(words: List[str], options: Dict[str, Any], as_json: bool) -> int:
    answers = []
    recognised = False
    for word in words:
        entry = lookup(word) if _ID.fullmatch(word.strip()) else None
        if entry:
            recognised = True
            answers.append(json.dumps(entry.to_dict()) if as_json else explain_entry(entry))
            continue
        diagnosis = match(word, **options)
        recognised = recognised or _is_recognised(diagnosis)
        answers.append(json.dumps(diagnosis.to_dict()) if as_json else explain_diagnosis(diagnosis))
    print(("\n" if as_json else "\n\n").join(answers))
    return _ANSWERED if recognised else _NOTHING


def _is_recognised(diagnosis: Diagnosis) -> bool:
    return diagnosis.specificity != "none" or diagnosis.category == "not-a-bounce"


def _answer_lines(stream: BinaryIO, options: Dict[str, Any]) -> int:
    recognised = faulty = False
    for number, line in enumerate(_lines(stream), 1):
        reply, known, fault = _read_line(line, options)
        if fault:
            faulty = True
            print(f"bouncebook: line {number}: {fault}", file=sys.stderr)
        diagnosis = match(reply, **known)
        recognised = recognised or _is_recognised(diagnosis)
        print(json.dumps(diagnosis.to_dict(), separators=(",", ":")))
    if faulty:
        return _UNREADABLE
    return _ANSWERED if recognised else _NOTHING


def _lines(stream: BinaryIO) -> Iterator[str]:
    """Lines of UTF-8 without their ends, in bounded memory; broken UTF-8 becomes U+FFFD."""
    for line in iter(lambda: stream.readline(_LONGEST_LINE), b""):
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(_LONGEST_LINE)
        text = line.decode("utf-8", "replace")
        yield text.rstrip("\n").rstrip("\r") if text.endswith("\n") else text


def _read_line(line: str, options: Dict[str, Any]) -> Any:
    """The reply, its options, and why the line is not what it seems to be."""
    if not line.startswith("{"):
        return line, options, None
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        return line, options, 'this begins like JSON and is not; expected {"reply": "..."}. It was read as text.'
    reply = given.get("reply")
    if not isinstance(reply, str):
        return "", options, 'expected a text under "reply"; the line was answered as an empty reply.'
    known = dict(options)
    for name in ("host", "recipient", "command"):
        value = given.get(name)
        if value is not None and not isinstance(value, str):
            return reply, options, f'expected a text under "{name}"; it was left out.'
        known[name] = value or known[name]
    if isinstance(given.get("final"), bool):
        known["final"] = given["final"]
    return reply, known, None


def _run() -> int:
    # Text in any language is written to a terminal of any encoding.
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace")
    try:
        status = main()
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        # Whoever read has read enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _ANSWERED
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(_run())
