/** What happened to one message for one recipient, in the words of whoever reported it. Nothing in it is judged. */
export interface DeliveryEvent {
  kind: EventKind;
  /** How it was reported: "rfc3464", "qmail", "exim", "exchange", "postfix-log", "ses", … */
  format: string;
  /** File or stream that it was read from. */
  file?: string;
  /** Line in that file, from 1; of a message, its first line in an mbox. */
  line?: number;
  /** When it happened, as an RFC 3339 time stamp in UTC; without a known zone, as local time without an offset. */
  time?: string;
  /** Final recipient, as a bare address. */
  recipient?: string;
  /** Address that the message was first sent to (RFC 3464, section 2.3.1). */
  originalRecipient?: string;
  /** Envelope sender of the original message, as a bare address; empty for the null reverse-path. */
  sender?: string;
  /** Message-ID of the original message, without angle brackets. */
  messageId?: string;
  queueId?: string;
  /** Subject of the original message, decoded. */
  subject?: string;
  /** What the remote server said, with its codes, as one text; lines are joined with line ends. */
  reply?: string;
  /** Three-digit reply code (RFC 5321, section 4.2). */
  replyCode?: string;
  /** Enhanced status code (RFC 3463). */
  status?: string;
  /** SMTP command that was answered: CONNECT, EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA. */
  command?: string;
  remoteHost?: string;
  /** Server that wrote the report. */
  reportingHost?: string;
  /** Feedback-Type of a complaint (RFC 5965, section 3.1): abuse, fraud, opt-out, auth-failure, … */
  feedbackType?: string;
  /** Limits of the parser that this input ran into, one sentence each. */
  limits?: string[];
}

export type EventKind = "bounce" | "delay" | "delivered" | "complaint" | "auto-reply" | "other";
