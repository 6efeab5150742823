"""One or more tables as one registry: later entries replace earlier ones, providers of one id are one (step 0)."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Sequence

from .anchor_index import AnchorIndex
from .records import Entry, Provider, Reason, kind_of
from .template import Template

Tables = Mapping[str, Any]

_FORMAT = 1
_NEEDED = ("delivered", "in-progress", "deferred", "ip-refused", "unknown")


class TablesIndex:
    """What an engine looks up."""

    def __init__(self, tables: Sequence[Tables]) -> None:
        self.reasons: Dict[str, Reason] = {}
        self.providers: Dict[str, Provider] = {}
        #: Providers by the exact name of a host, by `domain` of `*.domain`, and by domain of a recipient.
        self.hosts: Dict[str, Provider] = {}
        self.host_suffixes: Dict[str, Provider] = {}
        self.domains: Dict[str, Provider] = {}
        #: Entries and blocklists by id.
        self.entries: Dict[str, Entry] = {}
        self._templates: List[Template] = []
        for each in tables:
            self._add(each)
        missing = [id for id in _NEEDED if id not in self.reasons]
        if missing:
            raise ValueError(f"create_matcher: tables have no reason {', '.join(missing)}")
        self._file_by_provider()
        self.anchors = AnchorIndex(list(filter(self._counts, self._templates)))
        del self._templates

    def _add(self, tables: Tables) -> None:
        if tables["format"] != _FORMAT:
            raise ValueError(
                f"create_matcher: tables have the format {tables['format']!r}; this version reads {_FORMAT}"
            )
        reasons = [self.reasons.setdefault(row[0], Reason(row)) for row in tables["reasons"]]
        providers = [self._add_provider(row) for row in tables["providers"]]
        owners: List[Any] = []
        for row in tables["entries"]:
            more = row[2] if len(row) > 2 else _NOTHING
            by = more.get("provider")
            provider = None if by is None else providers[by]
            owners.append(Entry(row[0], kind_of(row[0]), reasons[row[1]], more, provider))
        for id, reason, lookup, delist in tables["blocklists"]:
            blocklist = Entry(id, "blocklist", reasons[reason], _NOTHING, None)
            blocklist.lookup, blocklist.delist = lookup, delist
            owners.append(blocklist)
        self.entries.update((owner.id, owner) for owner in owners)
        owners[len(tables["entries"]) : len(tables["entries"])] = providers
        self._add_templates(tables, owners)

    def _add_provider(self, row: Sequence[Any]) -> Provider:
        id, _, hosts, domains = row
        provider = self.providers.setdefault(id, Provider(id))
        for host in hosts:
            if host.startswith("*."):
                self.host_suffixes[host[2:]] = provider
            else:
                self.hosts[host] = provider
        for domain in domains:
            self.domains[domain] = provider
        return provider

    def _add_templates(self, tables: Tables, owners: List[Any]) -> None:
        lines = iter(tables["templates"].split("\n"))
        templates = self._templates
        for owner, count in zip(owners, tables["counts"]):
            for _ in range(count):
                templates.append(Template(next(lines), owner, len(templates)))

    def _counts(self, template: Template) -> bool:
        """Whether the owner was not replaced by one of the same id."""
        owner = template.owner
        return type(owner) is Provider or self.entries[owner.id] is owner

    def _file_by_provider(self) -> None:
        for entry in sorted(self.entries.values(), key=lambda entry: entry.id):
            if entry.codes and entry.provider:
                entry.provider.coded.append(entry)


_NOTHING: Mapping[str, Any] = {}
