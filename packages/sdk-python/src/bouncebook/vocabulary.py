# Generated from registry/ by `pnpm generate`. Do not edit: change the registry and generate again.

"""The words of a diagnosis: a ``Literal`` type and an enum for each kind, and what each word means."""

from enum import Enum
from typing import Literal, Mapping

Action = Literal[
    "suppress",
    "retry",
    "slow-down",
    "fix-sender",
    "fix-content",
    "review",
    "none",
]

Bounce = Literal[
    "hard",
    "soft",
    "undetermined",
    "none",
]

Category = Literal[
    "content",
    "local",
    "mailbox",
    "network",
    "not-a-bounce",
    "policy",
    "rate",
    "recipient",
    "reputation",
    "sender",
    "system",
    "unknown",
]

Mechanism = Literal[
    "spf",
    "dkim",
    "dmarc",
    "arc",
    "dane",
    "mta-sts",
]

Reason = Literal[
    "address-moved",
    "attachment-rejected",
    "auth-failed",
    "auto-reply",
    "bad-helo",
    "challenge-response",
    "complaint",
    "connection-failed",
    "deferred",
    "delivered",
    "dns-failure",
    "domain-blocklisted",
    "domain-no-mail",
    "domain-not-found",
    "geo-blocked",
    "greylisted",
    "in-progress",
    "invalid-address",
    "ip-blocklisted",
    "ip-refused",
    "mailbox-disabled",
    "mailbox-full",
    "mailer-error",
    "malformed-message",
    "message-expired",
    "message-too-large",
    "policy-rejected",
    "poor-reputation",
    "protocol-error",
    "rate-limited",
    "recipient-refused",
    "relay-denied",
    "reverse-dns",
    "routing-loop",
    "sender-rejected",
    "server-error",
    "smtp-auth-required",
    "spam-content",
    "subscription-request",
    "suppressed",
    "system-full",
    "tls-failed",
    "too-many-connections",
    "too-many-recipients",
    "unknown",
    "user-unknown",
    "virus-detected",
]

Specificity = Literal[
    "provider-text-and-code",
    "provider-text",
    "provider-code",
    "blocklist",
    "wording",
    "enhanced",
    "basic",
    "class",
    "none",
]

ProviderBy = Literal[
    "host",
    "text",
    "recipient",
]

VocabularyId = Literal[
    "kumomta",
    "postalsys",
    "postmark",
    "powermta",
    "sendgrid",
    "ses",
    "sisimai",
    "sparkpost",
    "zonemta",
]


class Actions(str, Enum):
    """What the sender does now."""

    SUPPRESS = "suppress"
    RETRY = "retry"
    SLOW_DOWN = "slow-down"
    FIX_SENDER = "fix-sender"
    FIX_CONTENT = "fix-content"
    REVIEW = "review"
    NONE = "none"


class Bounces(str, Enum):
    """Whether the failure is permanent for the address."""

    HARD = "hard"
    SOFT = "soft"
    UNDETERMINED = "undetermined"
    NONE = "none"


class Categories(str, Enum):
    """Who can repair it."""

    CONTENT = "content"
    LOCAL = "local"
    MAILBOX = "mailbox"
    NETWORK = "network"
    NOT_A_BOUNCE = "not-a-bounce"
    POLICY = "policy"
    RATE = "rate"
    RECIPIENT = "recipient"
    REPUTATION = "reputation"
    SENDER = "sender"
    SYSTEM = "system"
    UNKNOWN = "unknown"


class Mechanisms(str, Enum):
    """What authenticates or encrypts."""

    SPF = "spf"
    DKIM = "dkim"
    DMARC = "dmarc"
    ARC = "arc"
    DANE = "dane"
    MTA_STS = "mta-sts"


