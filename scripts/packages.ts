/**
 * `pnpm packages`: packs what is published, publishes it to a registry on loopback, installs it with every package
 * manager, and uses it on every runtime. Needs the network for what npx has not fetched before; builds first.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Bundles, bundleFor, runInBrowser } from "./packages/browser.ts";
import { tryOneCalls, tryReadmeCommands } from "./packages/commands.ts";
import { writeConsumer } from "./packages/consumer.ts";
import { inPairs } from "./packages/in-pairs.ts";
import { startRegistry } from "./packages/loopback-registry.ts";
import { install, MANAGERS, type Manager, type Registries } from "./packages/managers.ts";
import { findBrowser, findPrograms, type Programs } from "./packages/programs.ts";
import { INSIDE, runCommand, stopAll } from "./packages/run-command.ts";
import { problemsText, trialsTable } from "./packages/table.ts";
import { type Tarball, withTarballs } from "./packages/tarballs.ts";
import { outcomeOf, type Trial, tryFolder } from "./packages/trials.ts";
import { ROOT } from "./registry-files.ts";

const folder = mkdtempSync(join(tmpdir(), "bouncebook-packages-"));
const clean = (): void => {
  stopAll();
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
};
process.on("exit", clean);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(1));

const trials = await withTarballs((tarballs) => tryAll(tarballs));
const counts = { ok: 0, failed: 0, skipped: 0 };
for (const { outcome } of trials) counts[outcome] += 1;
console.log(trialsTable(trials));
const problems = problemsText(trials);
if (problems !== "") console.log(`\n${problems}`);
writeFileSync(
  join(ROOT, "scripts/packages/test-results.json"),
  JSON.stringify({
    numPassedTests: counts.ok,
    numFailedTests: counts.failed,
    numPendingTests: counts.skipped,
    numTodoTests: 0,
  }),
);
console.log(`packages: ${counts.ok} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed === 0 ? 0 : 1);

async function tryAll(tarballs: readonly Tarball[]): Promise<Trial[]> {
  const registry = await startRegistry(join(folder, "registry"));
  const fetched = findPrograms();
  for (const tarball of tarballs) await registry.publish(tarball);
  const registries = { ours: registry.url, others: await configuredRegistry() };
  const programs = await fetched;
  const managed = await inPairs(MANAGERS, (manager) => tryManager(manager, tarballs, registries, programs));
  const all = managed.flatMap(({ trials }) => trials);
  all.push(...(await tryBrowser(managed)));
  const cli = tarballs.find(({ folder: name }) => name === "cli")!;
  all.push(...(await tryReadmeCommands(cli, join(folder, "readme"), registries)));
  all.push(...(await tryOneCalls(join(folder, "npm"), join(folder, "calls"), registries, programs)));
  registry.close();
  return all;
}

/** The registry that this machine takes its packages from. */
async function configuredRegistry(): Promise<string> {
  const { stdout } = await runCommand(["npm", "config", "get", "registry"], { cwd: folder, env: INSIDE });
  return stdout.trim();
}

interface Managed {
  readonly name: string;
  readonly trials: readonly Trial[];
  /** Made of what was installed; undefined where nothing was, or where the bundler refused. */
  readonly bundle?: string | undefined;
}

async function tryManager(
  manager: Manager,
  tarballs: readonly Tarball[],
  registries: Registries,
  programs: Programs,
): Promise<Managed> {
  const { name } = manager;
  const into = join(folder, name.toLowerCase().replaceAll(" ", "-"));
  const trial = { row: name, column: "install", what: "install" };
  if (manager.program !== undefined && !programs.has(manager.program))
    return {
      name,
      trials: [{ ...trial, outcome: "skipped", detail: `${name} could not be fetched with npx` }],
    };
  const names = tarballs.map(({ manifest }) => manifest.name);
  const run = await install(manager, names, into, registries, programs);
  const installed: Trial = { ...trial, ...outcomeOf(run) };
  if (installed.outcome === "failed") return { name, trials: [installed] };
  writeConsumer(into, tarballs);
  const tried = await tryFolder(manager, into, programs);
  return { name, trials: [installed, ...tried], bundle: await bundleFor(name, into) };
}

async function tryBrowser(managed: readonly Managed[]): Promise<Trial[]> {
  const installed = managed.filter(({ trials }) => trials[0]?.outcome === "ok");
  const trial = (row: string) => ({ row, column: "Chromium", what: "bundle" });
  const browser = await findBrowser();
  if (browser === undefined) {
    const detail = "no chromium on the search path; on Debian: apt-get install chromium";
    return installed.map(({ name }) => ({ ...trial(name), outcome: "skipped", detail }));
  }
  const bundles: Bundles = new Map(installed.flatMap(({ name, bundle }) => (bundle ? [[name, bundle]] : [])));
  const { passed, run } = await runInBrowser(browser, bundles, folder);
  return installed.map(({ name }) =>
    passed.has(name)
      ? { ...trial(name), outcome: "ok" }
      : {
          ...trial(name),
          outcome: "failed",
          detail: bundles.has(name) ? run.output : "esbuild could not bundle it",
        },
  );
}
