import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "../registry-files.ts";

interface Manifest {
  name: string;
  type?: string;
  private?: boolean;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** Who may import whom. A type may be had from more packages than a value. */
const RULES: Readonly<Record<string, { values: readonly string[]; types?: readonly string[] }>> = {
  data: { values: [] },
  matcher: { values: ["data"] },
  parser: { values: [] },
  report: { values: [], types: ["data"] },
  checker: { values: ["data"] },
  formatter: { values: ["data"], types: ["matcher", "report", "checker"] },
  cli: { values: ["data", "matcher", "parser", "report", "checker", "formatter", "exports"] },
  site: { values: ["data", "matcher", "parser", "report", "checker", "formatter", "exports"] },
  exports: { values: ["data"], types: ["matcher"] },
  "sdk-go": { values: [] },
  "sdk-python": { values: [] },
};

const PACKAGES = readdirSync(join(ROOT, "packages")).filter((name) =>
  existsSync(join(ROOT, "packages", name, "package.json")),
);

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(ROOT, folder, "package.json"), "utf8")) as Manifest;
}

/** Names of our own packages among dependencies, without the scope. */
function ours(dependencies: Record<string, string> = {}): string[] {
  return Object.keys(dependencies).flatMap((name) =>
    name.startsWith("@bouncebook/") ? [name.slice(12)] : [],
  );
}

