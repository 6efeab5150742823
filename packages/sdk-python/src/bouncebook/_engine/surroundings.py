"""Step 1, number 5: what logs, bounce messages and libraries write around a reply."""

from __future__ import annotations

import re
from typing import Optional, Tuple

_FLAGS = re.ASCII | re.IGNORECASE
_ENHANCED = r"[245]\.[0-9]{1,3}\.[0-9]{1,3}"

_IN_REPLY_TO = re.compile(
    r" ?\(in reply to (?:end of )?([a-z ]{3,40}?)(?: command)?\)\Z", _FLAGS
)
_QUOTED = re.compile(
    rf"([245][0-9]{{2}} )?(?:{_ENHANCED} )?{_ENHANCED} - [^']{{1,80}} "
    r"'(.{1,4000})' \(delivery attempts: [0-9]{1,6}\)\Z",
    re.DOTALL,
)
_DIAGNOSTIC_TYPE = re.compile(
    r"(?:smtp|lmtp|unix|dns|x400|mts|x-[a-z0-9-]{1,30}) ?; ?", _FLAGS
)
_REPLY_CODE = re.compile(r"[2-5][0-9]{2}(?:[ -]|\Z)")
_HOST_SAID = re.compile(
    r"(?<![a-z0-9_])host ([^ \[\]()]{1,253}) ?(?:\[[^\] ]{1,60}\])?(?: ?:[0-9]{1,5})? said: ?",
    _FLAGS,
)
_ERROR_FROM_REMOTE = re.compile(
    r"(?<![a-z0-9_])[sl]mtp error from remote (?:mail ?server|mailer) after (.{2,400}?):"
    r"(?: host ([^ \[\]]{1,253}) ?(?:\[[^\] ]{1,60}\])?:)?(?: |\Z)",
    _FLAGS | re.DOTALL,
)
_TALKING_TO = re.compile(r"while talking to ([^ :]{1,253}): ?", _FLAGS)
_TALKED = re.compile(r">>> ?([a-z]{4})", _FLAGS)
_REMOTE_SAID = re.compile(
    r"(?<![a-z0-9_])(?:remote (?:host|mta|server|system)|server|host|they)"
    r" (?:said|replied|responded|answered|returned)(?: with)?:? ?['\"]?(?=[2-5][0-9]{2}(?:[ -]|\Z))",
    _FLAGS,
)
_BEFORE_ENHANCED = rf"[ -]#?{_ENHANCED}(?!\.?[0-9])"
_CODE_INSIDE = re.compile(
    r"(?:[:;>('\"]|<<<) ?([245][0-9]{2})(?=[ -][^0-9]|" + _BEFORE_ENHANCED + ")"
    r"|[ (\[]([245][0-9]{2})(?=" + _BEFORE_ENHANCED + ")"
)
_MAY_HOLD_REPLY = re.compile(r"[2-5][0-9]{2}|said:|error from remote|talking to", _FLAGS)

Unwrapped = Tuple[str, Optional[str], Optional[str]]


def unwrap(text: str) -> Unwrapped:
    """The text of the reply, the host that gave it, and the command that it answers."""
    host = command = None
    if text[-1:] == ")":
        found = _IN_REPLY_TO.search(text)
        if found:
            command = command_named(found[1])
            text = text[: found.start()]
        text = _take_quoted(text)
    if "2" <= text[:1] <= "5":
        return text, host, command
    found = _DIAGNOSTIC_TYPE.match(text)
    if found:
        text = text[found.end() :]
    if _REPLY_CODE.match(text) or _MAY_HOLD_REPLY.search(text) is None:
        return text, host, command
    text, host, answered = _behind_introduction(text)
    if not _REPLY_CODE.match(text):
        text = _skip_to_code(text)
    return text, host, command or answered


def _take_quoted(text: str) -> str:
    """What another server said, quoted by one that sums it up."""
    found = _QUOTED.match(text) if "(delivery attempts: " in text else None
    if found is None:
        return text
    return found[2] if _REPLY_CODE.match(found[2]) else (found[1] or "") + found[2]


def _behind_introduction(text: str) -> Unwrapped:
    said = _HOST_SAID.search(text)
    remote = _ERROR_FROM_REMOTE.search(text)
    if said and not (remote and remote.start() < said.start()):
        return text[said.end() :], said[1], None
    if remote:
        return text[remote.end() :], remote[2], command_named(remote[1])
    talking = _TALKING_TO.search(text)
    if talking:
        return _behind_talk(text[talking.end() :], talking[1])
    found = _REMOTE_SAID.search(text)
    return (text[found.end() :] if found else text), None, None


def _behind_talk(text: str, host: str) -> Unwrapped:
    """Sendmail's transcript: what it sent behind `>>>`, what it got behind `<<<`."""
    sent = _TALKED.match(text)
    command = command_named(sent[1]) if sent else None
    answer = text.find("<<< ")
    name = host[:-1] if len(host) > 1 and host[-1] == "." else host
    return (text if answer < 0 else text[answer + 4 :]), name, command


def _skip_to_code(text: str) -> str:
    found = _CODE_INSIDE.search(text)
    return text[found.end() - 3 :] if found else text


_COMMANDS = (
    (re.compile("mail", _FLAGS), "MAIL"),
    (re.compile("rcpt", _FLAGS), "RCPT"),
    (re.compile("(?:ehlo|helo|lhlo)", _FLAGS), "EHLO"),
    (re.compile("starttls", _FLAGS), "STARTTLS"),
    (re.compile("auth", _FLAGS), "AUTH"),
    (re.compile(".*?(?:data|message|bdat|end of)", _FLAGS | re.DOTALL), "DATA"),
    (re.compile(".*?(?:connect|banner|greeting)", _FLAGS | re.DOTALL), "CONNECT"),
)


def command_named(written: str) -> Optional[str]:
    """CONNECT, EHLO, STARTTLS, AUTH, MAIL, RCPT or DATA; None for any other command (step 0)."""
    for pattern, command in _COMMANDS:
        if pattern.match(written):
            return command
    return None
