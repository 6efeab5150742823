// Code generated from registry/ by `pnpm generate`. DO NOT EDIT.

package bouncebook

// Reason says why a message was refused.
type Reason string

const (
	// ReasonAddressMoved: The address was valid once, but its owner has moved away or has changed, and the server does not forward. Forwarding that still works (251) is a delivery.
	ReasonAddressMoved Reason = "address-moved"

	// ReasonAttachmentRejected: The receiver does not permit the type, the name or the structure of an attachment, harmful or not. Malware that was found is virus-detected, and a matter of size is message-too-large.
	ReasonAttachmentRejected Reason = "attachment-rejected"

	// ReasonAuthFailed: SPF, DKIM, DMARC or ARC failed, or is missing where the receiver demands it. A login that failed is smtp-auth-required, and a sender address that is refused for another cause is sender-rejected.
	ReasonAuthFailed Reason = "auth-failed"

	// ReasonAutoReply: An automatic answer to a message that was delivered, such as an out-of-office note (RFC 3834). The address is good.
	ReasonAutoReply Reason = "auto-reply"

	// ReasonBadHELO: The name that the sending host gave in HELO or EHLO is not valid, does not resolve, or claims to be somebody else.
	ReasonBadHELO Reason = "bad-helo"

	// ReasonChallengeResponse: An automatic request asks the sender to prove to be human before the message is handed over. The message waits at the receiver, and nothing has bounced.
	ReasonChallengeResponse Reason = "challenge-response"

	// ReasonComplaint: A feedback report (ARF, RFC 5965) says that a recipient marked the message as spam, reported fraud or opted out. A report about failed authentication (RFC 6591) comes in the same form, but calls for repairs at the sender and keeps the address.
	ReasonComplaint Reason = "complaint"

	// ReasonConnectionFailed: No SMTP dialogue came about, or it broke off: the connection was refused, reset or timed out, or there was no route. Nothing was said about the address.
	ReasonConnectionFailed Reason = "connection-failed"

	// ReasonDeferred: A temporary refusal (4yz) that asks to try again later and names no cause.
	ReasonDeferred Reason = "deferred"

	// ReasonDelivered: The server accepted the message, or a report says that it was delivered, relayed or expanded. Nothing failed.
	ReasonDelivered Reason = "delivered"

	// ReasonDNSFailure: A DNS lookup failed for the moment or gave a broken answer (SERVFAIL, timeout, lame delegation), so that no receiver could be found. A final answer that the domain does not exist is domain-not-found.
	ReasonDNSFailure Reason = "dns-failure"

	// ReasonDomainBlocklisted: A domain of the sender, or a domain in a link of the message, is on a domain or URI list such as Spamhaus DBL, SURBL or URIBL. A listed IP address is ip-blocklisted.
	ReasonDomainBlocklisted Reason = "domain-blocklisted"

	// ReasonDomainNoMail: The domain or the host exists and declares that it never accepts mail, by a null MX record (RFC 7505) or by reply code 521 or 556 (RFC 7504). A server that is down or busy for a while is server-error or connection-failed.
	ReasonDomainNoMail Reason = "domain-no-mail"

	// ReasonDomainNotFound: The domain after the @ does not exist in DNS, or has no MX, A or AAAA record that leads to a server. The answer from DNS was final: a lookup that failed for the moment is dns-failure, and a domain that declares to take no mail is domain-no-mail.
	ReasonDomainNotFound Reason = "domain-not-found"

	// ReasonGeoBlocked: The receiver refuses mail because of the country, the region or the network (ASN) to which the sending IP address is assigned.
	ReasonGeoBlocked Reason = "geo-blocked"

	// ReasonGreylisted: The receiver puts off the first attempt of a sender that it does not know yet, and accepts a later one (RFC 6647).
	ReasonGreylisted Reason = "greylisted"

	// ReasonInProgress: A greeting, a closing line, a help text or a reply that asks for the next step. Nothing was refused, and nothing has been delivered yet.
	ReasonInProgress Reason = "in-progress"

	// ReasonInvalidAddress: The recipient address breaks the syntax of RFC 5321 or a rule of the receiving system, such as a forbidden character, an overlong part or a local naming rule. A well-formed address without a mailbox is user-unknown.
	ReasonInvalidAddress Reason = "invalid-address"

	// ReasonIPBlocklisted: The IP address that sends is on a DNS blocklist, or on a block list of the provider, that the reply names or implies. A refused IP address without a list is ip-refused, and low trust without a list is poor-reputation.
	ReasonIPBlocklisted Reason = "ip-blocklisted"

	// ReasonIPRefused: The receiver does not take mail from this IP address or host by a rule of its own and names no blocklist: a dynamic or residential range, a banned host, a host outside its allow list. A country or network is geo-blocked, and a missing PTR record is reverse-dns.
	ReasonIPRefused Reason = "ip-refused"

	// ReasonMailboxDisabled: The recipient's account is suspended, locked, expired, closed or unused for so long that it takes no mail. It is about the recipient's account: a disabled account of the sender is smtp-auth-required or sender-rejected.
	ReasonMailboxDisabled Reason = "mailbox-disabled"

	// ReasonMailboxFull: The recipient's mailbox is over its quota and takes nothing more until its owner makes room. A full disk of the whole server is system-full, and a message that is too big for the mailbox is message-too-large.
	ReasonMailboxFull Reason = "mailbox-full"

	// ReasonMailerError: The server took the message, but the program that delivers it at the end failed: a pipe, procmail, a delivery agent, a filter script or the expansion of a mailing list.
	ReasonMailerError Reason = "mailer-error"

	// ReasonMalformedMessage: The message breaks RFC 5322, MIME or a rule of transport: missing or repeated header fields, bare line feeds, overlong lines, 8-bit or UTF-8 text that cannot be passed on, or media that cannot be converted.
	ReasonMalformedMessage Reason = "malformed-message"

	// ReasonMessageExpired: The message stayed in a queue until its lifetime ended, and was given up. Why it was delayed stands in the replies before, and those count for more.
	ReasonMessageExpired Reason = "message-expired"

	// ReasonMessageTooLarge: The message, its header or one of its parts is over a size limit of the server, the mailbox or the sending account. A mailbox without room is mailbox-full.
	ReasonMessageTooLarge Reason = "message-too-large"

	// ReasonPolicyRejected: A local rule of the receiver refused the message, and the reply does not say which one. Where it names authentication, reputation, content or the recipient, the finer reason applies.
	ReasonPolicyRejected Reason = "policy-rejected"

	// ReasonPoorReputation: The receiver holds mail back because the IP address or the domain has a low reputation or draws complaints, and names no list. It eases as the mail gets better.
	ReasonPoorReputation Reason = "poor-reputation"

	// ReasonProtocolError: The receiver did not understand a command, got it out of order, or does not support it or its parameters. Address and content were not judged.
	ReasonProtocolError Reason = "protocol-error"

	// ReasonRateLimited: Too much mail came in too short a time, counted by account, sender, IP address, domain or recipient. Limits on connections are too-many-connections, and limits on recipients are too-many-recipients.
	ReasonRateLimited Reason = "rate-limited"

	// ReasonRecipientRefused: The mailbox works, but its owner, its group or a filter of its own does not take mail from this sender: a blocked sender, a list for members only, a mailbox for internal mail. A rule of the whole server is policy-rejected.
	ReasonRecipientRefused Reason = "recipient-refused"

	// ReasonRelayDenied: The server is not in charge of the recipient's domain, and does not pass mail on for this client. The address itself may be good.
	ReasonRelayDenied Reason = "relay-denied"

	// ReasonReverseDNS: The sending IP address has no PTR record, a PTR record that looks generated, or one whose name does not lead back to the same address.
	ReasonReverseDNS Reason = "reverse-dns"

	// ReasonRoutingLoop: The message went round in a circle, or passed more hosts than a server allows, and was stopped. Servers count its Received header fields.
	ReasonRoutingLoop Reason = "routing-loop"

	// ReasonSenderRejected: The receiver refuses the address in MAIL FROM or in the From header: its domain does not resolve or takes no mail, it cannot be verified, it is blocked, or this host or account may not use it. Failed SPF, DKIM or DMARC is auth-failed.
	ReasonSenderRejected Reason = "sender-rejected"

	// ReasonServerError: The receiving system has a fault, is wrongly set up, overloaded or under maintenance, and could not take the message. It says nothing about sender, address or content.
	ReasonServerError Reason = "server-error"

	// ReasonSMTPAuthRequired: The server wants a login (SMTP AUTH, RFC 4954), and none was tried, it failed, or its mechanism is too weak. It concerns submission to your own server or service, or a server that takes mail from its own users only.
	ReasonSMTPAuthRequired Reason = "smtp-auth-required"

	// ReasonSpamContent: A filter took the message itself for spam or phishing. A listed domain in a link is domain-blocklisted, and malware is virus-detected.
	ReasonSpamContent Reason = "spam-content"

	// ReasonSubscriptionRequest: A mail that asks to be put on a list or taken off it, or that announces a new address, arrived where bounces are collected. It is a wish of its writer, not a failure.
	ReasonSubscriptionRequest Reason = "subscription-request"

	// ReasonSuppressed: The message never left the sending side: the address is on the suppression list of the sending service or server, after an earlier bounce, a complaint or an unsubscribe.
	ReasonSuppressed Reason = "suppressed"

	// ReasonSystemFull: The disk, queue or storage of the receiving system as a whole is full, so that the recipient can do nothing about it. One full mailbox is mailbox-full.
	ReasonSystemFull Reason = "system-full"

	// ReasonTLSFailed: One side demands TLS and the other does not use it, or the handshake or a check of the certificate, of MTA-STS (RFC 8461), DANE (RFC 7672) or REQUIRETLS (RFC 8689) failed.
	ReasonTLSFailed Reason = "tls-failed"

	// ReasonTooManyConnections: Too many connections were open at the same time, too many were opened in a short time, or too many messages were sent over one.
	ReasonTooManyConnections Reason = "too-many-connections"

	// ReasonTooManyRecipients: One message, one session or one period had more recipients than the receiver or the sending service takes. Recipients that were accepted before the limit are not affected.
	ReasonTooManyRecipients Reason = "too-many-recipients"

	// ReasonUnknown: Nothing in the reply tells the cause, or nothing was recognised. Whether it is permanent follows from the class of its code.
	ReasonUnknown Reason = "unknown"

	// ReasonUserUnknown: The domain takes mail, but the part before the @ names no mailbox, alias or list there. An account that exists but is closed is mailbox-disabled, and one that refuses this sender is recipient-refused.
	ReasonUserUnknown Reason = "user-unknown"

	// ReasonVirusDetected: A scanner found malware, or a link to it, in the message or in an attachment. A file type that is forbidden as such is attachment-rejected.
	ReasonVirusDetected Reason = "virus-detected"
)

