"""What tables hold, as objects: reasons, providers, blocklists and entries."""

from __future__ import annotations

from typing import Any, List, Mapping, Optional, Sequence, Tuple

from .codes import CodePair, read_code_pairs

NOT_A_BOUNCE = "not-a-bounce"


class Reason:
    """Why, with the verdict that follows when an entry has none of its own."""

    __slots__ = ("id", "category", "bounce", "action", "exhausted")

    def __init__(self, row: Sequence[str]) -> None:
        self.id, self.category, self.bounce, self.action, self.exhausted = row


class Provider:
    """Whoever answers; its hosts and domains are kept by name elsewhere."""

    __slots__ = ("id", "coded")

    def __init__(self, id: str) -> None:
        self.id = id
        #: Its responses that have codes, by id.
        self.coded: List[Entry] = []


class Entry:
    """An entry or a blocklist: whatever can explain a reply."""

    __slots__ = (
        "id", "kind", "reason", "provider", "codes", "decisive", "scoped", "vague",
        "bounce", "action", "retry_after", "mechanism", "lookup", "delist",
        "is_bounce", "text_rank", "condemns", "blames_sender",
    )  # fmt: skip

    def __init__(
        self,
        id: str,
        kind: str,
        reason: Reason,
        more: Mapping[str, Any],
        provider: Optional[Provider],
    ) -> None:
        self.id = id
        #: "basic", "enhanced", "response", "wording" or "blocklist".
        self.kind = kind
        self.reason = reason
        self.provider = provider
        codes = more.get("codes")
        self.codes: Tuple[CodePair, ...] = read_code_pairs(codes) if codes else ()
        self.decisive = "decisive" in more
        self.scoped = "scoped" in more
        self.vague = "vague" in more
        self.bounce: str = more.get("bounce", reason.bounce)
        self.action: str = more.get("action", reason.action)
        self.retry_after: Optional[int] = more.get("retryAfter")
        self.mechanism: Optional[str] = more.get("mechanism")
        self.lookup = self.delist = ""
        self.is_bounce = reason.category != NOT_A_BOUNCE
        #: Whether it says that the address is bad.
        self.condemns = kind != "blocklist" and (
            reason.category == "recipient" or reason.id == "mailbox-disabled"
        )
        self.blames_sender = kind != "blocklist" and reason.category == "sender"
        #: Strength when its text is found (step 5), 0 the strongest; -1 where the codes decide.
        self.text_rank = self._text_rank()

    def _text_rank(self) -> int:
        if self.kind == "blocklist":
            return RANK_BLOCKLIST
        if self.reason.id == "message-expired":
            return RANK_GAVE_UP
        if self.kind != "wording":
            return -1
        if self.condemns:
            return RANK_CONDEMNING
        general = self.reason.id in ("policy-rejected", "deferred")
        return RANK_GENERAL if general else RANK_WORDING


# Strength of evidence, the strongest first (step 5).
RANK_TEXT_AND_CODE = 0
RANK_TEXT = 1
RANK_PROVIDER_CODE = 2
RANK_BLOCKLIST = 3
RANK_WORDING = 4
RANK_QUOTED_TEXT_AND_CODE = 5
RANK_QUOTED_TEXT = 6
RANK_CONDEMNING = 7
RANK_GENERAL = 8
RANK_GAVE_UP = 9
RANK_ENHANCED = 10
RANK_BASIC = 11


def kind_of(id: str) -> str:
    """What kind of entry an id belongs to."""
    if "/" in id:
        return "wording" if id.startswith("wordings/") else "response"
    return "enhanced" if id.startswith("x.") else "basic"
