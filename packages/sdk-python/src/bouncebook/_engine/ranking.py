"""Step 5: what stands for an entry, the strongest first."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Tuple

from ..types import Evidence
from .codes import ReplyCodes, class_of, codes_agree, codes_decide, id_of_enhanced, read_reply_codes
from .records import (
    RANK_BASIC,
    RANK_ENHANCED,
    RANK_PROVIDER_CODE,
    RANK_QUOTED_TEXT,
    RANK_QUOTED_TEXT_AND_CODE,
    RANK_TEXT,
    RANK_TEXT_AND_CODE,
    Entry,
    Provider,
)
from .tables_index import TablesIndex
from .template import Template

#: Strength (0 the strongest), whether of another provider, weight below 0, place, id; then entry, template, and
#: the evidence for it. Sorting these is the order of the contract, since ids differ.
Candidate = Tuple[int, int, int, int, str, Entry, Optional[Template], Evidence]

#: Weight below 0, place, line of the template, end, template.
Hit = Tuple[int, int, int, int, Template]

_new: Any = tuple.__new__
# Replies to a login, which is the sender's own (RFC 4954, section 6).
_LOGIN_CODES = frozenset((530, 534, 535, 538))
_MOST_REMEMBERED = 4096


def candidates_by_text(
    hits: Dict[Entry, Hit], code: CodeEvidence, provider: Optional[Provider], signed: bool, text: str
) -> List[Candidate]:
    """One candidate for each entry of which a template was found, unless it does not count.

    ``signed`` says that a signature in the text told the provider.
    """
    candidates: List[Candidate] = []
    blames_sender = any(
        entry.blames_sender
        and (not entry.scoped or entry.provider is provider)
        and (not entry.codes or codes_agree(entry.codes, code.codes))
        for entry in hits
    )
    for entry, (weight, place, _, end, template) in hits.items():
        other = 1 if provider is None or entry.provider is not provider else 0
        if (code.reply_class and not entry.is_bounce) or (entry.scoped and other):
            continue
        rank = entry.text_rank
        specificity = entry.kind
        if specificity == "wording" and entry.condemns and code.codes.basic in _LOGIN_CODES:
            continue
        if specificity == "response":
            agrees = codes_agree(entry.codes, code.codes)
            specificity = "provider-text-and-code" if agrees else "provider-text"
            if blames_sender and entry.condemns and (other or signed):
                # A verification of the sender quotes what another server said of the sender's own address.
                rank = RANK_QUOTED_TEXT_AND_CODE if agrees else RANK_QUOTED_TEXT
            elif rank < 0:
                rank = RANK_TEXT_AND_CODE if agrees else RANK_TEXT
        evidence = _new(Evidence, (specificity, entry.id, text[place:end]))
        candidates.append((rank, other, weight, place, entry.id, entry, template, evidence))
    return candidates


class CodeEvidence:
    """What the codes of a reply say, by themselves and from a provider."""

    __slots__ = ("codes", "reply_class", "candidates", "agreeing", "has_decisive")

    def __init__(self, basic: int, enhanced: str, provider: Optional[Provider], index: TablesIndex) -> None:
        self.codes = read_reply_codes(basic, enhanced)
        self.reply_class = class_of(basic, enhanced)
        coded = provider.coded if provider else []
        decisive = [entry for entry in coded if entry.decisive and codes_decide(entry.codes, self.codes)]
        self.has_decisive = bool(decisive)
        #: The provider's decisive responses, then the enhanced and the basic code.
        self.candidates = sorted(
            candidate
            for entry, rank, specificity in [
                *((entry, RANK_PROVIDER_CODE, "provider-code") for entry in decisive),
                *_entries_of_codes(basic, enhanced, index),
            ]
            for candidate in self._counted(entry, rank, specificity, basic, enhanced)
        )
        #: Ids of the provider's responses whose codes agree.
        self.agreeing = [entry.id for entry in coded if codes_agree(entry.codes, self.codes)]

    def _counted(
        self, entry: Entry, rank: int, specificity: Any, basic: int, enhanced: str
    ) -> List[Candidate]:
        if self.reply_class and entry.is_bounce != (self.reply_class >= 4):
            return []
        other = 0 if rank == RANK_PROVIDER_CODE else 1
        said = str(basic) if specificity == "basic" or not enhanced else enhanced
        return [(rank, other, 0, 0, entry.id, entry, None, Evidence(specificity, entry.id, said))]


def _entries_of_codes(basic: int, enhanced: str, index: TablesIndex) -> List[Tuple[Entry, int, str]]:
    by_basic = index.entries.get(str(basic)) if basic else None
    by_enhanced = index.entries.get(id_of_enhanced(enhanced)) if enhanced else None
    # A vague enhanced code says less than a plain reply code: 530 5.7.0 asks for authentication.
    if by_enhanced and by_enhanced.vague and by_basic and not by_basic.vague:
        by_enhanced = None
    found: List[Tuple[Entry, int, str]] = []
    if by_enhanced:
        found.append((by_enhanced, RANK_ENHANCED, "enhanced"))
    if by_basic:
        found.append((by_basic, RANK_BASIC, "basic"))
    return found


class CodeReader:
    """Remembers what codes say: a provider sends a handful of them."""

    def __init__(self, index: TablesIndex) -> None:
        self._index = index
        self._known: Dict[Tuple[int, str, Optional[Provider]], CodeEvidence] = {}

    def read(self, basic: int, enhanced: str, provider: Optional[Provider]) -> CodeEvidence:
        """What the codes say when this provider sends them."""
        key = (basic, enhanced, provider)
        evidence = self._known.get(key)
        if evidence is None:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            evidence = self._known[key] = CodeEvidence(basic, enhanced, provider, self._index)
        return evidence


def ranked_together(by_text: List[Candidate], code: CodeEvidence) -> List[Candidate]:
    """All candidates in order, each entry once."""
    if len(by_text) > 1:
        by_text.sort()
    if not code.has_decisive:
        return by_text + code.candidates
    seen = set()
    kept = []
    for candidate in sorted(by_text + code.candidates):
        if candidate[4] not in seen:
            seen.add(candidate[4])
            kept.append(candidate)
    return kept
