"""What other systems call the reason of a diagnosis."""

from __future__ import annotations

import json
from typing import Dict, Optional, Union

from ._data_files import read_data
from .types import Diagnosis
from .vocabulary import Reason, VocabularyId

_labels: Optional[Dict[str, Dict[str, str]]] = None


def to_vocabulary(diagnosis: Union[Diagnosis, Reason], vocabulary: VocabularyId) -> str:
    """The label that comes closest to a diagnosis, or to a reason, in another system's vocabulary.

    Raises:
        TypeError: the diagnosis is neither a `Diagnosis` nor a reason.
        ValueError: the vocabulary or the reason is not one of ours.
    """
    reason = diagnosis.reason if isinstance(diagnosis, Diagnosis) else diagnosis
    if not isinstance(reason, str):
        raise TypeError(
            f"to_vocabulary: diagnosis must be a Diagnosis or a reason, not a value of type {type(reason).__name__}"
        )
    labels = _read_labels().get(vocabulary)
    if labels is None:
        known = ", ".join(sorted(_read_labels()))
        raise ValueError(f"to_vocabulary: there is no vocabulary {vocabulary!r}; known are {known}")
    if reason not in labels:
        raise ValueError(f"to_vocabulary: there is no reason {reason!r}")
    return labels[reason]


def _read_labels() -> Dict[str, Dict[str, str]]:
    global _labels
    if _labels is None:
        _labels = json.loads(read_data("vocabularies.json"))
    return _labels