class Reasons(str, Enum):
    """Why a message was refused."""

    ADDRESS_MOVED = "address-moved"
    ATTACHMENT_REJECTED = "attachment-rejected"
    AUTH_FAILED = "auth-failed"
    AUTO_REPLY = "auto-reply"
    BAD_HELO = "bad-helo"
    CHALLENGE_RESPONSE = "challenge-response"
    COMPLAINT = "complaint"
    CONNECTION_FAILED = "connection-failed"
    DEFERRED = "deferred"
    DELIVERED = "delivered"
    DNS_FAILURE = "dns-failure"
    DOMAIN_BLOCKLISTED = "domain-blocklisted"
    DOMAIN_NO_MAIL = "domain-no-mail"
    DOMAIN_NOT_FOUND = "domain-not-found"
    GEO_BLOCKED = "geo-blocked"
    GREYLISTED = "greylisted"
    IN_PROGRESS = "in-progress"
    INVALID_ADDRESS = "invalid-address"
    IP_BLOCKLISTED = "ip-blocklisted"
    IP_REFUSED = "ip-refused"
    MAILBOX_DISABLED = "mailbox-disabled"
    MAILBOX_FULL = "mailbox-full"
    MAILER_ERROR = "mailer-error"
    MALFORMED_MESSAGE = "malformed-message"
    MESSAGE_EXPIRED = "message-expired"
    MESSAGE_TOO_LARGE = "message-too-large"
    POLICY_REJECTED = "policy-rejected"
    POOR_REPUTATION = "poor-reputation"
    PROTOCOL_ERROR = "protocol-error"
    RATE_LIMITED = "rate-limited"
    RECIPIENT_REFUSED = "recipient-refused"
    RELAY_DENIED = "relay-denied"
    REVERSE_DNS = "reverse-dns"
    ROUTING_LOOP = "routing-loop"
    SENDER_REJECTED = "sender-rejected"
    SERVER_ERROR = "server-error"
    SMTP_AUTH_REQUIRED = "smtp-auth-required"
    SPAM_CONTENT = "spam-content"
    SUBSCRIPTION_REQUEST = "subscription-request"
    SUPPRESSED = "suppressed"
    SYSTEM_FULL = "system-full"
    TLS_FAILED = "tls-failed"
    TOO_MANY_CONNECTIONS = "too-many-connections"
    TOO_MANY_RECIPIENTS = "too-many-recipients"
    UNKNOWN = "unknown"
    USER_UNKNOWN = "user-unknown"
    VIRUS_DETECTED = "virus-detected"


class Specificities(str, Enum):
    """How strong the evidence is, the strongest first."""

    PROVIDER_TEXT_AND_CODE = "provider-text-and-code"
    PROVIDER_TEXT = "provider-text"
    PROVIDER_CODE = "provider-code"
    BLOCKLIST = "blocklist"
    WORDING = "wording"
    ENHANCED = "enhanced"
    BASIC = "basic"
    CLASS = "class"
    NONE = "none"


ACTION_MEANINGS: Mapping[Action, str] = {
    "suppress": "Stop mailing this address.",
    "retry": "Queue and try again later, unchanged.",
    "slow-down": "Send less or slower to this destination, then try again.",
    "fix-sender": "Repair the sending side (authentication, DNS, reputation, configuration), then send again; keep the address.",
    "fix-content": "Change the message, then send again; keep the address.",
    "review": "A person decides; the reply or the repeated failure does not say enough.",
    "none": "Nothing to do.",
}


BOUNCE_MEANINGS: Mapping[Bounce, str] = {
    "hard": "Permanent: the address will not take mail.",
    "soft": "The address may be good; this attempt failed.",
    "undetermined": "The reply class decides: 5yz is hard, 4yz is soft.",
    "none": "Not a delivery failure.",
}


CATEGORY_MEANINGS: Mapping[Category, str] = {
    "content": "The message itself is refused for what it holds or how it is built.",
    "local": "The sending side itself withheld the message, because the address is suppressed.",
    "mailbox": "The mailbox exists, but it cannot or may not take this message.",
    "network": "The message never got across: connection, DNS, routing or the lifetime of the queue failed.",
    "not-a-bounce": "The message or reply reports no failed delivery at all.",
    "policy": "A local rule of the receiver refused the message, and no finer cause is stated.",
    "rate": "The receiver limits volume, connections, recipients or first contacts for the moment.",
    "recipient": "The address or its domain does not exist, or never takes mail.",
    "reputation": "The receiver distrusts the IP address, the domain or the host that sends.",
    "sender": "The identity or the set-up of the sending side is wrong or not proven: SPF, DKIM, DMARC, reverse DNS, HELO, envelope sender, login, relaying or TLS.",
    "system": "The receiving system failed or could not carry out the SMTP dialogue.",
    "unknown": "The reply states no cause, or none was recognised.",
}


