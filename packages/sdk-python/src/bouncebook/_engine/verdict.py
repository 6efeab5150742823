"""Step 6: what follows from the entry and from the class of the reply."""

from __future__ import annotations

from typing import Dict, Optional, Tuple

from .records import Entry, Reason

#: Category, reason, bounce, action, exhausted.
Verdict = Tuple[str, str, str, str, str]

_REASON_OF_CLASS = {2: "delivered", 3: "in-progress", 4: "deferred"}
_BOUNCE_OF_CLASS = {4: "soft", 5: "hard"}
_EXHAUSTED = {"retry": "review", "slow-down": "fix-sender"}


class Verdicts:
    """Makes verdicts. One entry has one for each class, so each is made once."""

    def __init__(self, reasons: Dict[str, Reason]) -> None:
        self._reasons = reasons
        self._made: Dict[Tuple[str, int, bool], Verdict] = {}

    def of(self, entry: Optional[Entry], reply_class: int, final: bool) -> Verdict:
        """The verdict of an entry, or of the class alone."""
        key = (entry.id if entry else "", reply_class, final)
        verdict = self._made.get(key)
        if verdict is None:
            verdict = self._made[key] = self._make(entry, reply_class, final)
        return verdict

    def refused_early(self, final: bool) -> Verdict:
        """When the connection or EHLO is refused, nothing was said yet of a sender or a recipient."""
        reason = self._reasons["ip-refused"]
        return _decide(reason, reason.bounce, reason.action, 5, final)

    def _make(self, entry: Optional[Entry], reply_class: int, final: bool) -> Verdict:
        if entry and not (entry.reason.id == "unknown" and reply_class == 4):
            return _decide(entry.reason, entry.bounce, entry.action, reply_class, final)
        reason = self._reasons[_REASON_OF_CLASS.get(reply_class, "unknown")]
        action = "review" if reply_class == 5 else reason.action
        return _decide(reason, reason.bounce, action, reply_class, final)


def _decide(reason: Reason, bounce: str, action: str, reply_class: int, final: bool) -> Verdict:
    exhausted = reason.exhausted if action == reason.action else _EXHAUSTED.get(action, action)
    if bounce == "undetermined":
        bounce = _BOUNCE_OF_CLASS.get(reply_class, bounce)
    elif bounce == "hard" and reply_class == 4 and not final:
        bounce = "soft"
    if reply_class == 4 and action == "suppress":
        action, exhausted = "retry", "suppress"
    return reason.category, reason.id, bounce, exhausted if final else action, exhausted
