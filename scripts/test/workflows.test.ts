import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { TARGETS } from "../fuzz/index.ts";
import { ROOT } from "../registry-files.ts";

const FOLDER = join(ROOT, ".github/workflows");

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly environment?: string;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** Actions that may be used: each commit was found with this version beside it in several public repositories. */
const ACTIONS: Readonly<Record<string, string>> = {
  "actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd": "v6.0.2",
  "actions/setup-node@48b55a011bda9f5d6aeb4c2d9c7362e8dae4041e": "v6.4.0",
  "actions/upload-artifact@043fb46d1a93c77aae656e7c1c64a875d1fc6a0a": "v7.0.1",
  "actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c": "v8.0.1",
  "changesets/action@a45c4d594aa4e2c509dc14a9f2b3b67ba3780d0d": "v1.9.0",
};

/** Everything that is wrong with a workflow, each in a sentence. */
function faultsOf(text: string): string[] {
  const { on, permissions, jobs } = parse(text) as Workflow;
  return [
    ...(permissions && Object.keys(permissions).length === 0
      ? []
      : ["the top gives rights: write permissions: {}"]),
    ...("pull_request_target" in on ? ["pull_request_target runs with rights beside a stranger's code"] : []),
    ...Object.entries(jobs).flatMap(([name, job]) => faultsOfJob(name, job, on)),
    ...faultsOfComments(text),
  ];
}

function faultsOfJob(name: string, job: Job, on: Workflow["on"]): string[] {
  const writes = Object.values(job.permissions ?? {}).includes("write");
  return [
    ...(job.permissions ? [] : [`${name}: says no permissions`]),
    ...(job["timeout-minutes"] ? [] : [`${name}: says no timeout-minutes`]),
    ...("pull_request" in on && writes ? [`${name}: has rights beside a stranger's code`] : []),
    ...job.steps.flatMap((step) => faultsOfStep(name, step, "workflow_run" in on)),
  ];
}

function faultsOfStep(name: string, { uses, run, with: inputs = {} }: Step, isTrusted: boolean): string[] {
  return [
    ...(uses === undefined || Object.hasOwn(ACTIONS, uses)
      ? []
      : [`${name}: ${uses} is not pinned to a known commit`]),
    // What an expression gives is put into the shell's text, where a title or a branch can be a command.
    ...(run?.includes(`$${EXPRESSION}`) ? [`${name}: an expression in run; hand it over in env`] : []),
    ...(uses?.startsWith("actions/checkout@") && inputs["persist-credentials"] !== false
      ? [`${name}: checkout keeps its token for whatever runs after it`]
      : []),
    ...(isTrusted && uses?.startsWith("actions/checkout@") && (inputs.ref || inputs.repository)
      ? [`${name}: a run with rights checks out something else than the default branch`]
      : []),
    ...(isTrusted && run && /\b(?:npm|npx|pnpm|yarn|tsx)\b/.test(run)
      ? [`${name}: a run with rights installs packages`]
      : []),
  ];
}

/** The version that a person reads beside the commit. */
function faultsOfComments(text: string): string[] {
  return [...text.matchAll(/uses: (\S+)(.*)$/gm)].flatMap(([, uses = "", comment = ""]) =>
    comment.trim() === `# ${ACTIONS[uses]}` ? [] : [`${uses}: the comment does not say its version`],
  );
}

/** What stands behind the dollar sign of an expression. */
const EXPRESSION = "{{";
const NAMES = readdirSync(FOLDER);

