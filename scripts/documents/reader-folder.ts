/**
 * A folder as a reader of the documents has it. What a document tells the reader to install comes from this working
 * tree: `npm install`, `pip install` and `go get` are stand-ins that link it, and refuse what is not there. A command
 * that the reader was not told to install is not found.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { OUTSIDE, runCommand } from "../packages/run-command.ts";
import { ROOT } from "../registry-files.ts";

export interface Printed {
  readonly status: number;
  /** Both outputs, as a terminal shows them. */
  readonly text: string;
}

const MODERN = "import sys; print(sys.executable); sys.exit(sys.version_info < (3, 9))";

/** The path of Python 3.9 or later; undefined where there is none. */
export function findPython(): string | undefined {
  const names = [process.env.PYTHON, "python3", "python", "/usr/bin/python3"];
  for (const name of names.filter((each) => each !== undefined && each !== "")) {
    const { status, stdout } = spawnSync(name!, ["-c", MODERN], { encoding: "utf8" });
    if (status === 0) return stdout.trim();
  }
  return undefined;
}

/** The path of the program `go`; undefined where there is none. */
export function findGo(): string | undefined {
  const { status, stdout } = spawnSync("sh", ["-c", "command -v go"], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

/** A slow machine compiles a Go program in half of this. In milliseconds. */
const LONGEST_RUN = 120_000;

export class ReaderFolder {
  readonly path = mkdtempSync(join(tmpdir(), "bouncebook-reader-"));
  readonly #programs = join(this.path, ".programs");
  readonly #environment: Readonly<Record<string, string>>;

  constructor(environment: Readonly<Record<string, string>> = {}) {
    this.#environment = environment;
    // As the newest npm makes it; what is an ES module says so itself.
    this.write("package.json", '{ "type": "commonjs" }\n');
    this.#program("npm", NPM);
    this.#program("npx", NPX);
    this.#program("pip", PIP);
    const python = findPython();
    if (python) this.#program("python3", `exec ${python} "$@"`);
    const go = findGo();
    if (go) this.#program("go", GO.replaceAll("GO_PROGRAM", go));
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.path, path)), { recursive: true });
    writeFileSync(join(this.path, path), text);
  }

  /** Runs lines of a shell; the first that fails ends them. */
  async run(lines: string): Promise<Printed> {
    // A reader's log is not this machine's, nor is what bash would read from the home of whoever runs this: it does
    // so when a socket is its input.
    const here = lines.replaceAll("/var/log/", `${join(this.path, "log")}/`);
    const { status, stdout } = await runCommand(["bash", "--norc", "-e", "-c", `exec 2>&1\n${here}`], {
      cwd: this.path,
      limit: LONGEST_RUN,
      env: {
        PATH: `${this.#programs}${delimiter}${OUTSIDE.PATH}`,
        PYTHONPATH: join(this.path, "site-packages"),
        BOUNCEBOOK_ROOT: ROOT,
        // Nothing is fetched: what a Go module needs is in this working tree.
        GOFLAGS: "-mod=mod",
        GOPROXY: "off",
        ...this.#environment,
      },
    });
    return { status, text: stdout };
  }

  /** Runs a program of one of these languages. */
  runProgram(language: ProgramLanguage, code: string): Promise<Printed> {
    const { file, command } = PROGRAMS[language];
    this.write(file, `${code}\n`);
    return this.run(command);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  #program(name: string, lines: string): void {
    const path = join(this.#programs, name);
    mkdirSync(this.#programs, { recursive: true });
    writeFileSync(path, `#!/usr/bin/env bash\nset -e\n${lines}\n`);
    chmodSync(path, 0o755);
  }
}

export type ProgramLanguage = "js" | "python" | "go";

const PROGRAMS = {
  js: { file: "example.mjs", command: "node example.mjs" },
  python: { file: "example.py", command: "python3 example.py" },
  go: { file: "main.go", command: "go run ." },
} as const;

/** Where the dependencies of this working tree may be found. */
const MODULES = [join(ROOT, "scripts/node_modules"), join(ROOT, "packages/exports/node_modules")];

const NPM = `
[ "$1" = install ] || { echo "npm $1: not understood"; exit 1; }
shift
for name in "$@"; do
  if [ "$name" = --global ]; then continue; fi
  if [ "$name" = @bouncebook/cli ]; then
    printf '#!/bin/sh\\nexec node "%s/packages/cli/bin/bouncebook.js" "$@"\\n' "$BOUNCEBOOK_ROOT" > "$(dirname "$0")/bouncebook"
    chmod +x "$(dirname "$0")/bouncebook"
    continue
  fi
  target="$BOUNCEBOOK_ROOT/packages/\${name#@bouncebook/}"
  for modules in ${MODULES.map((path) => `"${path}"`).join(" ")}; do
    if [ ! -d "$target" ]; then target="$modules/$name"; fi
  done
  [ -d "$target" ] || { echo "npm install $name: there is no such package here"; exit 1; }
  mkdir -p "$(dirname "node_modules/$name")"
  ln -sfn "$target" "node_modules/$name"
done`;

/** In a checkout the command is `npx -y pnpm@… -s bouncebook`. */
const NPX = `
[[ "$1 $2 $3 $4" =~ ^-y\\ pnpm@[0-9.]+\\ -s\\ bouncebook$ ]] || { echo "npx $*: not understood"; exit 1; }
shift 4
exec node "$BOUNCEBOOK_ROOT/packages/cli/bin/bouncebook.js" "$@"`;

const PIP = `
[ "$*" = "install bouncebook" ] || { echo "pip $*: not understood"; exit 1; }
mkdir -p site-packages
ln -sfn "$BOUNCEBOOK_ROOT/packages/sdk-python/src/bouncebook" site-packages/bouncebook`;

const GO = `
if [ "$1" != get ]; then exec GO_PROGRAM "$@"; fi
[ "$2" = github.com/bouncebook/bouncebook/packages/sdk-go ] || { echo "go get $2: not understood"; exit 1; }
GO_PROGRAM mod edit -require "$2@v0.0.0" -replace "$2=$BOUNCEBOOK_ROOT/packages/sdk-go"`;