// Category says who can repair it: a group of reasons.
type Category string

const (
	// CategoryContent: The message itself is refused for what it holds or how it is built.
	CategoryContent Category = "content"

	// CategoryLocal: The sending side itself withheld the message, because the address is suppressed.
	CategoryLocal Category = "local"

	// CategoryMailbox: The mailbox exists, but it cannot or may not take this message.
	CategoryMailbox Category = "mailbox"

	// CategoryNetwork: The message never got across: connection, DNS, routing or the lifetime of the queue failed.
	CategoryNetwork Category = "network"

	// CategoryNotABounce: The message or reply reports no failed delivery at all.
	CategoryNotABounce Category = "not-a-bounce"

	// CategoryPolicy: A local rule of the receiver refused the message, and no finer cause is stated.
	CategoryPolicy Category = "policy"

	// CategoryRate: The receiver limits volume, connections, recipients or first contacts for the moment.
	CategoryRate Category = "rate"

	// CategoryRecipient: The address or its domain does not exist, or never takes mail.
	CategoryRecipient Category = "recipient"

	// CategoryReputation: The receiver distrusts the IP address, the domain or the host that sends.
	CategoryReputation Category = "reputation"

	// CategorySender: The identity or the set-up of the sending side is wrong or not proven: SPF, DKIM, DMARC, reverse DNS, HELO, envelope sender, login, relaying or TLS.
	CategorySender Category = "sender"

	// CategorySystem: The receiving system failed or could not carry out the SMTP dialogue.
	CategorySystem Category = "system"

	// CategoryUnknown: The reply states no cause, or none was recognised.
	CategoryUnknown Category = "unknown"
)