interface Import {
  from: string;
  isType: boolean;
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?([^;"'`()]*?from\s+)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/g;

function importsIn(source: string): Import[] {
  return [...source.matchAll(IMPORT)].map(([, type, names = "", from, dynamic]) => ({
    from: (from ?? dynamic)!,
    isType: type !== undefined || onlyTypes(names),
  }));
}

/** `import { type A, type B } from …` */
function onlyTypes(names: string): boolean {
  const [, inside] = /^\{([^}]*)\}/.exec(names.trim()) ?? [];
  const each = inside?.split(",").filter((name) => name.trim() !== "") ?? [];
  return each.length > 0 && each.every((name) => /^\s*type\s/.test(name));
}

function sourcesIn(folder: string): string[] {
  const at = join(ROOT, folder);
  if (!existsSync(at)) return [];
  return readdirSync(at, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(?:ts|mjs|js|tsx)$/.test(path) && !/(?:^|\/)(?:generated|node_modules)\//.test(path))
    .map((path) => join(folder, path));
}

test("every package has a rule", () => {
  expect(PACKAGES.filter((name) => !Object.hasOwn(RULES, name))).toEqual([]);
  expect(PACKAGES).toEqual(expect.arrayContaining(["data", "matcher", "formatter", "cli"]));
});

describe.each(PACKAGES)("%s", (name) => {
  const manifest = manifestOf(join("packages", name));
  const { values, types = [] } = RULES[name] ?? { values: [] };

  test("depends on nothing that it may not import", () => {
    const { dependencies, peerDependencies, optionalDependencies, devDependencies } = manifest;
    const held = ours({ ...dependencies, ...peerDependencies, ...optionalDependencies });
    expect(held.filter((each) => !values.includes(each) && !types.includes(each))).toEqual([]);
    // The registry is no code; turbo has to know whose tables are made from it.
    const developing = ours(devDependencies).filter((each) => each !== "registry");
    expect(developing.filter((each) => !values.includes(each) && !types.includes(each))).toEqual([]);
  });

  test("imports no more than that, and types only where only types are allowed", () => {
    const wrong = sourcesIn(join("packages", name, "src")).flatMap((path) =>
      importsIn(readFileSync(join(ROOT, path), "utf8"))
        .filter(({ from, isType }) => {
          if (!from.startsWith("@bouncebook/")) return false;
          const target = from.split("/")[1]!;
          return !values.includes(target) && !(isType && types.includes(target));
        })
        .map(({ from }) => `${path} imports ${from}`),
    );
    expect(wrong).toEqual([]);
  });

  test("names in its manifest whatever it imports", () => {
    const declared = new Set([
      manifest.name,
      ...Object.keys({
        ...manifest.dependencies,
        ...manifest.peerDependencies,
        ...manifest.optionalDependencies,
      }),
    ]);
    const missing = sourcesIn(join("packages", name, "src")).flatMap((path) =>
      importsIn(readFileSync(join(ROOT, path), "utf8"))
        .filter(({ from }) => !/^(?:\.|node:)/.test(from))
        .map(({ from }) =>
          from
            .split("/")
            .slice(0, from.startsWith("@") ? 2 : 1)
            .join("/"),
        )
        .filter((each) => !declared.has(each))
        .map((each) => `${path} imports ${each}`),
    );
    // What only a private package builds with may stand among what it is developed with.
    const allowed = manifest.private ? Object.keys(manifest.devDependencies ?? {}) : [];
    expect(missing.filter((each) => !allowed.some((dependency) => each.endsWith(` ${dependency}`)))).toEqual(
      [],
    );
  });

  test("never leaves its own src by a relative path", () => {
    const source = join("packages", name, "src");
    const wrong = sourcesIn(source).flatMap((path) =>
      importsIn(readFileSync(join(ROOT, path), "utf8"))
        .filter(({ from }) => from.startsWith(".") && !`${join(path, "..", from)}/`.startsWith(`${source}/`))
        .map(({ from }) => `${path} imports ${from}`),
    );
    expect(wrong).toEqual([]);
  });
});

test("published packages have no dependency of others but what the design names", () => {
  const ALLOWED = new Set(["@humanwhocodes/momoa", "hyparquet-writer"]);
  const foreign = PACKAGES.filter((name) => !manifestOf(join("packages", name)).private).flatMap((name) =>
    Object.keys(manifestOf(join("packages", name)).dependencies ?? {})
      .filter((each) => !each.startsWith("@bouncebook/") && !ALLOWED.has(each))
      .map((each) => `${name}: ${each}`),
  );
  expect(foreign).toEqual([]);
});

test("nobody imports scripts", () => {
  for (const name of PACKAGES) {
    const { dependencies, devDependencies, peerDependencies } = manifestOf(join("packages", name));
    expect(ours({ ...dependencies, ...devDependencies, ...peerDependencies }), name).not.toContain("scripts");
    for (const path of sourcesIn(join("packages", name, "src")))
      expect(readFileSync(join(ROOT, path), "utf8"), path).not.toMatch(/from "[^"]*\bscripts\//);
  }
});

/** How tables are carried, which holds nothing generated. */
const CARRIED = /packages\/data\/src\/(?:entry-rows|template-lines)\.ts$/;

test("scripts build on sources, never on what they generate", () => {
  const wrong = ["evaluate", "generate", "rules"].flatMap((folder) =>
    sourcesIn(join("scripts", folder)).flatMap((path) =>
      importsIn(readFileSync(join(ROOT, path), "utf8"))
        .filter(
          ({ from, isType }) =>
            !isType &&
            !CARRIED.test(from) &&
            (from.startsWith("@bouncebook/") || /packages\/data\/|\/dist\//.test(from)),
        )
        .map(({ from }) => `${path} imports ${from}`),
    ),
  );
  expect(wrong).toEqual([]);
});

describe("the reading of imports", () => {
  const CASES: [source: string, found: Import[]][] = [
    ['import { a } from "x";', [{ from: "x", isType: false }]],
    ['import type { A } from "x";', [{ from: "x", isType: true }]],
    ['import { type A, type B } from "x";', [{ from: "x", isType: true }]],
    ['import { type A, b } from "x";', [{ from: "x", isType: false }]],
    ['import {\n  type A,\n  b,\n} from "x";', [{ from: "x", isType: false }]],
    ['import "x";', [{ from: "x", isType: false }]],
    [
      'export { a } from "x";\nexport type { A } from "y";',
      [
        { from: "x", isType: false },
        { from: "y", isType: true },
      ],
    ],
    ['export * from "x";', [{ from: "x", isType: false }]],
    ['const a = await import("x");', [{ from: "x", isType: false }]],
    ["export const a = 'from \"x\"';", []],
  ];

  test.each(CASES)("%j", (source, found) => {
    expect(importsIn(source)).toEqual(found);
  });
});
