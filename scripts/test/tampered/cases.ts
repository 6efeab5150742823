import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileAt, SOUND } from "../sound-registry.ts";

/** A sound registry in which somebody changed something. */
export interface Tampered {
  readonly what: string;
  /** Puts what is wrong into the folder. */
  readonly tamper: (folder: string) => void;
  /** What `pnpm check` says: path, place and sentence. */
  readonly check: RegExp;
  /** What `bouncebook --registry` says, where it says something else; undefined where nothing of it is read. */
  readonly command?: RegExp | undefined;
}

const PATH = "providers/acme/evil.json";
export const ENTRY = { ...fileAt("providers/acme/box-full.json").value, id: "acme/evil" };
export const TEXT = JSON.stringify(ENTRY);

/** The sound registry as files. */
export function writeSound(folder: string): void {
  for (const { path, text } of SOUND) put(folder, path, text);
}

function put(folder: string, path: string, held: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), held);
}

/** One more file of these bytes. */
export const holds =
  (held: string | Buffer, path = PATH) =>
  (folder: string): void =>
    put(folder, path, held);

/** One more entry with other values; undefined takes a key away. */
export const has = (keys: object): ((folder: string) => void) =>
  holds(JSON.stringify({ ...ENTRY, ...keys }, null, 2));

const link =
  (target: string, name: string) =>
  (folder: string): void =>
    symlinkSync(target, join(folder, name));

const many = (count: number, of: (at: number) => string): string[] =>
  Array.from({ length: count }, (_, at) => of(at));

export const SIZES: readonly Tampered[] = [
  {
    what: "a template of 200 kB",
    tamper: has({ match: ["x".repeat(200_000)] }),
    check: /evil\.json:12:5 .*must NOT have more than 200 characters\.$/,
    command: /evil\.json:12:5 {2}template "x{80}…": too-long \(200000 characters\)\. Correct it\.$/,
  },
  {
    what: "a template of 200 kB of brackets",
    tamper: has({ match: ["}".repeat(100_000) + "{".repeat(100_000)] }),
    check: /must NOT have more than 200 characters\.$/,
    command: /too-long \(200000 characters\)\. Correct it\.$/,
  },
  {
    what: "a template of 3 MB",
    tamper: has({ match: ["x".repeat(3_000_000)] }),
    check: /evil\.json {2}The file has 3000\d{3} bytes; an entry has at most 262144\. Split it by meaning\.$/,
  },
  {
    what: "a file of 10 MB",
    tamper: holds("[".repeat(10 * 1024 * 1024)),
    check: /evil\.json {2}The file has 10485760 bytes; an entry has at most 262144\./,
  },
  {
    what: "files of 35 MB together",
    tamper: (folder) => {
      for (let at = 0; at < 140; at++) put(folder, `providers/acme/e${at}.json`, TEXT.padEnd(250_000));
    },
    check:
      /providers\/acme\/e\d+\.json {2}With this file the folder holds more than 32 MB\. Expected a registry; take out what is none\.$/,
  },
  {
    what: "100,000 brackets in one another",
    tamper: holds(`{"id":"acme/evil","kind":"response","x":${"[".repeat(100_000)}${"]".repeat(100_000)}}`),
    check:
      /evil\.json:1:1 {2}This is nested deeper than 64 levels\. Expected JSON without comments; correct this place\.$/,
  },
  {
    what: "100,000 braces in one another",
    tamper: holds('{"a":'.repeat(40_000)),
    check: /evil\.json:1:1 {2}This is nested deeper than 64 levels\./,
  },
  {
    what: "5,000 templates in one entry",
    tamper: has({ match: many(5_000, (at) => `the box of number ${at} overflows`) }),
    check:
      /evil\.json {2}A list or object here has 5000 members; expected at most 2000\. Split the entry by meaning\.$/,
  },
  {
    what: "120,000 numbers in a list of distinct values",
    tamper: has({ match: many(120_000, () => "1").map(Number) }),
    check: /evil\.json {2}(?:A list or object here has 120000 members|The file has \d+ bytes)/,
  },
  {
    what: "10,000 keys in one object",
    tamper: holds(
      JSON.stringify({ ...ENTRY, ...Object.fromEntries(many(10_000, String).map((key) => [key, 1])) }),
    ),
    check: /evil\.json {2}A list or object here has 100\d\d members; expected at most 2000\./,
  },
  {
    what: "1,900 templates that are none",
    tamper: has({ match: many(1_900, (at) => `{x${at}} is no placeholder`) }),
    check: /evil\.json:12:5 {2}\{x0\} is no placeholder\. Expected \{ip\}/,
    command:
      /evil\.json:12:5 {2}template "\{x0\} is no placeholder": unknown-placeholder \(\{x0\}\)\. Correct it\.$/m,
  },
  {
    what: "a key of 100 kB, twice",
    tamper: holds(
      `{"id":"acme/evil","kind":"response","${"k".repeat(100_000)}":1,"${"k".repeat(100_000)}":2}`,
    ),
    check: /evil\.json:1:100042 {2}The key "k{79} stands twice\./,
  },
  {
    what: "more than 50,000 files",
    tamper: (folder) => {
      for (let at = 0; at < 50_001; at++) writeFileSync(join(folder, `${at}.json`), "");
    },
    check:
      /\/\. {2}The folder holds more than 50000 files\. Expected a registry; name the folder that holds its entries and nothing else\.$/,
  },
  {
    what: "folders nested 20 deep",
    tamper: holds(TEXT, `${"a/".repeat(20)}e.json`),
    check: /(?:\/a){9} {2}Folders are nested deeper than 8; put the entries higher up\.$/,
  },
];

