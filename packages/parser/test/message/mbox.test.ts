import { describe, expect, it } from "vitest";
import { readMbox } from "../../src/message/index.js";
import { LONGEST_MESSAGE } from "../../src/message/limits.js";

const MBOX = `From MAILER-DAEMON Mon Sep  1 10:00:00 2025
Subject: one

>From the beginning
>>From twice
From inside a paragraph
> quoted

From sender@example.com Mon Sep  1 10:00:01 2025
Subject: two

body
`;

async function read(text: string, size: number): Promise<{ text: string; line: number }[]> {
  const bytes = new TextEncoder().encode(text);
  const messages: { text: string; line: number }[] = [];
  for await (const { bytes: message, line } of readMbox(cut(bytes, size)))
    messages.push({ text: new TextDecoder().decode(message), line });
  return messages;
}

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe.each([1, 2, 7, 1_000])("in chunks of %d bytes", (size) => {
  it("splits messages, takes one quote away and counts lines", async () => {
    expect(await read(MBOX, size)).toEqual([
      {
        text: "Subject: one\n\nFrom the beginning\n>From twice\nFrom inside a paragraph\n> quoted\n\n",
        line: 1,
      },
      { text: "Subject: two\n\nbody\n", line: 9 },
    ]);
  });

  it("takes CRLF line ends", async () => {
    const messages = await read(MBOX.replaceAll("\n", "\r\n"), size);
    expect(messages.map(({ line }) => line)).toEqual([1, 9]);
    expect(messages[1]!.text).toBe("Subject: two\r\n\r\nbody\r\n");
  });

  it("gives a single message without a From line as it stands", async () => {
    expect(await read("Subject: one\n\nbody", size)).toEqual([{ text: "Subject: one\n\nbody", line: 1 }]);
  });

  it("gives nothing for an empty stream or blank lines", async () => {
    expect(await read("", size)).toEqual([]);
    expect(await read("\n\n", size)).toEqual([]);
  });
});

it("takes text chunks", async () => {
  async function* chunks(): AsyncGenerator<string> {
    yield "From a\nSubject: Gr";
    yield "üße\n";
  }
  for await (const { bytes } of readMbox(chunks()))
    expect(new TextDecoder().decode(bytes)).toBe("Subject: Grüße\n");
});

it("keeps no more of a message than its limit, and finds the next one behind a line of any length", async () => {
  const line = new Uint8Array(1024 * 1024).fill(0x61);
  async function* chunks(): AsyncGenerator<Uint8Array | string> {
    yield "From a\n";
    for (let count = 0; count < 40; count++) yield line;
    yield "\n\nFrom b\nSubject: two\n";
  }
  const sizes: number[] = [];
  for await (const { bytes } of readMbox(chunks())) sizes.push(bytes.length);
  expect(sizes).toEqual([LONGEST_MESSAGE, "Subject: two\n".length]);
});
