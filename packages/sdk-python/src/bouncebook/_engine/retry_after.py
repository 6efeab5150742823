"""Step 7: the time that a text names for the next attempt."""

from __future__ import annotations

import re
from typing import Optional

_UNITS = (
    (
        1,
        "seconds second secs sec s sekunden sekunde secondes seconde segundos secondi seconden sekund "
        "\u0441\u0435\u043a\u0443\u043d\u0434 \u79d2",
    ),
    (
        60,
        "minutes minute mins min minuten minutos minuti minuut minut minuty minuter minutter "
        "\u043c\u0438\u043d\u0443\u0442 \u5206\u949f \u5206\u9418 \u5206",
    ),
    (
        3600,
        "hours hour hrs hr h stunden stunde heures heure horas hora ore ora uur godzin timmar timer "
        "\u0447\u0430\u0441 \u0447\u0430\u0441\u0430 \u0447\u0430\u0441\u043e\u0432 "
        "\u5c0f\u65f6 \u5c0f\u6642 \u6642\u9593",
    ),
    (
        86400,
        "days day tage tag jours jour d\u00edas dias giorni dagen "
        "\u0434\u043d\u0435\u0439 \u5929 \u65e5",
    ),
)
_SECONDS = {unit: seconds for seconds, units in _UNITS for unit in units.split()}
_LONGEST = 7 * 86400
_NEAR = 60

# It begins with what is looked for, so that texts without digits are passed over quickly.
_SPAN = re.compile(
    r"([0-9](?<![0-9.:/-].)[0-9]{0,5})[ -]?("
    + "|".join(sorted(_SECONDS, key=len, reverse=True))
    + r")(?:(?<=[\u3000-\u9fff])|(?![^\W\d_]|[0-9-]))"
)
_CLOCK = re.compile(r"([0-9](?<![0-9.:].)[0-9]?):([0-9]{2}):([0-9]{2})(?![0-9.:])")
_CUE = re.compile(
    "retry|try|again|wait|later|grey|gray|delay|defer|come back|resend|next attempt|erneut|warten"
    "|sp\u00e4ter|r\u00e9essay|reintent|riprov|ritent|opnieuw|\u043f\u043e\u0432\u0442\u043e\u0440"
    "|\u7a0d\u540e|\u91cd\u8bd5|\u518d\u8bd5|\u5f8c\u307b\u3069"
)


def named_retry_after(normal_form: str) -> Optional[int]:
    """Seconds, or None."""
    for found in _SPAN.finditer(normal_form):
        if _has_cue(normal_form, found):
            return _bounded(int(found[1]) * _SECONDS[found[2]])
    for found in _CLOCK.finditer(normal_form) if normal_form.count(":") > 1 else ():
        if _has_cue(normal_form, found):
            hours, minutes, seconds = map(int, found.groups())
            return _bounded(hours * 3600 + minutes * 60 + seconds)
    return None


def _has_cue(text: str, found: re.Match[str]) -> bool:
    near = text[max(0, found.start() - _NEAR) : found.end() + _NEAR]
    return _CUE.search(near) is not None


def _bounded(seconds: int) -> Optional[int]:
    return seconds if 0 < seconds <= _LONGEST else None
