import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { bouncebook, problemsOf } from "./run.js";

const root = mkdtempSync(join(tmpdir(), "bouncebook-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const PROVIDER = { id: "acme", kind: "provider", title: "Acme", type: "mailbox", hosts: ["*.acme.example"] };
const ENTRY = {
  id: "acme/box-full",
  kind: "response",
  title: "Box full",
  codes: [{ basic: 552 }],
  match: ["the box of {address} overflows"],
  reason: "mailbox-full",
  meaning: "The mailbox is full.",
};

let folders = 0;

/** A folder with these files; a text is written as it is. */
function folder(files: Readonly<Record<string, object | string>>): string {
  const made = join(root, `r${folders++}`);
  mkdirSync(made);
  for (const [path, held] of Object.entries(files)) {
    mkdirSync(dirname(join(made, path)), { recursive: true });
    writeFileSync(join(made, path), typeof held === "string" ? held : JSON.stringify(held, null, 2));
  }
  return made;
}

const REPLY = "552 the box of a@acme.example overflows";

describe("entries of one's own", () => {
  const own = folder({ "providers/acme/provider.json": PROVIDER, "providers/acme/box-full.json": ENTRY });

  test("are used on top of the public ones", () => {
    const json = (...args: string[]): unknown =>
      JSON.parse(bouncebook(["--registry", own, "--format", "json", ...args]).stdout);
    expect(json(REPLY)).toMatchObject({
      entry: "acme/box-full",
      reason: "mailbox-full",
      values: { address: "a@acme.example" },
    });
    expect(json("--host", "mx.acme.example", "550 hello")).toMatchObject({
      provider: "acme",
      providerBy: "host",
    });
    expect(json("550 5.1.1 User unknown")).toMatchObject({ reason: "user-unknown" });
  });

  test("in match too", () => {
    const { stdout, code } = bouncebook(["match", "--registry", own], { input: `${REPLY}\n` });
    expect(JSON.parse(stdout)).toMatchObject({ entry: "acme/box-full" });
    expect(code).toBe(0);
  });

  test("are shown, listed and found among the public ones", () => {
    const shown = bouncebook(["show", "--registry", own, "--format", "json", "acme/box-full"]);
    expect(JSON.parse(shown.stdout)).toMatchObject({ id: "acme/box-full", meaning: "The mailbox is full." });
    expect(bouncebook(["show", "--registry", own, "550"]).stdout).toMatch(/^Mailbox unavailable\n/);
    expect(bouncebook(["list", "--registry", own, "--provider", "acme"]).stdout).toBe(
      `acme                                         mailbox              Acme\n${"acme/box-full".padEnd(44)} mailbox-full         Box full\n`,
    );
    expect(bouncebook(["search", "--registry", own, "box", "overflows"]).stdout).toMatch(/^acme\/box-full /);
    const ids = bouncebook(["list", "--registry", own])
      .stdout.split("\n")
      .map((line) => line.split(" ")[0]!);
    expect(ids.indexOf("acme/box-full")).toBeLessThan(ids.indexOf("google"));
    const unknown = bouncebook(["show", "--registry", own, "acme/box-ful"]);
    expect(unknown).toMatchObject({ code: 1, stdout: "" });
    expect(unknown.stderr).toContain("Did you mean acme/box-full?");
    for (const command of ["show", "list", "search"]) {
      const lost = bouncebook(
        [command, "--registry", "/no/such/folder", "word"].slice(0, command === "list" ? 3 : 4),
      );
      expect(lost).toMatchObject({ code: 3, stdout: "" });
      expect(lost.stderr).toContain("there is no such folder");
    }
  });

  test("may name a reason of one's own, and leave out titles", () => {
    const bare = folder({
      "provider.json": { id: "acme", kind: "provider", title: "Acme", type: "mailbox" },
      "tea-break.json": {
        id: "tea-break",
        kind: "reason",
        title: "Tea break",
        category: "network",
        bounce: "soft",
        action: "retry",
        exhausted: "review",
        definition: "Everybody is at tea.",
      },
      "at-tea.json": { ...ENTRY, id: "acme/at-tea", reason: "tea-break", title: undefined },
    });
    const listed = bouncebook(["list", "--registry", bare, "--reason", "tea-break"]);
    expect(listed).toEqual({
      code: 0,
      stdout: `${"acme/at-tea".padEnd(44)} tea-break\n${"tea-break".padEnd(44)} tea-break            Tea break\n`,
      stderr: "",
    });
    expect(problemsOf(bouncebook(["search", "--registry", bare, "tea"]))).toEqual([]);
    expect(problemsOf(bouncebook(["list", "--registry", bare, "--provider", "acme"]))).toEqual([]);
    expect(problemsOf(bouncebook(["show", "--registry", bare, "acme/at-tea"]))).toEqual([]);
  });

  test("take the place of public ones of the same id, without their $schema", () => {
    const over = folder({
      "user-unknown.json": {
        $schema: "../schema/response.schema.json",
        ...ENTRY,
        id: "google/user-unknown",
        title: "Ours",
      },
    });
    const { stdout } = bouncebook(["show", "--registry", over, "--format", "json", "google/user-unknown"]);
    expect(JSON.parse(stdout)).not.toHaveProperty("$schema");
    const rows = bouncebook(["list", "--registry", over, "--provider", "google"]).stdout.split("\n");
    expect(rows.filter((row) => row.startsWith("google/user-unknown "))).toEqual([
      `${"google/user-unknown".padEnd(44)} mailbox-full         Ours`,
    ]);
  });

  test("are explained in their own words, and in those of their reason where they have none", () => {
    const answer = bouncebook(["--registry", own, REPLY]);
    expect(problemsOf(answer)).toEqual([]);
    expect(answer.stdout).toMatch(/^Box full\n/);
    expect(answer.stdout).toMatch(/entry +acme\/box-full/);
    expect(answer.stdout).toContain("The mailbox is full.");
    expect(answer.stdout).toContain("What to do");
    const advised = folder({
      "provider.json": PROVIDER,
      "full.json": {
        ...ENTRY,
        meaning: "The box of our own customer is full.",
        causes: ["Nobody emptied it."],
        fixes: ["Call the help desk.", "Wait for a day."],
        notes: "Our boxes hold 5 GB.",
        sources: [{ url: "https://wiki.acme.example/boxes", title: "Boxes" }, { url: "javascript:alert(1)" }],
      },
    });
    const { stdout } = bouncebook(["--registry", advised, "--host", "mx.acme.example", REPLY]);
    for (const part of [
      "The box of our own customer is full.",
      "Our boxes hold 5 GB.",
      "- Nobody emptied it.",
      "1. Call the help desk.",
      "Boxes: https://wiki.acme.example/boxes",
      "said by",
      "Acme, by the name of the server",
    ])
      expect(stdout).toContain(part);
    const html = bouncebook(["--registry", advised, "--format", "html", REPLY]).stdout;
    expect(html).toContain("Call the help desk.");
    expect(html).not.toContain('href="javascript:');
  });

  test("are looked up by their id", () => {
    const shown = bouncebook(["--registry", own, "acme/box-full"]);
    expect(problemsOf(shown)).toEqual([]);
    expect(shown.stdout).toMatch(/^Box full\nid +acme\/box-full\n/);
    expect(bouncebook(["--registry", own, "acme"]).stdout).toMatch(/^Acme\n/);
    expect(bouncebook(["--registry", own, "google/dmarc-policy"]).stdout).toContain("DMARC");
    expect(bouncebook(["--registry", own, "mailbox-full"]).code).toBe(0);
  });

  test("may be of a public provider, may replace a public entry, and may sit beside other files", () => {
    const mixed = folder({
      "box-full.json": { ...ENTRY, id: "google/box-full" },
      "550.json": { id: "550", kind: "basic", reason: "policy-rejected" },
      "README.md": "not an entry",
      "package.json": "{",
      "schema/x.json": "{",
      "node_modules/x.json": "{",
    });
    const json = (reply: string): unknown =>
      JSON.parse(bouncebook(["--registry", mixed, "--format", "json", reply]).stdout);
    expect(json(REPLY)).toMatchObject({ entry: "google/box-full", reason: "mailbox-full" });
    expect(json("550")).toMatchObject({ entry: "550", reason: "policy-rejected" });
  });

  test("may have a reason of their own", () => {
    const reasoned = folder({
      "reason.json": {
        id: "box-lost",
        kind: "reason",
        title: "Box lost",
        category: "mailbox",
        bounce: "hard",
        action: "review",
        exhausted: "review",
      },
      "entry.json": {
        ...ENTRY,
        id: "google/box-full",
        reason: "box-lost",
        meaning: undefined,
        title: undefined,
      },
    });
    const answer = bouncebook(["--registry", reasoned, REPLY]);
    expect(problemsOf(answer)).toEqual([]);
    expect(answer.stdout).toMatch(/reason +box-lost \(mailbox\)/);
    expect(bouncebook(["--registry", reasoned, "google/box-full"]).stdout).toMatch(/reason +box-lost\n/);
    expect(bouncebook(["--registry", reasoned, "box-lost"]).stdout).toMatch(/^Box lost\n/);
    expect(answer.code).toBe(0);
  });

  test("none at all", () => {
    expect(bouncebook(["--registry", folder({}), "550 5.1.1"]).code).toBe(0);
  });
});

interface Fault {
  what: string;
  files: Readonly<Record<string, object | string>>;
  /** Path, line, column and the beginning of the message. */
  complaint: string | RegExp;
}

const of = (more: object): Readonly<Record<string, object>> => ({
  "e.json": { ...ENTRY, id: "google/e", ...more },
});

const FAULTS: Fault[] = [
  {
    what: "a syntax error",
    files: { "a/e.json": '{\n  "id": "google/e",\n  "kind" "response"\n}' },
    complaint: /\/a\/e\.json:3:10 {2}/,
  },
  {
    what: "a comma too much",
    files: { "e.json": '{\n  "id": "google/e",\n}' },
    complaint: "/e.json:2:19  Nothing follows this comma. Remove it.",
  },
  { what: "an empty file", files: { "e.json": "" }, complaint: /\/e\.json:1:1 {2}/ },
  {
    what: "a key twice",
    files: { "e.json": '{\n  "id": "google/e",\n  "kind": "moved",\n  "id": "x"\n}' },
    complaint: '/e.json:4:3  The key "id" stands twice',
  },
  {
    what: "a key twice, further in",
    files: { "e.json": '{"id":"google/e","kind":"response","codes":[{"basic":550,"basic":551}]}' },
    complaint: '/e.json:1:58  The key "basic" stands twice',
  },
  {
    what: "__proto__",
    files: { "e.json": '{\n  "id": "google/e", "kind": "moved",\n  "__proto__": {"x": 1}\n}' },
    complaint: '/e.json:3:3  The key "__proto__" is not allowed',
  },
  {
    what: "__proto__ in disguise",
    files: { "e.json": '{\n  "id": "google/e", "kind": "moved",\n  "\\u005f_proto__": {"x": 1}\n}' },
    complaint: '/e.json:3:3  The key "__proto__" is not allowed',
  },
  {
    what: "no object",
    files: { "e.json": "[]" },
    complaint: '/e.json:1:1  Expected an object with the texts "id" and "kind"',
  },
  {
    what: "no id",
    files: { "e.json": { kind: "response" } },
    complaint: '/e.json:1:1  Expected an object with the texts "id" and "kind"',
  },
  {
    what: "an id that is no text",
    files: { "e.json": { id: 5, kind: "response" } },
    complaint: "/e.json:1:1  Expected an object",
  },
  {
    what: "an escape sequence",
    files: { "e.json": '{"id":"google/e","kind":\u001b[2J}' },
    complaint: /\/e\.json:1:25 {2}.*\\u001b/,
  },
  {
    what: "too deep",
    files: { "e.json": `{"id":"a","kind":"moved","to":${"[".repeat(100_000)}${"]".repeat(100_000)}}` },
    complaint: "/e.json:1:1  This is nested deeper than 64 levels",
  },
  {
    what: "too large",
    files: { "e.json": `{"id":"google/e","kind":"moved","to":["${"x".repeat(300_000)}"]}` },
    complaint: /\/e\.json {2}The file has 300\d+ bytes; an entry has at most 262144/,
  },
  {
    what: "an unknown reason",
    files: of({ reason: "mailbox-ful" }),
    complaint: /\/e\.json:13:13 {2}there is no reason "mailbox-ful"/,
  },
  {
    what: "a reason that is no text",
    files: of({ reason: 5 }),
    complaint: /\/e\.json:13:13 {2}"reason" must be a text/,
  },
  {
    what: "no reason",
    files: { "e.json": { id: "google/e", kind: "response" } },
    complaint: '/e.json:1:1  "reason" must be a text',
  },
  {
    what: "an unknown provider",
    files: { "e.json": ENTRY },
    complaint: '/e.json:2:9  there is no provider "acme"',
  },
  {
    what: "an unknown kind",
    files: of({ kind: "answer" }),
    complaint: /\/e\.json:3:11 {2}expected one of the kinds basic, /,
  },
  {
    what: "a kind that objects have",
    files: of({ kind: "constructor" }),
    complaint: "expected one of the kinds",
  },
  {
    what: "a bad template",
    files: of({ match: ["long enough text", "{host} is full of it"] }),
    complaint: /\/e\.json:12:5 {2}template "\{host\} is full of it": unknown-placeholder/,
  },
  { what: "a short template", files: of({ match: ["full"] }), complaint: "too-short" },
  {
    what: "a template that is a list",
    files: of({ match: [["full"]] }),
    complaint: '"match" must be a list of texts',
  },
  {
    what: "templates that are a text",
    files: of({ match: "the box is full" }),
    complaint: '"match" must be a list of texts',
  },
  { what: "codes that are a text", files: of({ codes: "550" }), complaint: '"codes" must be a list such as' },
  { what: "codes of nothing", files: of({ codes: [null] }), complaint: '"codes" must be a list such as' },
  {
    what: "a code that is none",
    files: of({ codes: [{ basic: 700 }] }),
    complaint: '"codes" must be a list such as',
  },
  {
    what: "an action that is none",
    files: of({ action: "explode" }),
    complaint: '"action" must be one of suppress, retry,',
  },
  {
    what: "a bounce that objects have",
    files: of({ bounce: "toString" }),
    complaint: '"bounce" must be one of hard, soft,',
  },
  {
    what: "a pause that is none",
    files: of({ retryAfter: -1 }),
    complaint: '"retryAfter" must be a whole number of seconds',
  },
  {
    what: "hosts that are a number",
    files: { "p.json": { ...PROVIDER, hosts: 5 } },
    complaint: '"hosts" must be a list of names such as mx.example.com',
  },
  {
    what: "a wording without a place",
    files: { "w.json": { id: "wordings", kind: "wording", match: ["the box is full"] } },
    complaint: '"id" must be wordings/reason/language',
  },
  {
    what: "a wording without texts",
    files: { "w.json": { id: "wordings/mailbox-full/xx", kind: "wording" } },
    complaint: '"match" must be a list of texts',
  },
  {
    what: "a reason of a strange category",
    files: {
      "r.json": {
        id: "ours",
        kind: "reason",
        category: "box",
        bounce: "hard",
        action: "retry",
        exhausted: "retry",
      },
    },
    complaint: '"category" must be one of',
  },
];

test.each(FAULTS)("$what is told with its place", ({ files, complaint }) => {
  const made = folder(files);
  const explained = bouncebook(["--registry", made, REPLY]);
  expect(problemsOf(explained)).toEqual([]);
  expect(explained.stdout).toBe("");
  expect(explained.stderr).toContain(made);
  expect(explained.stderr).toMatch(complaint);
  expect(explained.code).toBe(3);
});

test("match tells it the same way", () => {
  const made = folder({ "e.json": "{" });
  const { code, stderr, stdout } = bouncebook(["match", "--registry", made], { input: "550\n" });
  expect([code, stdout]).toEqual([3, ""]);
  expect(stderr).toContain(`${made}/e.json:1:2  `);
});

test("ten problems are shown, and how many more there are", () => {
  const files = Object.fromEntries(Array.from({ length: 25 }, (_, at) => [`e${at}.json`, "{"]));
  const { stderr } = bouncebook(["--registry", folder(files), "550"]);
  expect(stderr.match(/\.json:1:2 /g)).toHaveLength(10);
  expect(stderr).toContain("and 15 more");
});

describe("what is no file of its own", () => {
  test("a link out of the folder", () => {
    const outside = folder({ "e.json": { ...ENTRY, id: "google/e" } });
    const made = folder({});
    symlinkSync(join(outside, "e.json"), join(made, "file.json"));
    symlinkSync(outside, join(made, "folder"));
    const answer = bouncebook(["--registry", made, REPLY]);
    expect(problemsOf(answer)).toEqual([]);
    expect(answer.stderr).toContain(`${made}/file.json  The link leads out of the registry folder`);
    expect(answer.stderr).toContain(`${made}/folder  The link leads out of the registry folder`);
    expect(answer.code).toBe(3);
  });

  test("a link to nowhere", () => {
    const made = folder({});
    symlinkSync("nowhere", join(made, "e.json"));
    const answer = bouncebook(["--registry", made, REPLY]);
    expect(answer.stderr).toContain(`${made}/e.json  The link leads nowhere`);
    expect(answer.code).toBe(3);
  });

  test("links that lead around in a circle", () => {
    const made = folder({ "sub/e.json": { ...ENTRY, id: "google/e" } });
    symlinkSync("..", join(made, "sub/up"));
    symlinkSync("b.json", join(made, "a.json"));
    symlinkSync("a.json", join(made, "b.json"));
    const answer = bouncebook(["--registry", made, REPLY]);
    expect(problemsOf(answer)).toEqual([]);
    expect(answer.code).toBe(3);
  });

  test.skipIf(process.platform === "win32")("a pipe that nobody writes into", () => {
    const made = folder({});
    execFileSync("mkfifo", [join(made, "e.json")]);
    const answer = bouncebook(["--registry", made, REPLY]);
    expect(answer.stderr).toContain(`${made}/e.json  This is not a file`);
    expect(answer.code).toBe(3);
  });

  test("no folder, a file, and a name with escape sequences", () => {
    const made = folder({ "e.json": { ...ENTRY, id: "google/e" } });
    for (const path of [join(made, "missing"), join(made, "e.json"), "\u001b[2J\u009b"]) {
      const answer = bouncebook(["--registry", path, REPLY]);
      expect(problemsOf(answer)).toEqual([]);
      expect(answer.stderr).toContain("there is no such folder");
      expect(answer.code).toBe(3);
    }
  });
});
