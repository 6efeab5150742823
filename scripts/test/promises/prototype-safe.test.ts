import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Entry, entries, lookup } from "@bouncebook/data";
import { formatDiagnosis, formatEntry } from "@bouncebook/formatter";
import { createMatcher, match, toVocabulary } from "@bouncebook/matcher";
import { checkTables, compileTables } from "@bouncebook/matcher/compile";
import {
  createLogReader,
  LOG_FORMATS,
  parseMessage,
  parseWebhook,
  parseWebhookText,
} from "@bouncebook/parser";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { parseJson } from "../../../packages/cli/src/registry/index.ts";
import { COMMAND, node, runsOf, writeInputs } from "./run.ts";

const root = mkdtempSync(join(tmpdir(), "bouncebook-prototype-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Names that every object has, or that lead to what all objects share. */
const NAMES = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "valueOf",
  "hasOwnProperty",
  "__defineGetter__",
  "__lookupGetter__",
  "isPrototypeOf",
  "constructor.prototype",
  "__proto__.polluted",
];

const UNHARMED = [Object.prototype, Array.prototype, String.prototype, Map.prototype, Function.prototype].map(
  (prototype) => [prototype, Reflect.ownKeys(prototype).length] as const,
);

describe("No name such as `__proto__` reaches the prototype of anything.", () => {
  afterEach(() => {
    for (const [prototype, keys] of UNHARMED) expect(Reflect.ownKeys(prototype)).toHaveLength(keys);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test.each(NAMES)("%s is no entry, no word of a vocabulary, and text in a reply", (name) => {
    expect(lookup(name)).toBeUndefined();
    expect(lookup(`${name}/${name}`)).toBeUndefined();
    const diagnosis = match(`550 5.1.1 ${name}`, { host: name, recipient: `${name}@${name}`, command: name });
    expect(diagnosis.provider).toBeUndefined();
    expect(diagnosis.reason).toBe("user-unknown");
    expect(() => toVocabulary(diagnosis, name as never)).toThrow(RangeError);
    expect(formatDiagnosis({ ...diagnosis, provider: name, entry: name, reason: name as never })).toContain(
      "550 5.1.1",
    );
  });

  test.each(NAMES)("%s as a key of a webhook", (name) => {
    const text = `[{"${name}":{"polluted":true},"event":"bounce","type":"bounce","email":"a@example.com","reason":"550 no","timestamp":1,"sg_event_id":"x"},{"${name}":"bounce"},{"event":"${name}","type":"${name}","eventType":"${name}","RecordType":"${name}"}]`;
    for (const event of [...parseWebhookText(text), ...parseWebhook(JSON.parse(text))]) {
      expect(["bounce", "delay", "delivered", "complaint", "auto-reply", "other"]).toContain(event.kind);
      expect(
        Object.values(event).every((value) => typeof value === "string" || typeof value === "number"),
      ).toBe(true);
    }
  });

  test.each(NAMES)("%s as a field, a parameter, a boundary and an encoding of a message", (name) => {
    const message = `${name}: x\nFrom: MAILER-DAEMON@a.example\nSubject: failure notice\nContent-Type: multipart/report; boundary="${name}"; charset=${name}; ${name}=${name}\n\n--${name}\nContent-Transfer-Encoding: ${name}\nContent-Type: text/plain; charset=${name}\n\n${name}\n--${name}\nContent-Type: message/delivery-status\n\n${name}: x\n\nFinal-Recipient: ${name}; user@example.net\nAction: ${name}\nStatus: 5.1.1\n${name}: ${name}\n--${name}--\n`;
    for (const event of parseMessage(message)) {
      for (const value of Object.values(event))
        expect(["string", "number", "object"]).toContain(typeof value);
      expect(Object.getPrototypeOf(event)).toBe(Object.prototype);
    }
  });

  test.each(NAMES)("%s as a column, a key and a queue id of a log", (name) => {
    const lines = [
      `#Fields: ${name},event-id,recipient-address,${name}\n${name},FAIL,a@example.com,x\n`,
      `type,${name},rcpt,dsnStatus\nb,${name},a@example.com,5.1.1\n`,
      `{"type":"Bounce","${name}":{"polluted":true},"recipient":"a@example.com","response":{"${name}":1,"code":550,"content":"${name}"}}\n`,
      `Nov 23 21:40:07 ${name} postfix/smtp[7]: ${name}: to=<a@example.com>, ${name}=x, dsn=5.1.1, status=${name} (x)\n`,
    ];
    for (const format of LOG_FORMATS) {
      for (const line of lines) {
        const reader = createLogReader({ format });
        for (const event of [...reader.push(line), ...reader.end()])
          expect(Object.getPrototypeOf(event)).toBe(Object.prototype);
      }
    }
  });

  test.each(NAMES)("%s as id, reason, provider and kind of an entry", (name) => {
    const files = [
      { id: name, kind: name },
      { id: `${name}/x`, kind: "response", reason: "mailbox-full", match: ["the box is full"] },
      {
        id: "google/x",
        kind: "response",
        reason: name,
        match: ["the box is full"],
        action: name,
        bounce: name,
      },
      { id: `wordings/${name}/en`, kind: "wording", match: ["the box is full"] },
      { id: name, kind: "reason", category: name, bounce: name, action: name, exhausted: name },
    ];
    for (const file of files) {
      const { tables, problems } = compileTables([file as never], {
        version: "1.0.0",
        reasons: [["mailbox-full", "mailbox", "soft", "retry", "review"]],
      });
      expect(problems.length, JSON.stringify(file)).toBeGreaterThan(0);
      expect(checkTables(tables)).toBeUndefined();
    }
    expect(parseJson(`{"${name}":1}`)).toEqual(
      name === "__proto__" ? { fault: expect.anything() } : { value: { [name]: 1 } },
    );
  });

  test("tables and entries whose keys are such names", () => {
    const [entry] = [...entries()];
    const hostile = JSON.parse(
      `{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}`,
    ) as object;
    expect(formatEntry({ ...entry, ...hostile } as Entry)).not.toContain("polluted");
    expect(checkTables(hostile)).toBe("tables: expected the format 1");
    expect(() => createMatcher({ tables: [hostile as never] })).toThrow(TypeError);
  });

  const runs = Object.entries(runsOf(writeInputs(root)));

  test.each(runs)("the command %s never asks for __proto__", (_name, { args, input = "" }) => {
    const strict = node(["--disable-proto=throw", COMMAND, ...args], input);
    expect(strict).toEqual(node([COMMAND, ...args], input));
    expect(strict.status).toBe(0);
  });

  test.each(NAMES)("the command takes %s for text", (name) => {
    for (const args of [
      ["show", name],
      ["list", "--kind", name],
      ["list", "--reason", name],
      ["completion", name],
      ["help", name],
      [name],
      ["--format", name, "550"],
    ]) {
      const { status, stderr } = node([COMMAND, ...args]);
      expect(status, args.join(" ")).toBeGreaterThan(args[0] === "help" ? -1 : 0);
      expect(stderr).not.toMatch(/^ {4}at |TypeError/m);
    }
  });
});