export const FILES: readonly Tampered[] = [
  {
    what: "a link to a file outside",
    tamper: link("/etc/hosts", "hosts.json"),
    check: /\/hosts\.json {2}The link leads out of the registry folder; put the file itself here\.$/,
  },
  {
    what: "a link to a folder outside",
    tamper: link("/", "all"),
    check: /\/all {2}The link leads out of the registry folder; put the file itself here\.$/,
  },
  {
    what: "a link through dots",
    tamper: link("providers/../../../../../etc/hosts", "hosts.json"),
    check:
      /\/hosts\.json {2}The link leads (?:out of the registry folder|nowhere); put the file itself here\.$/,
  },
  {
    what: "a link to an endless device",
    tamper: link("/dev/zero", "zero.json"),
    check: /\/zero\.json {2}The link leads out of the registry folder; put the file itself here\.$/,
  },
  {
    what: "a link to itself",
    tamper: link("loop.json", "loop.json"),
    check: /\/loop\.json {2}The link leads around in a circle; put the file itself here\.$/,
  },
  {
    what: "a link to the folder itself",
    tamper: link(".", "again"),
    check: /\/again {2}The link leads out of the registry folder; put the file itself here\.$/,
  },
  {
    what: "a link to nowhere",
    tamper: link("nowhere", "lost.json"),
    check: /\/lost\.json {2}The link leads nowhere; put the file itself here\.$/,
  },
  {
    what: "a pipe that nobody writes into",
    tamper: (folder) => void execFileSync("mkfifo", [join(folder, "pipe.json")]),
    check: /\/pipe\.json {2}This is not a file; put one here or remove it\.$/,
  },
  {
    what: "two names in one case",
    tamper: holds(TEXT, "providers/acme/Box-Full.json"),
    check:
      /\/providers\/acme\/box-full\.json {2}Box-Full\.json differs from it in case only, and many systems keep one of the two\. Rename one\.$/,
  },
  {
    what: "two folders in one case",
    tamper: holds(TEXT, "providers/ACME/evil.json"),
    check:
      /\/providers\/acme {2}ACME differs from it in case only, and many systems keep one of the two\. Rename one\.$/,
  },
  {
    what: "a line end in a name",
    tamper: holds("{", "a\nb/registry/basic/550.json:1:1  Fine.json"),
    check:
      /\/a\\u000ab {2}The name holds characters that nobody sees\. Rename it with letters, digits, hyphens and dots\.$/,
  },
  {
    what: "an escape sequence in a name",
    tamper: holds("{", "\u001b[2J\u009b.json"),
    check: /\/\\u001b\[2J\\u009b\.json {2}The name holds characters that nobody sees\./,
  },
  {
    what: "a name that is read backwards",
    tamper: holds("{", "\u202egnp.json"),
    check: /\/\\u202egnp\.json {2}The name holds characters that nobody sees\./,
  },
  {
    what: "a name that is no text",
    tamper: (folder) =>
      writeFileSync(
        Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0xfe]), Buffer.from(".json")]),
        "{",
      ),
    check:
      /\/\\ufffd\\ufffd\.json {2}(?:The name holds characters that nobody sees\.|This could not be read)/,
  },
];

export const BYTES: readonly Tampered[] = [
  {
    what: "UTF-16",
    tamper: holds(Buffer.from(`\ufeff${TEXT}`, "utf16le")),
    check: /evil\.json:1:1 {2}This is UTF-16\. Expected UTF-8; save it as that\.$/,
  },
  {
    what: "UTF-16, the other way round",
    tamper: holds(Buffer.from(`\ufeff${TEXT}`, "utf16le").swap16()),
    check: /evil\.json:1:1 {2}This is UTF-16\. Expected UTF-8; save it as that\.$/,
  },
  {
    what: "UTF-16 without its mark",
    tamper: holds(Buffer.from(TEXT, "utf16le")),
    check: /evil\.json:1:2 {2}This holds a null byte\. Expected text in UTF-8; remove it\.$/,
  },
  {
    what: "a null byte",
    tamper: holds('{\n  "id": "acme/evil\0"\n}'),
    check: /evil\.json:2:19 {2}This holds a null byte\./,
  },
  {
    what: "a byte order mark",
    tamper: holds(`\ufeff${TEXT}`),
    check: /evil\.json:1:1 {2}This begins with a byte order mark\. Save it as UTF-8 without one\.$/,
  },
  ...(
    [
      ["Latin-1", [0xe9]],
      ["a lone byte", [0xff]],
      ["a slash in two bytes", [0xc0, 0xaf]],
      ["half a surrogate pair in bytes", [0xed, 0xa0, 0x80]],
      ["a cut character", [0xe2, 0x82]],
      ["a character beyond Unicode", [0xf4, 0x90, 0x80, 0x80]],
    ] as const
  ).map(([what, bytes]) => ({
    what,
    tamper: holds(Buffer.concat([Buffer.from('{"id":"'), Buffer.from(bytes), Buffer.from('"}')])),
    check: /evil\.json:1:1 {2}This is not UTF-8\. Save it in that encoding\.$/,
  })),
];
