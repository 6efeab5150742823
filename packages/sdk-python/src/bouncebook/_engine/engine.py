"""From a reply to a diagnosis: the steps of MATCHING.md in their order."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence, Tuple

from ..types import BlocklistHit, Diagnosis, Values
from .facets import NO_VALUES, blocklist_hit, mechanism_of, read_values
from .provider import HostReader, provider_by_recipient
from .ranking import Candidate, CodeEvidence, CodeReader, Hit, candidates_by_text, ranked_together
from .records import RANK_BLOCKLIST, RANK_ENHANCED, Entry, Provider
from .reply import Reply, read_reply
from .retry_after import named_retry_after
from .surroundings import command_named
from .tables_index import Tables, TablesIndex
from .utf16 import from_units, has_surrogates, to_normal_form
from .verdict import Verdict, Verdicts

#: Weight below 0, place, id and provider.
Signature = Tuple[int, int, str, Provider]

_MOST_CANDIDATES = 8
_new: Any = tuple.__new__


class Engine:
    """Answers for one registry. Remembers what codes and hosts say, up to a limit, and never a reply."""

    def __init__(self, tables: Sequence[Tables]) -> None:
        self._index = TablesIndex(tables)
        self._codes = CodeReader(self._index)
        self._hosts = HostReader(self._index)
        self._verdicts = Verdicts(self._index.reasons)

    def diagnose(
        self,
        raw: str,
        host: Optional[str],
        recipient: Optional[str],
        command: Optional[str],
        final: bool,
    ) -> Diagnosis:
        """The diagnosis of any text. Linear; never fails."""
        reply = read_reply(raw)
        text, code, enhanced, _, _ = reply
        normal_form = to_normal_form(text)
        hits: Dict[Entry, Hit] = {}
        signature: Optional[Signature] = None
        # A reply of class 2 or 3 refuses nothing, whatever its words.
        if not (200 <= code < 400 or (not code and enhanced[:1] == "2")):
            signature = self._find_templates(normal_form, hits)
        provider, provider_by = self._provider(reply, host, recipient, signature)
        by_code = self._codes.read(code, enhanced, provider)
        ranked = by_code.candidates
        if hits:
            by_text = candidates_by_text(hits, by_code, provider, provider_by == "text", text)
            if by_text:
                ranked = ranked_together(by_text, by_code)
        best = ranked[0] if ranked else None
        if provider is None and best and best[5].provider:
            provider, provider_by = best[5].provider, "text"
        verdict = self._verdict(best, by_code.reply_class, command, reply, final)
        return _describe(reply, normal_form, ranked, by_code, verdict, provider, provider_by)

    def _find_templates(self, text: str, hits: Dict[Entry, Hit]) -> Optional[Signature]:
        """Each entry's best template, and the best signature of a provider."""
        signature = None
        for template in self._index.anchors.possible_in(text):
            plain = template.plain
            if plain:
                start = text.find(plain)
                end = start + len(plain)
            else:
                found = template.find(text)
                if found is None:
                    continue
                start, end, _ = found
            owner = template.owner
            if type(owner) is Provider:
                sign = (-template.weight, start, owner.id, owner)
                if signature is None or sign < signature:
                    signature = sign
                continue
            hit = (-template.weight, start, template.line, end, template)
            if owner not in hits or hit < hits[owner]:
                hits[owner] = hit
        return signature

    def _provider(
        self,
        reply: Reply,
        host: Optional[str],
        recipient: Optional[str],
        signature: Optional[Signature],
    ) -> Tuple[Optional[Provider], Optional[str]]:
        name = host or reply.host
        if name:
            provider = self._hosts.find(name)
            if provider:
                return provider, "host"
        if signature:
            return signature[3], "text"
        if recipient:
            provider = provider_by_recipient(self._index, recipient)
            if provider:
                return provider, "recipient"
        return None, None

    def _verdict(
        self,
        best: Optional[Candidate],
        reply_class: int,
        command: Optional[str],
        reply: Reply,
        final: bool,
    ) -> Verdict:
        entry = best[5] if best else None
        if reply_class == 5 and (entry is None or (entry.vague and best and best[6] is None)):
            answered = command_named(command) if command else reply.command
            if answered == "CONNECT" or answered == "EHLO":
                return self._verdicts.refused_early(final)
        return self._verdicts.of(entry, reply_class, final)


def _describe(
    reply: Reply,
    normal_form: str,
    ranked: List[Candidate],
    by_code: CodeEvidence,
    verdict: Verdict,
    provider: Optional[Provider],
    provider_by: Optional[str],
) -> Diagnosis:
    """The verdict with everything else that the reply tells (step 7)."""
    text, code, enhanced, _, _ = reply
    category, reason, bounce, action, exhausted = verdict
    entry = specificity = retry_after = None
    values = NO_VALUES
    if ranked:
        _, _, _, _, _, entry, template, evidence = ranked[0]
        specificity = evidence[0]
        if template and not template.plain:
            values = read_values(template, text, normal_form)
    if action == "retry" or action == "slow-down":
        retry_after = named_retry_after(normal_form)
        if retry_after is None and entry:
            retry_after = entry.retry_after
    diagnosis: Diagnosis = _new(
        Diagnosis,
        (
            text,
            code or None,
            enhanced or None,
            entry.id if entry else None,
            specificity or ("class" if by_code.reply_class else "none"),
            _candidate_ids(ranked, by_code.agreeing),
            category,
            reason,
            bounce,
            action,
            exhausted,
            provider.id if provider else None,
            provider_by,
            _blocklist(ranked, values, text),
            mechanism_of(entry, reason, normal_form),
            retry_after,
            values,
            tuple([candidate[7] for candidate in ranked[:_MOST_CANDIDATES]]),
        ),
    )
    return diagnosis if text.isascii() else _from_units(diagnosis)


def _candidate_ids(ranked: List[Candidate], agreeing: List[str]) -> Tuple[str, ...]:
    if not ranked:
        return ()
    rank = ranked[0][0]
    if rank >= RANK_ENHANCED:
        return (ranked[0][4], *agreeing[: _MOST_CANDIDATES - 1])
    if len(ranked) == 1 or ranked[1][0] != rank:
        return (ranked[0][4],)
    return tuple([each[4] for each in ranked if each[0] == rank][:_MOST_CANDIDATES])


def _blocklist(ranked: List[Candidate], values: Values, text: str) -> Optional[BlocklistHit]:
    for candidate in ranked:
        if candidate[0] >= RANK_BLOCKLIST:
            found = candidate[0] == RANK_BLOCKLIST
            return blocklist_hit(candidate[5], values, text) if found else None
    return None


def _from_units(diagnosis: Diagnosis) -> Diagnosis:
    """With characters beyond U+FFFF as such again."""
    if not has_surrogates(diagnosis.text):
        return diagnosis
    values = [value if value is None else from_units(value) for value in diagnosis.values]
    return diagnosis._replace(
        text=from_units(diagnosis.text),
        values=Values(*values),
        evidence=tuple(each._replace(text=from_units(each.text)) for each in diagnosis.evidence),
    )
