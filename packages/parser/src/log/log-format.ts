/** Logs that are read; also the `format` of their events. */
export const LOG_FORMATS = [
  "postfix-log",
  "exim-log",
  "sendmail-log",
  "opensmtpd-log",
  "qmail-log",
  "exchange-log",
  "powermta-log",
  "kumomta-log",
  "haraka-log",
] as const;

export type LogFormat = (typeof LOG_FORMATS)[number];
