"""From an SMTP reply to a diagnosis: who said it, what it means, and what to do.

>>> from bouncebook import match
>>> match("550 5.1.1 <nobody@example.com>: Recipient address rejected: User unknown").action
'suppress'
"""

from ._version import __version__, registry_version
from .labels import to_vocabulary
from .lookup import Advice, Entry, entries, lookup
from .matcher import Matcher, create_matcher, match, tables
from .types import BlocklistHit, Diagnosis, Evidence, Values
from .vocabulary import (
    Action,
    Actions,
    Bounce,
    Bounces,
    Categories,
    Category,
    Mechanism,
    Mechanisms,
    ProviderBy,
    Reason,
    Reasons,
    Specificities,
    Specificity,
    VocabularyId,
)

__all__ = [
    "Action",
    "Actions",
    "Advice",
    "BlocklistHit",
    "Bounce",
    "Bounces",
    "Categories",
    "Category",
    "Diagnosis",
    "Entry",
    "Evidence",
    "Matcher",
    "Mechanism",
    "Mechanisms",
    "ProviderBy",
    "Reason",
    "Reasons",
    "Specificities",
    "Specificity",
    "Values",
    "VocabularyId",
    "__version__",
    "create_matcher",
    "entries",
    "lookup",
    "match",
    "registry_version",
    "tables",
    "to_vocabulary",
]