// Bounce says whether a failure is permanent for the address.
type Bounce string

const (
	// BounceHard: Permanent: the address will not take mail.
	BounceHard Bounce = "hard"

	// BounceSoft: The address may be good; this attempt failed.
	BounceSoft Bounce = "soft"

	// BounceUndetermined: The reply class decides: 5yz is hard, 4yz is soft.
	BounceUndetermined Bounce = "undetermined"

	// BounceNone: Not a delivery failure.
	BounceNone Bounce = "none"
)

// Action is what the sender does now.
type Action string

const (
	// ActionSuppress: Stop mailing this address.
	ActionSuppress Action = "suppress"

	// ActionRetry: Queue and try again later, unchanged.
	ActionRetry Action = "retry"

	// ActionSlowDown: Send less or slower to this destination, then try again.
	ActionSlowDown Action = "slow-down"

	// ActionFixSender: Repair the sending side (authentication, DNS, reputation, configuration), then send again; keep the address.
	ActionFixSender Action = "fix-sender"

	// ActionFixContent: Change the message, then send again; keep the address.
	ActionFixContent Action = "fix-content"

	// ActionReview: A person decides; the reply or the repeated failure does not say enough.
	ActionReview Action = "review"

	// ActionNone: Nothing to do.
	ActionNone Action = "none"
)

