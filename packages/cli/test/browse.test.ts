import { describe, expect, test } from "vitest";
import { bouncebook, problemsOf, shell } from "./run.js";

type Part = string | RegExp;

const CASES: [line: string[], code: number, stdout: Part[], stderr: Part[]][] = [
  [
    ["list", "--provider", "google"],
    0,
    [/^google +mailbox /m, /^google\/dmarc-policy +auth-failed +Refused under/m],
    [],
  ],
  [["list", "--kind", "blocklist"], 0, [/^spamhaus-zen +ip-blocklisted +Spamhaus ZEN$/m], []],
  [["list", "--kind", "basic", "--reason", "user-unknown"], 0, [/^\d{3} +user-unknown /m], []],
  [
    ["list", "--kind", "wording", "--reason", "mailbox-full"],
    0,
    [/^wordings\/mailbox-full\/en +mailbox-full$/m],
    [],
  ],
  [
    ["list", "--provider", "no-such-provider"],
    2,
    [],
    [
      "--provider no-such-provider: there is no such provider. See them with: bouncebook list --kind provider.",
    ],
  ],
  [["list", "--reason", "mailbox-ful"], 2, [], ["there is no such reason. Did you mean mailbox-full?"]],
  [
    ["list", "--reason", "nosuch", "--format", "json"],
    2,
    [],
    ["--reason nosuch: there is no such reason. See them with: bouncebook list --kind reason."],
  ],
  [["list", "--kind", "basic", "--provider", "google"], 1, [], ["no entry is all of this at once."]],
  [["list", "--kind", "nothing"], 2, [], ["--kind nothing: expected one of basic, enhanced, response"]],
  [["list", "google"], 2, [], ["use: bouncebook search google."]],
  [["list", "reasons"], 2, [], ["For each reason use: bouncebook list --kind reason."]],
  [["list", "--provider", "Gmail"], 2, [], ["there is no such provider. Did you mean google?"]],
  [
    ["list", "--format", "json", "--kind", "reason"],
    0,
    [/^\{"id":"mailbox-full","kind":"reason","reason":"mailbox-full","title":"Mailbox full"\}$/m],
    [],
  ],
  [["search", "dmarc", "policy"], 0, [/^google\/dmarc-policy /m], []],
  [["search", "DMARC POLICY"], 0, [/^google\/dmarc-policy /m], []],
  [["search", "--format", "json", "spamhaus-zen"], 0, [/^\{"id":"spamhaus-zen"/], []],
  [["search", "zxcvbnzxcvbn"], 1, [], ['no entry holds "zxcvbnzxcvbn". Try fewer or other words.']],
  [["search"], 2, [], ["search needs words"]],
  [["search", "  "], 2, [], ["search needs words"]],
  [["search", "\u001b[2J\u009b"], 1, [], ["no entry holds"]],
  [["search", ".*"], 1, [], ['no entry holds ".*"']],
  [["show", "5.1.1"], 0, [/^Bad destination mailbox\n/], []],
  [["show", "x.1.1", "google"], 0, ["Bad destination mailbox", "kind     provider"], []],
  [["show", "google/dmarc-policy", "--format", "markdown"], 0, [/^## /], []],
  [["show", "google/dmarc-policy", "--format", "html"], 0, [/^<article/], []],
  [["show", "550", "--format", "json"], 0, [/^\{\n {2}"id": "550",\n {2}"kind": "basic",/], []],
  [["show", "--color", "always", "--format", "json", "550"], 0, [/^\{/], []],
  [["show"], 2, [], ["show needs an id or a code"]],
  [["show", "Google"], 0, [/^Google\n/], []],
  [["show", "GMAIL"], 1, [], ["Did you mean google?"]],
  [["show", "google/dmarc-polcy"], 1, [], ["Did you mean google/dmarc-policy?"]],
  [["show", "dmarc-policy"], 1, [], [/Did you mean [a-z0-9-]+\/dmarc-policy\?/]],
  [["show", "zz zz/zz;zz$(zz)"], 1, [], ["Look for it with: bouncebook search zz zz zz zz zz."]],
  [["show", "\u001b[2J"], 1, [], ["the registry has no entry"]],
  [["show", "constructor"], 1, [], ['the registry has no entry "constructor"']],
  [["show", "x".repeat(10_000)], 1, [], ["the registry has no entry"]],
  [["completion"], 2, [], ["completion SHELL: expected one of bash, zsh, fish"]],
  [["completion", "tcsh"], 2, [], ["completion tcsh: expected one of bash, zsh, fish"]],
  [["completion", "toString"], 2, [], ["expected one of bash, zsh, fish"]],
  [["completion", "__proto__"], 2, [], ["expected one of bash, zsh, fish"]],
  [["completion", "zsh"], 0, [/^#compdef bouncebook\n/], []],
  [["completion", "fish"], 0, ["complete -c bouncebook"], []],
  [["--help"], 0, ["bouncebook [explain] [REPLY | CODE | ID]", "Exit: 0 answered"], []],
  [["-h"], 0, ["Exit: 0 answered"], []],
  [["help"], 0, ["Exit: 0 answered"], []],
  [["--version"], 0, [/^bouncebook, registry \d+\.\d+\.\d+/], []],
  [["version"], 0, [/^bouncebook, registry /], []],
  [["-V"], 0, [/^bouncebook, registry /], []],
  [["help", "nosuch"], 2, [], ['there is no command "nosuch". See: bouncebook --help.']],
  [["help", "toString"], 2, [], ['there is no command "toString"']],
  [["help", "__proto__"], 2, [], ['there is no command "__proto__"']],
];

test.each(CASES)("%j", (line, code, stdout, stderr) => {
  const answer = bouncebook(line);
  expect(problemsOf(answer)).toEqual([]);
  for (const part of stdout) expect(answer.stdout).toMatch(part);
  for (const part of stderr) expect(answer.stderr).toMatch(part);
  if (stdout.length === 0) expect(answer.stdout).toBe("");
  if (stderr.length === 0) expect(answer.stderr).toBe("");
  expect(answer.code).toBe(code);
});

describe("help of every command", () => {
  const general = bouncebook(["--help"]).stdout;

  test.each(["explain", "match", "list", "search", "show", "export", "completion"])("%s", (name) => {
    const byFlag = bouncebook([name, "--help"]);
    expect(byFlag.stdout).toMatch(name);
    expect(byFlag).toEqual(bouncebook(["help", name]));
    expect(byFlag).toEqual(bouncebook([name, "-h"]));
    expect(general).toContain(`bouncebook ${name === "explain" ? "[explain]" : name}`);
  });
});

test("list names every kind, sorted by id", () => {
  const rows = bouncebook(["list", "--format", "json"])
    .stdout.trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { id: string; kind: string });
  const ids = rows.map(({ id }) => id);
  expect(ids).toEqual([...ids].sort((a, b) => (a < b ? -1 : 1)));
  expect(new Set(rows.map(({ kind }) => kind)).size).toBe(7);
});

test("search shows fifty at most, the best first, and says how many more", () => {
  const { stdout, stderr } = bouncebook(["search", "mailbox-full"]);
  expect(stdout).toMatch(/^mailbox-full /);
  expect(stdout.trimEnd().split("\n")).toHaveLength(50);
  expect(stderr).toMatch(/^bouncebook: \d+ more; add a word/);
});

describe("completion", () => {
  test("the script for bash is sound and offers commands, flags and values", () => {
    const script = bouncebook(["completion", "bash"]).stdout;
    expect(shell("bash -n", { input: script })).toEqual({ code: 0, stdout: "", stderr: "" });
    const complete = (words: string): string[] =>
      shell(
        `source <(cat); COMP_WORDS=(${words}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _bouncebook; printf '%s\\n' "\${COMPREPLY[@]}"`,
        { input: script },
      )
        .stdout.trim()
        .split("\n");
    expect(complete("bouncebook expl")).toEqual(["explain"]);
    expect(complete("bouncebook exp")).toEqual(["explain", "export"]);
    expect(complete("bouncebook --fo")).toEqual(["--format"]);
    expect(complete("bouncebook --format ma")).toEqual(["markdown"]);
    expect(complete("bouncebook --color al")).toEqual(["always"]);
    expect(complete("bouncebook list --kind res")).toEqual(["response"]);
  });

  test("the scripts for bash ask for providers and reasons by a flag that there is", () => {
    for (const shell of ["bash", "zsh", "fish"]) {
      const script = bouncebook(["completion", shell]).stdout;
      expect(script, shell).toMatch(/bouncebook list --kind (?:reason|"\$\{previous#--\}")/);
      expect(script, shell).not.toContain("undefined");
    }
    expect(bouncebook(["list", "--kind", "reason"]).stdout.split(" ")[0]).toBe("address-moved");
  });

  test("every command and flag that help names is offered", () => {
    const script = bouncebook(["completion", "bash"]).stdout;
    const help = bouncebook(["--help"]).stdout;
    const known = [...help.matchAll(/^ {2}bouncebook \[?([a-z]+)|(?<![\w-])(--[a-z]+)/gm)].map(
      ([, command, flag]) => command ?? flag!,
    );
    expect(known.length).toBeGreaterThan(10);
    for (const word of known) expect(script).toContain(word);
  });
});
