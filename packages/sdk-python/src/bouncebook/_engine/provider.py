"""Step 4: who answered, by the name of a host or the domain of a recipient."""

from __future__ import annotations

import re
from typing import Dict, Optional

from .records import Provider
from .tables_index import TablesIndex
from .utf16 import from_units, to_normal_form, to_units

_LONGEST_NAME = 320
_MOST_REMEMBERED = 4096
_WHITE_SPACE = (
    "\t\n\v\f\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
_BEHIND_NAME = re.compile(r"[\[(:]")
_PLAIN_NAME = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")


class HostReader:
    """Finds providers by host. Replies come from the same few hosts, so names are remembered, up to a limit."""

    def __init__(self, index: TablesIndex) -> None:
        self._index = index
        self._known: Dict[str, Optional[Provider]] = {}

    def find(self, host: str) -> Optional[Provider]:
        """The provider of the exact name, else of the longest domain that the name ends in."""
        if host in self._known:
            return self._known[host]
        provider = self._find(_plain_name(host))
        if len(host) <= _LONGEST_NAME:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            self._known[host] = provider
        return provider

    def _find(self, name: str) -> Optional[Provider]:
        provider = self._index.hosts.get(name)
        dot = name.find(".")
        while provider is None and dot >= 0:
            provider = self._index.host_suffixes.get(name[dot + 1 :])
            dot = name.find(".", dot + 1)
        return provider


def provider_by_recipient(index: TablesIndex, recipient: str) -> Optional[Provider]:
    """The provider that takes mail for the domain of an address."""
    domain = recipient[recipient.rfind("@") + 1 :]
    return index.domains.get(_plain_name(domain[:-1] if domain.endswith(">") else domain))


def _plain_name(name: str) -> str:
    """Lower case, without an address literal, a port or the dot of the root."""
    if len(name) <= _LONGEST_NAME and _PLAIN_NAME.fullmatch(name):
        return name
    if name.isascii():
        name = name[:_LONGEST_NAME]
    else:
        name = from_units(to_units(name[:_LONGEST_NAME])[:_LONGEST_NAME])
    name = to_normal_form(name.strip(_WHITE_SPACE))
    found = _BEHIND_NAME.search(name)
    if found:
        name = name[: found.start()]
    name = name.rstrip(_WHITE_SPACE)
    return name[:-1] if name.endswith(".") else name
