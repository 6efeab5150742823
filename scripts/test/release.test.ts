import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { RegistryText } from "../../packages/cli/src/registry/index.ts";
import type { Build } from "../compare/build.ts";
import { ROOT } from "../registry-files.ts";
import { changelogOf, changesetOf } from "../release/changelog.ts";
import { refusal } from "../release/guard.mjs";
import { buildNamed, lastRelease, planRelease } from "../release/plan.ts";
import { writeLost, writePlan } from "../release/write-plan.ts";
import { added, changed, SOUND } from "./sound-registry.ts";

const FULL = "providers/acme/box-full.json";

function build(files: readonly RegistryText[]): Build {
  return { name: "1.0.0", files, schemas: {}, corpus: { lines: [], problems: [] }, problems: [] };
}

function plan(files: readonly RegistryText[], accepted: readonly string[] = []) {
  return planRelease(build(SOUND), build(files), accepted);
}

const MANY = [...added(FULL, "providers/acme/new.json", { id: "acme/new", title: "New refusal" })].map(
  (file) => {
    const keys: Record<string, object> = {
      "providers/acme/banned.json": { ...file.value, meaning: "Acme refuses this address." },
      "wordings/user-unknown/en.json": { ...file.value, match: ["no such user here", "nobody of that name"] },
      "basic/550.json": { ...file.value, action: "retry" },
      "enhanced/x.1.1.json": { ...file.value, status: "obsolete" },
      "blocklists/some-list.json": { ...file.value, sources: [] },
      [FULL]: { id: "acme/box-full", kind: "moved", to: ["acme/new"] },
    };
    return { ...file, value: (keys[file.path] ?? file.value) as typeof file.value };
  },
);

describe("the version that a change asks for", () => {
  const CASES: [what: string, files: readonly RegistryText[], level: string, lost: string[]][] = [
    ["nothing", SOUND, "none", []],
    ["an entry more", added(FULL, "providers/acme/new.json", { id: "acme/new" }), "minor", []],
    ["another verdict", changed(FULL, { reason: "policy-rejected" }), "minor", []],
    ["another template", changed(FULL, { match: ["the box of {address} is full"] }), "minor", []],
    ["prose", changed(FULL, { meaning: "The box is full." }), "patch", []],
    ["an entry lost", SOUND.filter(({ path }) => path !== FULL), "major", ["acme/box-full"]],
    ["a signpost in its place", changed(FULL, { kind: "moved", to: ["acme/banned"] }), "minor", []],
    ["a label lost", changed("vocabularies/ours.json", { labels: {} }), "major", ["ours:label"]],
  ];
  test.each(CASES)("%s", (_what, files, level, lost) => {
    expect(plan(files)).toMatchObject({ level, lost });
  });

  test("a loss stops the release in one clear sentence, unless it is let go on purpose", () => {
    const without = SOUND.filter(({ path }) => path !== FULL);
    expect(writeLost(plan(without))).toBe(
      'The release stops: acme/box-full was in 1.0.0 and leads nowhere now. Put it back, or leave a file {"kind": "moved", "to": […]} under the old id. --accept acme/box-full lets it go for good, with a major version.',
    );
    expect(writePlan(plan(without))).toContain("asks for a major version");
    expect(plan(without, ["acme/box-full"])).toMatchObject({ level: "major", lost: [] });
  });
});

test("the changelog names every id under what happened to it", () => {
  expect(changesetOf("minor", plan(MANY))).toBe(`---
"@bouncebook/data": minor
---

The registry: 1 added, 1 changed verdict, 1 changed matching, 1 reworded, 1 sources and examples, 1 moved, 1 obsolete.

**Added**

- \`acme/new\`: \`New refusal\`

**Changed verdict**

- \`550\`: \`action\` \`review\` → \`retry\`

**Changed matching**

\`wordings/user-unknown/en\`

**Reworded**

\`acme/banned\`

**Sources and examples**

\`some-list\`

**Moved**

- \`acme/box-full\` is now \`acme/new\`

**Obsolete**

- \`x.1.1\`: \`Bad mailbox\`
`);
});

