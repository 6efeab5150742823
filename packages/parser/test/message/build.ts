/** Builds messages for the tables: header fields, an empty line, a body. */
export function mail(fields: Readonly<Record<string, string>>, body: string): string {
  const header = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  return `${header.join("\n")}\n\n${body}`;
}

export interface ReportParts {
  readonly fields?: Readonly<Record<string, string>>;
  readonly text?: string;
  readonly textType?: string;
  readonly status?: string;
  readonly original?: string;
}

/** A multipart/report (RFC 6522) with the parts that are given. */
export function report({ fields, text, textType = "text/plain", status, original }: ReportParts): string {
  const parts = [
    text === undefined ? undefined : `Content-Type: ${textType}\n\n${text}`,
    status === undefined ? undefined : `Content-Type: message/delivery-status\n\n${status}`,
    original === undefined ? undefined : `Content-Type: message/rfc822\n\n${original}`,
  ];
  const body = parts
    .filter((part) => part !== undefined)
    .map((part) => `--=_b\n${part}\n`)
    .join("");
  return mail(
    {
      From: "MAILER-DAEMON@mta.example.com",
      Subject: "Undelivered Mail",
      "Content-Type": 'multipart/report; report-type=delivery-status; boundary="=_b"',
      ...fields,
    },
    `${body}--=_b--\n`,
  );
}

export const ORIGINAL = `Return-Path: <sender@example.com>
Message-ID: <m1@example.com>
From: Sender <sender@example.com>
To: user@example.net
Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=

Hello
`;