// Mechanism is authentication or transport security that a reply is about.
type Mechanism string

const (
	// MechanismSPF: Sender Policy Framework (RFC 7208).
	MechanismSPF Mechanism = "spf"

	// MechanismDKIM: DomainKeys Identified Mail (RFC 6376).
	MechanismDKIM Mechanism = "dkim"

	// MechanismDMARC: Domain-based Message Authentication, Reporting and Conformance (RFC 7489).
	MechanismDMARC Mechanism = "dmarc"

	// MechanismARC: Authenticated Received Chain (RFC 8617).
	MechanismARC Mechanism = "arc"

	// MechanismDANE: DNS-based Authentication of Named Entities for SMTP (RFC 7672).
	MechanismDANE Mechanism = "dane"

	// MechanismMTASTS: SMTP MTA Strict Transport Security (RFC 8461).
	MechanismMTASTS Mechanism = "mta-sts"
)

// Vocabulary is another system's list of labels.
type Vocabulary string

const (
	// VocabularyKumoMTA: KumoMTA.
	VocabularyKumoMTA Vocabulary = "kumomta"

	// VocabularyPostalsys: Postal Systems bounce classifier.
	VocabularyPostalsys Vocabulary = "postalsys"

	// VocabularyPostmark: Postmark.
	VocabularyPostmark Vocabulary = "postmark"

	// VocabularyPowerMTA: PowerMTA.
	VocabularyPowerMTA Vocabulary = "powermta"

	// VocabularySendGrid: SendGrid.
	VocabularySendGrid Vocabulary = "sendgrid"

	// VocabularySES: Amazon SES.
	VocabularySES Vocabulary = "ses"

	// VocabularySisimai: Sisimai.
	VocabularySisimai Vocabulary = "sisimai"

	// VocabularySparkPost: SparkPost.
	VocabularySparkPost Vocabulary = "sparkpost"

	// VocabularyZoneMTA: ZoneMTA.
	VocabularyZoneMTA Vocabulary = "zonemta"
)