test("a long list ends in a number", () => {
  const files = Array.from({ length: 305 }, (_, at) => ({
    ...SOUND[0]!,
    value: { ...SOUND[0]!.value, id: `many-${at}` } as RegistryText["value"],
  }));
  expect(changelogOf(plan([...SOUND, ...files]))).toContain("\n- and 5 more");
});

describe("the last release", () => {
  const root = mkdtempSync(join(tmpdir(), "bouncebook-release-"));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.com", ...args], { cwd: root });

  test("is the tag of the version; a version without one waits for being published", () => {
    for (const { path, text } of SOUND) {
      mkdirSync(join(root, "registry", dirname(path)), { recursive: true });
      writeFileSync(join(root, "registry", path), text);
    }
    git("init", "--quiet");
    git("add", ".");
    git("commit", "--quiet", "--message", "First");
    expect(lastRelease("1.0.0", root)).toEqual({ state: "unreleased", version: "1.0.0" });
    git("tag", "@bouncebook/data@1.0.0");
    const last = lastRelease("1.0.0", root);
    expect(last).toMatchObject({ state: "released", build: { name: "@bouncebook/data@1.0.0" } });
    expect(planRelease((last as { build: Build }).build, build(SOUND)).level).toBe("none");
  });

  test("may be named as a folder", () => {
    expect(buildNamed("older", join(root, "registry")).name).toBe("older");
    expect(() => buildNamed("no-such", join(root, "no-such"))).toThrow(/git knows no such commit/);
  });
});

describe("publishing", () => {
  const CI = {
    GITHUB_ACTIONS: "true",
    GITHUB_WORKFLOW: "release",
    NPM_CONFIG_PROVENANCE: "true",
    ACTIONS_ID_TOKEN_REQUEST_URL: "https://token.example/",
  };
  const CASES: [what: string, env: Record<string, string>, refused: RegExp | undefined][] = [
    ["a laptop", {}, /only the release workflow publishes/],
    ["a laptop with provenance", { NPM_CONFIG_PROVENANCE: "true" }, /only the release workflow/],
    ["a laptop that says CI", { CI: "true" }, /only the release workflow/],
    ["another workflow", { ...CI, GITHUB_WORKFLOW: "test" }, /only the release workflow/],
    ["no provenance", { ...CI, NPM_CONFIG_PROVENANCE: "false" }, /needs provenance/],
    ["no right to a token", { ...CI, ACTIONS_ID_TOKEN_REQUEST_URL: "" }, /needs provenance/],
    ["the release workflow", CI, undefined],
    ["a registry on loopback", { npm_config_registry: "http://127.0.0.1:4873/" }, undefined],
    [
      "a registry that looks like loopback",
      { npm_config_registry: "http://localhost.example/" },
      /only the release/,
    ],
    ["one that ends like it", { npm_config_registry: "http://127.0.0.1.example:80/" }, /only the release/],
  ];
  test.each(CASES)("from %s", (_what, env, refused) => {
    const reason = refusal(env);
    if (refused === undefined) expect(reason).toBeUndefined();
    else expect(reason).toMatch(refused);
  });

  test("the guard stands before every package that is published", () => {
    const unguarded = readdirSync(join(ROOT, "packages")).filter((name) => {
      const path = join(ROOT, "packages", name, "package.json");
      const manifest = JSON.parse(readIfThere(path)) as {
        private?: boolean;
        scripts?: Record<string, string>;
      };
      return !manifest.private && manifest.scripts?.prepublishOnly !== "node ../../scripts/release/guard.mjs";
    });
    expect(unguarded).toEqual([]);
  });

  test("it ends with an error where it refuses", () => {
    const run = () =>
      execFileSync(process.execPath, [join(ROOT, "scripts/release/guard.mjs")], { env: {}, stdio: "pipe" });
    expect(run).toThrow(/Nothing is published: only the release workflow publishes/);
  });
});

/** A package in another language has no package.json. */
function readIfThere(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return '{"private":true}';
  }
}
