/** Package managers: how each is told of the registry on loopback, and how it installs into an empty folder. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ProgramName, type Programs, pathWith } from "./programs.ts";
import { type Run, runCommand } from "./run-command.ts";

export interface Registries {
  /** Where our scope is. */
  readonly ours: string;
  /** Where everything else is: what npm is configured with. */
  readonly others: string;
}

export interface Manager {
  readonly name: string;
  /** The program that installs; npm is what Node comes with. */
  readonly program?: ProgramName;
  /** Adds the packages to the manifest in the working directory, with a cache of its own below the folder. */
  readonly add: (packages: readonly string[], cache: string) => readonly string[];
  readonly env?: (cache: string) => Readonly<Record<string, string>>;
  /** Settings beside .npmrc. */
  readonly settings?: (registries: Registries, cache: string) => Readonly<Record<string, string>>;
  /** Runs a script of the folder; plain Node where it is not said. */
  readonly plugAndPlay?: true;
  /** Only these runtimes make sense for what it installs. */
  readonly runtimes?: readonly ProgramName[];
}

export const MANAGERS: readonly Manager[] = [
  {
    name: "npm",
    add: (packages) => ["npm", "install", "--no-audit", "--no-fund", ...packages],
    env: (cache) => ({ npm_config_cache: cache }),
  },
  {
    name: "pnpm",
    program: "pnpm",
    add: (packages, cache) => ["pnpm", "add", "--store-dir", cache, ...packages],
  },
  {
    name: "Yarn 1",
    program: "Yarn 1",
    add: (packages, cache) => ["yarn", "add", "--non-interactive", "--cache-folder", cache, ...packages],
  },
  {
    // Plug'n'Play: no node_modules, and no package sees what its manifest does not name.
    name: "Yarn 4",
    program: "Yarn 4",
    plugAndPlay: true,
    runtimes: ["Node 20", "Node 22", "Node 24", "Node 26"],
    add: (packages) => ["yarn", "add", ...packages],
    settings: ({ ours, others }, cache) => ({
      ".yarnrc.yml": [
        // What is a minute old is refused for a day otherwise.
        `npmScopes: { bouncebook: { npmRegistryServer: "${ours}", npmMinimalAgeGate: 0m } }`,
        `npmRegistryServer: "${others}"`,
        'unsafeHttpWhitelist: ["127.0.0.1"]',
        `globalFolder: "${cache}"`,
        "enableTelemetry: false",
        "enableImmutableInstalls: false",
      ].join("\n"),
    }),
  },
  {
    name: "Bun",
    program: "Bun",
    runtimes: ["Bun"],
    add: (packages) => ["bun", "add", ...packages],
    env: (cache) => ({ BUN_INSTALL_CACHE_DIR: cache }),
  },
  {
    name: "Deno",
    program: "Deno",
    runtimes: ["Deno"],
    add: (packages) => [
      "deno",
      "add",
      "--minimum-dependency-age=0",
      ...packages.map((name) => `npm:${name}`),
    ],
    env: (cache) => ({ DENO_DIR: cache }),
  },
];

/** An empty folder that knows the registries. */
export function emptyFolder(folder: string, { ours, others }: Registries): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "name": "consumer", "private": true, "type": "module" }\n');
  writeFileSync(join(folder, ".npmrc"), `registry=${others}\n@bouncebook:registry=${ours}\n`);
}

/** Installs packages into an empty folder, as a person does who reads the README. */
export async function install(
  manager: Manager,
  packages: readonly string[],
  folder: string,
  registries: Registries,
  programs: Programs,
): Promise<Run> {
  const cache = `${folder}.cache`;
  emptyFolder(folder, registries);
  const settings = manager.settings?.(registries, cache) ?? {};
  for (const [file, text] of Object.entries(settings)) writeFileSync(join(folder, file), `${text}\n`);
  const program = manager.program === undefined ? undefined : programs.get(manager.program)!;
  const path = program === undefined ? {} : { PATH: pathWith(program) };
  return runCommand(manager.add(packages, cache), { cwd: folder, env: { ...manager.env?.(cache), ...path } });
}