MECHANISM_MEANINGS: Mapping[Mechanism, str] = {
    "spf": "Sender Policy Framework (RFC 7208).",
    "dkim": "DomainKeys Identified Mail (RFC 6376).",
    "dmarc": "Domain-based Message Authentication, Reporting and Conformance (RFC 7489).",
    "arc": "Authenticated Received Chain (RFC 8617).",
    "dane": "DNS-based Authentication of Named Entities for SMTP (RFC 7672).",
    "mta-sts": "SMTP MTA Strict Transport Security (RFC 8461).",
}


REASON_MEANINGS: Mapping[Reason, str] = {
    "address-moved": "The address was valid once, but its owner has moved away or has changed, and the server does not forward. Forwarding that still works (251) is a delivery.",
    "attachment-rejected": "The receiver does not permit the type, the name or the structure of an attachment, harmful or not. Malware that was found is virus-detected, and a matter of size is message-too-large.",
    "auth-failed": "SPF, DKIM, DMARC or ARC failed, or is missing where the receiver demands it. A login that failed is smtp-auth-required, and a sender address that is refused for another cause is sender-rejected.",
    "auto-reply": "An automatic answer to a message that was delivered, such as an out-of-office note (RFC 3834). The address is good.",
    "bad-helo": "The name that the sending host gave in HELO or EHLO is not valid, does not resolve, or claims to be somebody else.",
    "challenge-response": "An automatic request asks the sender to prove to be human before the message is handed over. The message waits at the receiver, and nothing has bounced.",
    "complaint": "A feedback report (ARF, RFC 5965) says that a recipient marked the message as spam, reported fraud or opted out. A report about failed authentication (RFC 6591) comes in the same form, but calls for repairs at the sender and keeps the address.",
    "connection-failed": "No SMTP dialogue came about, or it broke off: the connection was refused, reset or timed out, or there was no route. Nothing was said about the address.",
    "deferred": "A temporary refusal (4yz) that asks to try again later and names no cause.",
    "delivered": "The server accepted the message, or a report says that it was delivered, relayed or expanded. Nothing failed.",
    "dns-failure": "A DNS lookup failed for the moment or gave a broken answer (SERVFAIL, timeout, lame delegation), so that no receiver could be found. A final answer that the domain does not exist is domain-not-found.",
    "domain-blocklisted": "A domain of the sender, or a domain in a link of the message, is on a domain or URI list such as Spamhaus DBL, SURBL or URIBL. A listed IP address is ip-blocklisted.",
    "domain-no-mail": "The domain or the host exists and declares that it never accepts mail, by a null MX record (RFC 7505) or by reply code 521 or 556 (RFC 7504). A server that is down or busy for a while is server-error or connection-failed.",
    "domain-not-found": "The domain after the @ does not exist in DNS, or has no MX, A or AAAA record that leads to a server. The answer from DNS was final: a lookup that failed for the moment is dns-failure, and a domain that declares to take no mail is domain-no-mail.",
    "geo-blocked": "The receiver refuses mail because of the country, the region or the network (ASN) to which the sending IP address is assigned.",
    "greylisted": "The receiver puts off the first attempt of a sender that it does not know yet, and accepts a later one (RFC 6647).",
    "in-progress": "A greeting, a closing line, a help text or a reply that asks for the next step. Nothing was refused, and nothing has been delivered yet.",
    "invalid-address": "The recipient address breaks the syntax of RFC 5321 or a rule of the receiving system, such as a forbidden character, an overlong part or a local naming rule. A well-formed address without a mailbox is user-unknown.",
    "ip-blocklisted": "The IP address that sends is on a DNS blocklist, or on a block list of the provider, that the reply names or implies. A refused IP address without a list is ip-refused, and low trust without a list is poor-reputation.",
    "ip-refused": "The receiver does not take mail from this IP address or host by a rule of its own and names no blocklist: a dynamic or residential range, a banned host, a host outside its allow list. A country or network is geo-blocked, and a missing PTR record is reverse-dns.",
    "mailbox-disabled": "The recipient's account is suspended, locked, expired, closed or unused for so long that it takes no mail. It is about the recipient's account: a disabled account of the sender is smtp-auth-required or sender-rejected.",
    "mailbox-full": "The recipient's mailbox is over its quota and takes nothing more until its owner makes room. A full disk of the whole server is system-full, and a message that is too big for the mailbox is message-too-large.",
    "mailer-error": "The server took the message, but the program that delivers it at the end failed: a pipe, procmail, a delivery agent, a filter script or the expansion of a mailing list.",
    "malformed-message": "The message breaks RFC 5322, MIME or a rule of transport: missing or repeated header fields, bare line feeds, overlong lines, 8-bit or UTF-8 text that cannot be passed on, or media that cannot be converted.",
    "message-expired": "The message stayed in a queue until its lifetime ended, and was given up. Why it was delayed stands in the replies before, and those count for more.",
    "message-too-large": "The message, its header or one of its parts is over a size limit of the server, the mailbox or the sending account. A mailbox without room is mailbox-full.",
    "policy-rejected": "A local rule of the receiver refused the message, and the reply does not say which one. Where it names authentication, reputation, content or the recipient, the finer reason applies.",
    "poor-reputation": "The receiver holds mail back because the IP address or the domain has a low reputation or draws complaints, and names no list. It eases as the mail gets better.",
    "protocol-error": "The receiver did not understand a command, got it out of order, or does not support it or its parameters. Address and content were not judged.",
    "rate-limited": "Too much mail came in too short a time, counted by account, sender, IP address, domain or recipient. Limits on connections are too-many-connections, and limits on recipients are too-many-recipients.",
    "recipient-refused": "The mailbox works, but its owner, its group or a filter of its own does not take mail from this sender: a blocked sender, a list for members only, a mailbox for internal mail. A rule of the whole server is policy-rejected.",
    "relay-denied": "The server is not in charge of the recipient's domain, and does not pass mail on for this client. The address itself may be good.",
    "reverse-dns": "The sending IP address has no PTR record, a PTR record that looks generated, or one whose name does not lead back to the same address.",
    "routing-loop": "The message went round in a circle, or passed more hosts than a server allows, and was stopped. Servers count its Received header fields.",
    "sender-rejected": "The receiver refuses the address in MAIL FROM or in the From header: its domain does not resolve or takes no mail, it cannot be verified, it is blocked, or this host or account may not use it. Failed SPF, DKIM or DMARC is auth-failed.",
    "server-error": "The receiving system has a fault, is wrongly set up, overloaded or under maintenance, and could not take the message. It says nothing about sender, address or content.",
    "smtp-auth-required": "The server wants a login (SMTP AUTH, RFC 4954), and none was tried, it failed, or its mechanism is too weak. It concerns submission to your own server or service, or a server that takes mail from its own users only.",
    "spam-content": "A filter took the message itself for spam or phishing. A listed domain in a link is domain-blocklisted, and malware is virus-detected.",
    "subscription-request": "A mail that asks to be put on a list or taken off it, or that announces a new address, arrived where bounces are collected. It is a wish of its writer, not a failure.",
    "suppressed": "The message never left the sending side: the address is on the suppression list of the sending service or server, after an earlier bounce, a complaint or an unsubscribe.",
    "system-full": "The disk, queue or storage of the receiving system as a whole is full, so that the recipient can do nothing about it. One full mailbox is mailbox-full.",
    "tls-failed": "One side demands TLS and the other does not use it, or the handshake or a check of the certificate, of MTA-STS (RFC 8461), DANE (RFC 7672) or REQUIRETLS (RFC 8689) failed.",
    "too-many-connections": "Too many connections were open at the same time, too many were opened in a short time, or too many messages were sent over one.",
    "too-many-recipients": "One message, one session or one period had more recipients than the receiver or the sending service takes. Recipients that were accepted before the limit are not affected.",
    "unknown": "Nothing in the reply tells the cause, or nothing was recognised. Whether it is permanent follows from the class of its code.",
    "user-unknown": "The domain takes mail, but the part before the @ names no mailbox, alias or list there. An account that exists but is closed is mailbox-disabled, and one that refuses this sender is recipient-refused.",
    "virus-detected": "A scanner found malware, or a link to it, in the message or in an attachment. A file type that is forbidden as such is attachment-rejected.",
}


SPECIFICITY_MEANINGS: Mapping[Specificity, str] = {
    "provider-text-and-code": "A provider's own words, and a code that it sends with them.",
    "provider-text": "A provider's own words.",
    "provider-code": "A code that from this provider says it alone.",
    "blocklist": "The name of a blocklist.",
    "wording": "Words that many servers share.",
    "enhanced": "The enhanced status code (RFC 3463).",
    "basic": "The reply code (RFC 5321).",
    "class": "The first digit alone.",
    "none": "Nothing was recognised.",
}
