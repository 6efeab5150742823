"""What `match` gives. All of it is immutable."""

from __future__ import annotations

from typing import Any, Dict, NamedTuple, Optional, Tuple

from ._engine.fingerprint import fingerprint_of
from .vocabulary import Action, Bounce, Category, Mechanism, ProviderBy, Reason, Specificity


class Values(NamedTuple):
    """What the placeholders of the entry's template took, as the reply wrote it."""

    ip: Optional[str] = None
    domain: Optional[str] = None
    address: Optional[str] = None

    def to_dict(self) -> Dict[str, str]:
        """Those that are known."""
        return {name: value for name, value in zip(self._fields, self) if value is not None}


class Evidence(NamedTuple):
    """An entry that the reply speaks for, and the part of the reply that does."""

    kind: Specificity
    entry: str
    text: str


class BlocklistHit(NamedTuple):
    """The blocklist that a reply names, with its pages filled in as far as the reply tells."""

    id: str
    #: Page that shows the listing.
    lookup: Optional[str] = None
    #: Page where removal is asked for.
    delist: Optional[str] = None

    def to_dict(self) -> Dict[str, str]:
        """The pages that are known, and the id."""
        return {name: value for name, value in zip(self._fields, self) if value is not None}


class Diagnosis(NamedTuple):
    """Everything that a reply tells."""

    #: The reply on one line, taken out of what surrounded it. It is a stranger's text: never print it raw.
    text: str
    #: Reply code (RFC 5321, section 4.2).
    code: Optional[int]
    #: Enhanced status code (RFC 3463), as written.
    enhanced: Optional[str]
    #: Id of the entry that explains the reply.
    entry: Optional[str]
    specificity: Specificity
    #: Entries that the same evidence allows, the chosen one first.
    candidates: Tuple[str, ...]
    category: Category
    reason: Reason
    bounce: Bounce
    #: What to do now.
    action: Action
    #: What to do when the retry window, usually 24 to 72 hours, ran out.
    exhausted: Action
    #: Id of whoever answered.
    provider: Optional[str]
    provider_by: Optional[ProviderBy]
    blocklist: Optional[BlocklistHit]
    mechanism: Optional[Mechanism]
    #: Seconds until the next attempt, where the reply names them or the provider documents them.
    retry_after: Optional[int]
    values: Values
    evidence: Tuple[Evidence, ...]

    @property
    def fingerprint(self) -> str:
        """The text in lower case with addresses, hosts, ids and numbers masked: a key for grouping. It is read from
        the text when it is asked for."""
        return fingerprint_of(self.text)

    def to_dict(self) -> Dict[str, Any]:
        """The diagnosis with the keys that Bouncebook has in JSON; what is not known is left out."""
        diagnosis: Dict[str, Any] = {
            _JSON_NAMES.get(name, name): value
            for name, value in zip(self._fields, self)
            if value is not None
        }
        diagnosis["candidates"] = list(self.candidates)
        diagnosis["values"] = self.values.to_dict()
        diagnosis["fingerprint"] = self.fingerprint
        diagnosis["evidence"] = [evidence._asdict() for evidence in self.evidence]
        if self.blocklist is not None:
            diagnosis["blocklist"] = self.blocklist.to_dict()
        return diagnosis


_JSON_NAMES = {"provider_by": "providerBy", "retry_after": "retryAfter"}
