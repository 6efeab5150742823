import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { parseJson, readRegistryFolder } from "@bouncebook/cli/registry";
import { entries } from "@bouncebook/data";
import fc from "fast-check";
import { anyText, attack, edited } from "./pieces.ts";
import { type Count, holds, holdsNothingHidden, type Target } from "./target.ts";

interface Held {
  readonly name: string;
  readonly bytes: Buffer;
}

interface Input {
  readonly text: string;
  readonly files: readonly Held[];
  readonly link: string;
}

const TEXTS = [...entries()].map((entry) => JSON.stringify(entry, null, 2));
const MARKS = [
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  '"',
  "\\",
  "\\u",
  "\\ud800",
  "null",
  "1e999",
  "-0",
  "01",
  "tru",
  "//",
  "/*",
  '"id":',
  '"__proto__":{}',
  '"constructor":1,',
  "\\u005f_proto__",
  "\ufeff",
  "\u00a0",
  "\t",
  "NaN",
];
const insert = fc.oneof(fc.constantFrom(...MARKS), attack, anyText);
const json = fc.oneof(
  fc.constantFrom(...TEXTS),
  { weight: 3, arbitrary: edited(fc.constantFrom(...TEXTS), insert) },
  fc.json(),
  edited(fc.json(), insert),
  fc.tuple(fc.constantFrom("[", '{"a":', "[["), fc.nat(300)).map(([open, depth]) => open.repeat(depth)),
  insert,
);
const bytes = fc.oneof(
  json.map((text) => Buffer.from(text)),
  json.map((text) => Buffer.from(text, "utf16le")),
  json.map((text) => Buffer.from(text, "latin1")),
  fc.uint8Array({ maxLength: 60 }).map((each) => Buffer.from(each)),
  fc
    .tuple(json, fc.nat(50))
    .map(([text, at]) =>
      Buffer.concat([
        Buffer.from(text.slice(0, at)),
        Buffer.from([0xff, 0xc0, 0xed, 0xa0]),
        Buffer.from(text.slice(at)),
      ]),
    ),
);
const name = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      "a.json",
      "b.json",
      "providers/acme/provider.json",
      "providers/acme/full.json",
      "A.json",
      "x/y/z.json",
    ),
  },
  fc.constantFrom(
    "schema/a.json",
    "README.md",
    "package.json",
    ".json",
    "a\nb.json",
    "\u001b[2J.json",
    "\u202ea.json",
    "caf\u00e9.json",
    "cafe\u0301.json",
    "a b.json",
    "..json",
    "a\\b.json",
  ),
);

/** Files of any content and name: entries, or sentences that say what is wrong and where. */
export function createLoaderTarget(): Target<Input> {
  return {
    name: "loader",
    inputs: fc.record({
      text: json,
      files: fc.array(fc.record({ name, bytes }), { maxLength: 5 }),
      link: fc.constantFrom("", "a.json", "../", "/etc", "/dev/zero", "loop.json", "providers", "nowhere"),
    }),
    check: ({ text, files, link }, count) => {
      checkText(text, count);
      const folder = mkdtempSync(join(tmpdir(), "bouncebook-fuzz-"));
      try {
        for (const file of files) write(folder, file);
        if (link !== "") symlinkSync(link, join(folder, "loop.json"));
        checkFolder(folder, count);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
      holds(!("polluted" in {}) && Object.keys(Object.prototype).length === 0, "prototypes are unharmed");
    },
    reaches: { "a text read": 0.2, "a text refused": 0.2, "an entry": 0.1, "a problem": 0.3 },
  };
}

/** Strict reading gives what JSON.parse gives, or says where it does not. */
function checkText(text: string, count: Count): void {
  const parsed = parseJson(text);
  if ("value" in parsed) {
    holds(isDeepStrictEqual(parsed.value, JSON.parse(text)), "what is read is what stands there");
    count("a text read");
    return;
  }
  const { message, line, column } = parsed.fault;
  checkSentence(`${message}.`);
  const lines = text.split(/\r\n|\n|\r/);
  holds(
    line >= 1 && line <= lines.length + 1 && column >= 1 && column <= text.length + 2,
    "a fault has a place in the text",
    parsed.fault,
  );
  count("a text refused");
}

/** A name may be one that another file's folder has, or lead through a file: then there is one file less. */
function write(folder: string, { name: path, bytes: held }: Held): void {
  try {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), held);
  } catch (error) {
    holds(
      (error as NodeJS.ErrnoException).code !== undefined,
      "only the system refuses a name",
      String(error),
    );
  }
}

function checkFolder(folder: string, count: Count): void {
  const { files, problems } = readRegistryFolder(folder);
  for (const { path, value, text } of files) {
    holdsNothingHidden(path, "a path");
    holds(
      typeof value.id === "string" && typeof value.kind === "string",
      "an entry has an id and a kind",
      value,
    );
    holds(isDeepStrictEqual(JSON.parse(text), value), "an entry is what stands in its file");
    count("an entry");
  }
  for (const { path, message, line = 1, column = 1 } of problems) {
    holdsNothingHidden(`${path} `, "a path");
    holds(!path.includes("\n"), "a path is one line", path);
    holds(
      Number.isInteger(line) && Number.isInteger(column) && line >= 1 && column >= 1,
      "a place counts from 1",
      [line, column],
    );
    checkSentence(message);
    count("a problem");
  }
}

function checkSentence(sentence: string): void {
  holds(/^[^\n]{10,500}\.$/.test(sentence), "a problem is a sentence", sentence);
  holdsNothingHidden(sentence, "a problem");
}
