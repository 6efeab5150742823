"""A short answer for a person: what happened, who said it, whose fault it is, and what to do."""

from __future__ import annotations

import re
import textwrap
from typing import List, Optional, Sequence, Tuple

from .lookup import Advice, Entry, lookup
from .types import Diagnosis
from .vocabulary import ACTION_MEANINGS

_WIDTH = 80
_LONGEST_REPLY = 300
# Control characters, and those that turn the direction of text or have no width.
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]")


def explain_diagnosis(diagnosis: Diagnosis) -> str:
    """Some lines of text, safe to print, without a line end."""
    entry = lookup(diagnosis.entry) if diagnosis.entry else None
    reason = lookup(diagnosis.reason)
    about = entry if entry and entry.kind != "wording" else reason
    advised = entry or reason
    codes = " ".join(str(code) for code in (diagnosis.code, diagnosis.enhanced) if code)
    rows = [
        ("reply", _shorten(diagnosis.text)),
        ("codes", codes),
        ("said by", _said_by(diagnosis)),
        ("reason", f"{diagnosis.reason} ({diagnosis.category})"),
        ("bounce", diagnosis.bounce),
        ("action", f"{diagnosis.action}: {ACTION_MEANINGS[diagnosis.action]}"),
        ("later", _later(diagnosis)),
        ("entry", diagnosis.entry or ""),
    ]
    return _page(about.title if about else diagnosis.reason, rows, advised.advice if advised else None)


def explain_entry(entry: Entry) -> str:
    """Some lines of text, safe to print, without a line end."""
    advice = entry.advice
    rows = [("id", entry.id), ("kind", entry.kind)]
    if advice:
        rows += [
            ("reason", f"{advice.reason} ({advice.category})"),
            ("bounce", advice.bounce),
            ("action", f"{advice.action}: {ACTION_MEANINGS[advice.action]}"),
        ]
    return _page(entry.title, rows, advice)


def visible(text: str) -> str:
    """With escapes for whatever a terminal would act on."""
    return _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _page(title: str, rows: Sequence[Tuple[str, str]], advice: Optional[Advice]) -> str:
    lines = [title, *_table(rows)]
    if advice:
        lines += ["", *textwrap.wrap(advice.meaning, _WIDTH)]
        lines += _section("Likely causes", [("  - ", cause) for cause in advice.causes])
        lines += _section(
            "What to do", [(f"  {number}. ", fix) for number, fix in enumerate(advice.fixes, 1)]
        )
    return "\n".join(visible(line) for line in lines)


def _table(rows: Sequence[Tuple[str, str]]) -> List[str]:
    shown = [(name, value) for name, value in rows if value]
    wide = max(len(name) for name, _ in shown) + 2
    return [
        line
        for name, value in shown
        for line in textwrap.wrap(
            value, _WIDTH, initial_indent=name.ljust(wide), subsequent_indent=" " * wide
        )
    ]


def _section(heading: str, items: Sequence[Tuple[str, str]]) -> List[str]:
    lines = ["", heading] if items else []
    for mark, text in items:
        lines += textwrap.wrap(text, _WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark))
    return lines


def _said_by(diagnosis: Diagnosis) -> str:
    if diagnosis.provider is None:
        return ""
    provider = lookup(diagnosis.provider)
    return f"{provider.title if provider else diagnosis.provider} (known by {diagnosis.provider_by})"


def _later(diagnosis: Diagnosis) -> str:
    waits = f"in {diagnosis.retry_after} seconds" if diagnosis.retry_after else ""
    if diagnosis.exhausted == diagnosis.action:
        return waits
    gone = f"when the retry window is over: {diagnosis.exhausted}"
    return f"{waits}; {gone}" if waits else gone


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST_REPLY else f"{text[:_LONGEST_REPLY]} ..."