describe.each(NAMES)("%s", (name) => {
  const text = readFileSync(join(FOLDER, name), "utf8");

  test("has least rights and pinned actions", () => {
    expect(faultsOf(text)).toEqual([]);
  });

  test("calls commands and files that are there", () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    const called = [...text.matchAll(/pnpm@[\d.]+ (?:-s )?([a-z:-]+)/g)].map(([, command]) => command!);
    expect(called.filter((command) => command !== "install" && !Object.hasOwn(scripts, command))).toEqual([]);
    const files = [...text.matchAll(/(?:node|bash) ([\w./-]+\.?[\w/-]+)/g)].map(([, path]) => path!);
    expect(files.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});

test("every night fuzzes for long, away from pull requests, and tells what it found", () => {
  const nightly = parse(readFileSync(join(FOLDER, "nightly.yml"), "utf8")) as Workflow;
  expect(Object.keys(nightly.on).sort()).toEqual(["schedule", "workflow_dispatch"]);
  const { fuzz, tell } = nightly.jobs;
  const run = fuzz!.steps.map((step) => step.run ?? "").join("\n");
  const seconds = Number(/ fuzz --seconds (\d+) /.exec(run)?.[1]);
  expect(seconds).toBeGreaterThanOrEqual(1800);
  // Two targets run side by side, and each may take twice its time to make a failure small.
  const rounds = Math.ceil(TARGETS.length / 2);
  expect(fuzz!["timeout-minutes"]! * 60).toBeGreaterThan(rounds * seconds * 1.3);
  expect(fuzz!.permissions).toEqual({ contents: "read" });
  expect(tell!.steps.at(-1)!.run).toContain("fuzz.md");
});

test("the shell of the nightly fuzzing tells findings and fails only on wrong usage", () => {
  const nightly = parse(readFileSync(join(FOLDER, "nightly.yml"), "utf8")) as Workflow;
  const script = nightly.jobs.fuzz!.steps.find(({ run }) => run?.includes(" fuzz "))!.run!;
  const night = (status: number): { code: number | null; told: string } => {
    const temp = mkdtempSync(join(tmpdir(), "bouncebook-night-"));
    const fake = join(temp, "npx");
    writeFileSync(fake, `#!/bin/sh\necho 'seed 1: found "# a"'\nexit ${status}\n`, { mode: 0o755 });
    const { status: code } = spawnSync("bash", ["-e", "-c", script], {
      env: { PATH: `${temp}:${process.env.PATH}`, RUNNER_TEMP: temp },
    });
    const file = join(temp, "fuzz/fuzz.md");
    const told = existsSync(file) ? readFileSync(file, "utf8") : "";
    rmSync(temp, { recursive: true });
    return { code, told };
  };
  expect(night(0)).toEqual({ code: 0, told: "" });
  expect(night(1)).toEqual({
    code: 0,
    told: '### Fuzzing found something\n\n    seed 1: found "# a"\n',
  });
  expect(night(2)).toMatchObject({ told: "" });
  expect(night(2).code).not.toBe(0);
});

test("the workflows that belong together are there, and only one of them may publish", () => {
  expect(NAMES).toEqual(
    expect.arrayContaining(["nightly.yml", "registry.yml", "release.yml", "review.yml", "test.yml"]),
  );
  const workflows = NAMES.map((name) => parse(readFileSync(join(FOLDER, name), "utf8")) as Workflow);
  const publishing = workflows.filter(({ jobs }) =>
    Object.values(jobs).some(({ permissions }) => permissions?.["id-token"] === "write"),
  );
  expect(publishing.map(({ name }) => name)).toEqual(["release"]);
  const review = workflows.find(({ name }) => name === "review")!;
  expect(review.on.workflow_run).toMatchObject({ workflows: ["registry"] });
});

describe("what is refused", () => {
  const sound = `on: push
permissions: {}
jobs:
  a:
    timeout-minutes: 5
    permissions: { contents: read }
    steps:
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
        with: { persist-credentials: false }
      - run: node a.mjs
`;
  const CASES: [what: string, text: string, fault: RegExp][] = [
    ["a tag", sound.replace(/@de0\w+ # v6.0.2/, "@v6"), /actions\/checkout@v6 is not pinned/],
    ["another commit", sound.replace("@de0f", "@aaaa"), /not pinned to a known commit/],
    ["another version beside it", sound.replace("v6.0.2", "v6.0.1"), /does not say its version/],
    ["no permissions at the top", sound.replace("permissions: {}\n", ""), /the top gives rights/],
    ["rights at the top", sound.replace("permissions: {}", "permissions: write-all"), /the top gives rights/],
    [
      "no permissions in a job",
      sound.replace("permissions: { contents: read }", "name: a"),
      /says no permissions/,
    ],
    ["no end", sound.replace("timeout-minutes: 5", "name: a"), /says no timeout/],
    ["pull_request_target", sound.replace("on: push", "on: { pull_request_target: }"), /pull_request_target/],
    [
      "rights for a stranger's code",
      sound.replace("on: push", "on: { pull_request: }").replace("contents: read", "contents: write"),
      /has rights beside a stranger's code/,
    ],
    [
      "a title in a command",
      sound.replace("node a.mjs", `echo $${EXPRESSION} github.event.issue.title }}`),
      /an expression in run/,
    ],
    [
      "a token that stays",
      sound.replace("{ persist-credentials: false }", "{ fetch-depth: 0 }"),
      /keeps its token/,
    ],
    [
      "a stranger's commit with rights",
      sound
        .replace("on: push", "on: { workflow_run: }")
        .replace("false }", `false, ref: '$${EXPRESSION} github.event.workflow_run.head_sha }}' }`),
      /something else than the default branch/,
    ],
    [
      "packages with rights",
      sound.replace("on: push", "on: { workflow_run: }").replace("node a.mjs", "npx something"),
      /installs packages/,
    ],
  ];
  test("a sound one has no faults", () => {
    expect(faultsOf(sound.replace("on: push", "on: { push: }"))).toEqual([]);
  });
  test.each(CASES)("%s", (_what, text, fault) => {
    const readable = text.replace("on: push", "on: { push: }");
    expect(faultsOf(readable).join("\n")).toMatch(fault);
  });
});

describe("issue forms", () => {
  interface Form {
    readonly name?: string;
    readonly description?: string;
    readonly labels?: readonly string[];
    readonly body?: readonly { readonly type: string; readonly id?: string; readonly attributes: object }[];
  }
  const folder = join(ROOT, ".github/ISSUE_TEMPLATE");

  test.each(readdirSync(folder).filter((name) => name !== "config.yml"))("%s can be shown", (name) => {
    const form = parse(readFileSync(join(folder, name), "utf8")) as Form;
    expect(form.name).toBeTruthy();
    expect(form.description).toBeTruthy();
    expect(form.labels).toHaveLength(1);
    const ids = form.body?.map(({ id }) => id) ?? [];
    expect(new Set(ids).size).toBe(ids.length);
    for (const { type, attributes } of form.body ?? []) {
      expect(["input", "textarea", "dropdown", "checkboxes"]).toContain(type);
      expect(attributes).toHaveProperty("label");
    }
  });
});
