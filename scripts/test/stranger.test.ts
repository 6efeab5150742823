import { execFile } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { REGISTRY, ROOT } from "../registry-files.ts";
import { SOUND } from "./sound-registry.ts";

/** A checkout of a small registry, with the real schemas, scripts and packages. */
const root = mkdtempSync(join(tmpdir(), "bouncebook-stranger-"));
const providers = join(root, "registry/providers");

beforeAll(() => {
  const scripts = join(ROOT, "scripts");
  cpSync(scripts, join(root, "scripts"), {
    recursive: true,
    filter: (path) => !/[\\/](?:node_modules|test)$/.test(path),
  });
  symlinkSync(join(scripts, "node_modules"), join(root, "scripts/node_modules"));
  for (const name of ["packages", "node_modules", "package.json"])
    symlinkSync(join(ROOT, name), join(root, name));
  mkdirSync(join(root, "registry/corpus"), { recursive: true });
  cpSync(join(REGISTRY, "schema"), join(root, "registry/schema"), { recursive: true });
  cpSync(join(REGISTRY, "reasons"), join(root, "registry/reasons"), { recursive: true });
  cpSync(join(REGISTRY, "vocabularies"), join(root, "registry/vocabularies"), { recursive: true });
  for (const { path, text } of SOUND.filter(
    (file) => !/^(?:reasons|vocabularies|categories)\//.test(file.path),
  )) {
    mkdirSync(join(root, "registry", path, ".."), { recursive: true });
    writeFileSync(join(root, "registry", path), text);
  }
  cpSync(join(root, "registry"), join(root, "before"), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function run(command: string, args: readonly string[], input = ""): Promise<Outcome> {
  const tsx = join(ROOT, "node_modules/tsx/dist/cli.mjs");
  const script = join(root, "scripts", `${command}.ts`);
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [tsx, script, ...args],
      { cwd: root, env: { ...process.env, INIT_CWD: root } },
      (error, out, err) => done({ code: typeof error?.code === "number" ? error.code : 0, out, err }),
    );
    child.stdin?.end(input);
  });
}

describe("from a reply to a valid pull request", () => {
  const REPLY = "554 5.7.1 <joe@firm.org>: the gate is shut for 93.184.216.34";
  const entry = join(providers, "zebra-mail/gate-shut.json");
  const provider = join(providers, "zebra-mail/provider.json");

  test("new, check, fill in, check, diff", async () => {
    const made = await run("new", ["Zebra Mail", REPLY]);
    expect(made).toMatchObject({ code: 0, err: "" });
    expect(made.out).toContain(
      "Written: registry/providers/zebra-mail/provider.json, registry/providers/zebra-mail/gate-shut.json",
    );
    expect(readdirSync(join(providers, "zebra-mail"))).toEqual(["gate-shut.json", "provider.json"]);

    const unfinished = await run("check", ["registry/providers/zebra-mail"]);
    expect(unfinished.code).toBe(1);
    expect(unfinished.err.match(/TODO[^"]*/g)).toEqual([
      "TODO: one of the reasons in registry/reasons",
      "TODO: say in your own words what happened",
      "TODO:address-of-the-page-that-explains-it",
      "TODO: mailbox, gateway, mta, esp or list-server",
    ]);

    fill(provider, { "TODO: mailbox, gateway, mta, esp or list-server": "mailbox" });
    fill(entry, {
      "TODO: one of the reasons in registry/reasons": "ip-refused",
      "TODO: say in your own words what happened": "Zebra lets nobody in from this address.",
      "TODO:address-of-the-page-that-explains-it": "https://www.zebra.example/gate",
    });
    expect(await run("check", ["registry/providers/zebra-mail"])).toMatchObject({ code: 0, err: "" });

    const said = await run("diff", ["--from", "before", "--to", "registry"]);
    expect(said.out).toContain(
      "Adds zebra-mail, zebra-mail/gate-shut. None of 0 corpus lines changes verdict.",
    );
  });

  function fill(path: string, words: Readonly<Record<string, string>>): void {
    let text = readFileSync(path, "utf8");
    for (const [mark, word] of Object.entries(words)) text = text.replace(mark, word);
    writeFileSync(path, text);
  }
});

describe("every command answers and ends as it says", () => {
  const CASES: [what: string, command: string, args: string[], code: number, told: RegExp, input?: string][] =
    [
      [
        "a duplicate",
        "new",
        ["acme", "552 the box of b@example.com overflows"],
        1,
        /already answered by acme\/box-full/,
      ],
      [
        "a reply on standard input",
        "new",
        ["acme"],
        1,
        /already answered by wordings/,
        "550 no such user here\n",
      ],
      ["a flag that is none", "new", ["--frobnicate"], 2, /^new: Unknown option '--frobnicate'\.$/m],
      [
        "two folders as JSON",
        "diff",
        ["--json", "--from", "before", "--to", "before"],
        0,
        /^\{"format":1,.*"level":"none"/,
      ],
      ["drift with another file", "drift", ["package.json"], 2, /neither the CSV nor the XML/],
      ["stale", "list-stale", [], 0, /0 none since/],
      [
        "a plan without changes",
        "release-plan",
        ["--from", "before", "--to", "before"],
        0,
        /Nothing in the registry changed/,
      ],
      ["a plan from nowhere", "release-plan", ["--from", "nowhere"], 2, /git knows no such commit/],
    ];
  test.each(CASES)("%s", async (_what, command, args, code, told, input) => {
    const outcome = await run(command, args, input);
    expect(`${outcome.out}${outcome.err}`).toMatch(told);
    expect(outcome.code).toBe(code);
    expect(outcome.err).not.toMatch(/\n {4}at /);
  });
});

test("what contributors are told to run is there", () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const told = ["CONTRIBUTING.md", "VERSIONING.md", "registry/README.md"].flatMap((name) => {
    const text = readFileSync(join(ROOT, name), "utf8");
    return [...text.matchAll(/pnpm(?:@[\d.]+)? (?:-s )?([a-z][a-z:-]*)/g)].map(([, command]) => command!);
  });
  expect(told).toEqual(expect.arrayContaining(["new", "check", "fix", "diff"]));
  expect(told.filter((command) => !Object.hasOwn(scripts, command))).toEqual([]);
  for (const script of Object.values(scripts)) {
    const [, path] = /(?:tsx|node) (scripts\/\S+)/.exec(script) ?? [];
    if (path !== undefined) expect(existsSync(join(ROOT, path)), path).toBe(true);
  }
});
