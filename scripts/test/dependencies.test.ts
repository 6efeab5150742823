/** What the project depends on: every licence is one that it takes, and CONTRIBUTING says what each is for. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isPermissive, type Licensed, licenceProblems } from "../packages/licences.ts";
import { runCommand } from "../packages/run-command.ts";
import { type Manifest, manifestOf, PNPM, packageFolders } from "../packages/tarballs.ts";
import { ROOT, readJson } from "../registry-files.ts";

test("every installed package has a licence that the project takes", async () => {
  const run = await runCommand([...PNPM, "-r", "licenses", "list", "--json"], { cwd: ROOT });
  const installed = Object.values(JSON.parse(run.stdout) as Record<string, Licensed[]>).flat();
  expect(installed.length).toBeGreaterThan(100);
  expect(licenceProblems(installed)).toEqual([]);
});

test.each([
  ["MIT", true],
  ["(MIT OR Apache-2.0)", true],
  ["GPL-3.0 OR MIT", true],
  ["MIT AND ISC", true],
  ["MIT AND GPL-3.0", false],
  ["GPL-3.0", false],
  ["MPL-2.0", false],
  ["Unknown", false],
  ["", false],
  ["(MIT AND (GPL-3.0 OR ISC))", false],
])("licence %j", (expression, taken) => {
  expect(isPermissive(expression)).toBe(taken);
});

test("a licence that is not taken, and an exception that nothing needs, are told in a sentence", () => {
  const [first, ...others] = licenceProblems([{ name: "some", versions: ["1.0.0"], license: "GPL-3.0" }]);
  expect(first).toMatch(/^some 1\.0\.0 has the licence GPL-3\.0, which is not on the list in .*\.$/);
  expect(others).toContain(
    "spawndamnit needs no exception any more: remove it from scripts/packages/licences.ts.",
  );
});

interface Row {
  readonly where: string;
  readonly name: string;
}

/** Rows of CONTRIBUTING's table; one row may name several packages that serve the same end. */
function documented(): Row[] {
  const text = readFileSync(join(ROOT, "CONTRIBUTING.md"), "utf8");
  const [, section = ""] = /^## Dependencies\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(text) ?? [];
  const rows = [...section.matchAll(/^\| (\S+) \| ([^|]+) \| ([^|]{4,}) \|$/gm)];
  return rows
    .filter(([, where]) => where !== "where")
    .flatMap(([, where, names]) => names!.split(", ").map((name) => ({ where: where!, name: name.trim() })));
}

function foreign(dependencies: Manifest["dependencies"] = {}): string[] {
  return Object.keys(dependencies).filter((name) => !name.startsWith("@bouncebook/"));
}

/** What the manifests name: a dependency of a published package under its folder, all else under "development". */
function declared(): Row[] {
  const packages = packageFolders().map((folder) => [folder, manifestOf(folder)] as const);
  const rows = packages.flatMap(([folder, { private: isPrivate, ...manifest }]) => {
    const held = foreign({
      ...manifest.dependencies,
      ...manifest.peerDependencies,
      ...manifest.optionalDependencies,
    });
    const where = isPrivate ? "development" : folder;
    const developing = foreign(manifest.devDependencies).map((name) => ({ where: "development", name }));
    return [...held.map((name) => ({ where, name })), ...developing];
  });
  for (const path of ["package.json", "scripts/package.json", "registry/package.json"]) {
    const { dependencies, devDependencies } = readJson(join(ROOT, path)) as Manifest;
    const names = foreign({ ...dependencies, ...devDependencies });
    rows.push(...names.map((name) => ({ where: "development", name })));
  }
  return rows;
}

test("CONTRIBUTING says of every dependency what it is for, and of no other", () => {
  const key = ({ where, name }: Row): string => `${where}: ${name}`;
  expect([...new Set(documented().map(key))].sort()).toEqual([...new Set(declared().map(key))].sort());
});

test("no dependency is documented twice, and every version is exact", () => {
  const names = documented().map(({ where, name }) => `${where}: ${name}`);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  const manifests = [
    ...packageFolders().map((folder) => manifestOf(folder)),
    ...["package.json", "scripts/package.json"].map((path) => readJson(join(ROOT, path)) as Manifest),
  ];
  const loose = manifests.flatMap(({ name: of, dependencies, devDependencies }) =>
    Object.entries({ ...dependencies, ...devDependencies })
      .filter(
        ([name, range]) => !name.startsWith("@bouncebook/") && !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(range),
      )
      .map(([name, range]) => `${of}: ${name} ${range}`),
  );
  expect(loose).toEqual([]);
});
