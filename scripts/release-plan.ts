/**
 * `pnpm release-plan`: which version the registry's changes since the last release of @bouncebook/data ask for
 * (VERSIONING.md), and the section of its CHANGELOG. `--write` writes the changeset, `--json` the facts, `--from`
 * names another release: a git ref, a registry folder, or a JSON list of entries. An id that is gone stops it.
 */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { NoBuild, readBuild } from "./compare/build.ts";
import { REGISTRY, ROOT, readRegistry } from "./registry-files.ts";
import { changesetOf } from "./release/changelog.ts";
import { buildNamed, lastRelease, planRelease, type ReleasePlan } from "./release/plan.ts";
import { writeLost, writePlan } from "./release/write-plan.ts";
import { fromWorkingFolder, usage } from "./usage.ts";

/** Written anew by every run, so that a changeset never tells of what was taken back. */
const CHANGESET = join(ROOT, ".changeset/registry.md");

const { values } = usage("release-plan", () =>
  parseArgs({
    options: {
      from: { type: "string" },
      to: { type: "string" },
      accept: { type: "string", multiple: true },
      write: { type: "boolean" },
      json: { type: "boolean" },
    },
  }),
);
try {
  const plan = makePlan();
  if (plan !== undefined) tell(plan);
} catch (error) {
  if (!(error instanceof NoBuild)) throw error;
  console.error(`release-plan: ${error.message}`);
  process.exitCode = 2;
}

function makePlan(): ReleasePlan | undefined {
  const after =
    values.to === undefined ? readBuild(REGISTRY, "registry") : readBuild(fromWorkingFolder(values.to));
  if (values.from !== undefined)
    return planRelease(buildNamed(values.from, fromWorkingFolder(values.from)), after, values.accept);
  const last = lastRelease(readRegistry().version);
  if (last.state === "released") return planRelease(last.build, after, values.accept);
  console.log(
    `Version ${last.version} of @bouncebook/data is not published yet, so there is nothing to plan.`,
  );
  return undefined;
}

function tell(plan: ReleasePlan): void {
  if (values.json) console.log(JSON.stringify(plan));
  else process.stdout.write(writePlan(plan));
  if (plan.lost.length > 0) {
    if (values.json) console.error(writeLost(plan));
    process.exitCode = 1;
    return;
  }
  if (!values.write) return;
  if (plan.level === "none") rmSync(CHANGESET, { force: true });
  else writeFileSync(CHANGESET, changesetOf(plan.level, plan));
}
