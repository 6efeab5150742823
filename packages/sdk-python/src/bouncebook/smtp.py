"""Diagnoses of what `smtplib` raises and returns."""

from __future__ import annotations

import smtplib
from typing import List, Mapping, Optional, Tuple, Union

from .matcher import match
from .types import Diagnosis

#: What `SMTP.sendmail` returns: for each refused recipient the reply code and the text behind it.
Refused = Mapping[str, Tuple[int, bytes]]

_COMMANDS = (
    (smtplib.SMTPSenderRefused, "MAIL"),
    (smtplib.SMTPDataError, "DATA"),
    (smtplib.SMTPConnectError, "CONNECT"),
    (smtplib.SMTPHeloError, "EHLO"),
    (smtplib.SMTPAuthenticationError, "AUTH"),
)


def diagnose(
    failure: Union[BaseException, Refused], *, host: Optional[str] = None, final: bool = False
) -> List[Tuple[Optional[str], Diagnosis]]:
    """What went wrong, for each recipient that was refused.

    Args:
        failure: an error that sending raised, or the refused recipients that `sendmail` and `send_message` return.
        host: name of the server that answered.
        final: whether the retry window is over.

    Returns:
        recipient and diagnosis; the recipient is None when the failure is about the message as a whole.
    """
    if isinstance(failure, smtplib.SMTPRecipientsRefused):
        failure = failure.recipients
    if isinstance(failure, Mapping):
        return [
            (
                recipient,
                match(_reply(code, text), host=host, recipient=recipient, command="RCPT", final=final),
            )
            for recipient, (code, text) in failure.items()
        ]
    if not isinstance(failure, BaseException):
        raise TypeError(
            f"diagnose: failure must be an error or refused recipients, not a value of type {type(failure).__name__}"
        )
    if not isinstance(failure, smtplib.SMTPResponseException):
        return [(None, match(str(failure), host=host, final=final))]
    command = next((command for kind, command in _COMMANDS if isinstance(failure, kind)), None)
    reply = _reply(failure.smtp_code, failure.smtp_error)
    return [(None, match(reply, host=host, command=command, final=final))]


def _reply(code: int, text: Union[bytes, str]) -> str:
    """The reply as the server sent it; `smtplib` takes the code off each line."""
    written = text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)
    if not 200 <= code <= 599:
        return written
    return "\n".join(f"{code} {line}" for line in written.split("\n"))
