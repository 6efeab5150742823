import PostalMime from "postal-mime";
import { expect, it } from "vitest";
import { LimitLog } from "../../src/message/limits.js";
import { decodeField } from "../../src/message/mime/encoded-words.js";
import { toSource } from "../../src/message/mime/octets.js";
import { decodePart, type Part, readMail } from "../../src/message/mime/walk.js";
import { FORMATS } from "./formats.fixtures.js";
import { MIME } from "./mime.fixtures.js";
import { STANDARDS } from "./standards.fixtures.js";

/** Where we read what is broken, and the oracle does as the standard says or as its runtime decodes. */
const READ_OTHERWISE = new Set([
  "CR line ends",
  "CR CR LF line ends",
  "no empty line between header and body",
  "a boundary whose fold lost its blank",
  "a boundary that the header names wrongly",
  "a boundary that the header does not name",
  "the boundaries are gone",
  "a damaged boundary behind the status",
  "iso-2022-jp without a charset",
  "windows-1252",
  "utf-7",
  "a charset that nobody knows, UTF-8 in truth",
]);

const MESSAGES = [...STANDARDS, ...MIME, ...FORMATS].filter(({ name }) => !READ_OTHERWISE.has(name));

it.each(MESSAGES)("reads the parts as postal-mime does: $name", async ({ message }) => {
  const expected = await PostalMime.parse(message, { forceRfc822Attachments: true });
  const limits = new LimitLog();
  const mail = readMail(toSource(message, limits), limits);
  const texts = (type: string): string =>
    squeeze(
      mail.parts
        .filter(({ content }) => content.type === type)
        .map((part) => text(part))
        .join("\n"),
    );
  const text = (part: Part): string => decodePart(part, mail.wasText, limits);
  const attached = (type: string): string =>
    squeeze(
      expected.attachments
        .filter(({ mimeType }) => mimeType === type)
        .map(({ content }) => contentText(content))
        .join("\n"),
    );
  expect(squeeze(decodeField(mail.header.get("subject")))).toBe(squeeze(expected.subject ?? ""));
  if (expected.html === undefined) expect(texts("text/plain")).toBe(squeeze(expected.text ?? ""));
  for (const type of [
    "message/delivery-status",
    "message/feedback-report",
    "message/rfc822",
    "text/rfc822-headers",
  ])
    expect(texts(type)).toBe(attached(type));
});

it("names only fixtures that exist", () => {
  const names = new Set([...STANDARDS, ...MIME, ...FORMATS].map(({ name }) => name));
  expect([...READ_OTHERWISE].filter((name) => !names.has(name))).toEqual([]);
});

function squeeze(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function contentText(content: string | ArrayBuffer | Uint8Array): string {
  return typeof content === "string" ? content : new TextDecoder().decode(content);
}
