/** Packages as others get them: what is in each tarball, and what a manifest promises. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkPackage, createPackageFromTarballData, type ResolutionKind } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { beforeAll, describe, expect, test } from "vitest";
import { expectedFiles } from "../packages/expected-files.ts";
import { publishedFolders, type Tarball, withTarballs } from "../packages/tarballs.ts";
import { ROOT } from "../registry-files.ts";

/**
 * Every package is ESM only: TypeScript's old resolution (node10) knows no `exports`, and a CommonJS file gets an ES
 * module, which Node allows since 20.19. This is what `attw --profile esm-only` leaves out.
 */
const NOT_FOR_ESM: readonly ResolutionKind[] = ["node10", "node16-cjs"];

const PUBLISHED = publishedFolders();
const REPOSITORY = "https://github.com/bouncebook/bouncebook";

let tarballs: Map<string, Tarball>;
beforeAll(async () => {
  tarballs = await withTarballs((all) => new Map(all.map((tarball) => [tarball.folder, tarball])));
});

test("the packages that the README lists are the published ones", () => {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  const listed = [...readme.matchAll(/^\| `@bouncebook\/([a-z]+)` \|/gm)].map(([, name]) => name!);
  expect(PUBLISHED).toEqual(expect.arrayContaining(["cli", "data", "formatter", "matcher", "parser"]));
  expect(listed.filter((name) => !PUBLISHED.includes(name))).toEqual([]);
});

describe.each(PUBLISHED)("%s", (folder) => {
  const tarball = (): Tarball => tarballs.get(folder)!;

  test("holds the expected files and no other", () => {
    const { files } = tarball();
    const expected = expectedFiles(folder);
    const advice = `Remove packages/${folder}/dist and build again; a new file is named in scripts/packages/expected-files.ts.`;
    expect(
      files.filter((file) => !expected.includes(file)),
      advice,
    ).toEqual([]);
    expect(
      expected.filter((file) => !files.includes(file)),
      advice,
    ).toEqual([]);
  });

  test("publint has nothing to say", async () => {
    const { bytes } = tarball();
    const { messages, pkg } = await publint({ pack: { tarball: bytes.buffer }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test("are-the-types-wrong finds nothing, as ESM only", async () => {
    const analysis = await checkPackage(createPackageFromTarballData(tarball().bytes));
    if (!analysis.types) throw new Error("the package has no types");
    const problems = analysis.problems.filter(
      (problem) => !("resolutionKind" in problem && NOT_FOR_ESM.includes(problem.resolutionKind)),
    );
    expect(problems).toEqual([]);
    expect(Object.keys(analysis.entrypoints)).toContain("./package.json");
  });

  test("says what it is and where it comes from", () => {
    const { manifest, read } = tarball();
    expect(manifest).toMatchObject({
      license: "MIT",
      type: "module",
      sideEffects: false,
      engines: { node: ">=20.19" },
      homepage: `${REPOSITORY}/tree/main/packages/${folder}#readme`,
      bugs: { url: `${REPOSITORY}/issues` },
      repository: { url: `git+${REPOSITORY}.git`, directory: `packages/${folder}` },
      publishConfig: { access: "public", provenance: true },
    });
    expect(manifest.keywords).toEqual(expect.arrayContaining(["smtp", "bounce", "email"]));
    expect(manifest.description).toMatch(/^.{30,160}[^.]$/);
    expect(read("LICENSE")).toBe(readFileSync(join(ROOT, "LICENSE"), "utf8"));
    expect(read("README.md").split("\n")[0]).toMatch(/^# (?:@bouncebook\/)?\w+$/);
  });

  test("types come first in every export, and each target is there", () => {
    const { manifest, files } = tarball();
    for (const [path, target] of Object.entries(manifest.exports ?? {})) {
      if (path === "./package.json") continue;
      expect(Object.keys(target), path).toEqual(["types", "default"]);
    }
    const targets = Object.values(manifest.exports ?? {}).flatMap((target) =>
      typeof target === "string" ? [target] : Object.values(target),
    );
    const named = [...targets, ...Object.values(manifest.bin ?? {})].map((path) => path.slice(2));
    expect(named.filter((path) => !files.includes(path))).toEqual([]);
  });

  test("depends on versions that will exist", () => {
    const { dependencies, peerDependencies, optionalDependencies } = tarball().manifest;
    const all = Object.entries({ ...dependencies, ...peerDependencies, ...optionalDependencies });
    for (const [name, range] of all) {
      const own = [...tarballs.values()].find(({ manifest }) => manifest.name === name);
      if (name.startsWith("@bouncebook/")) expect(range, name).toBe(own?.manifest.version);
      else expect(range, name).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
    }
  });

  test("carries no source map, test, path of a machine or work left over", () => {
    const { files, read } = tarball();
    expect(files.filter((file) => /\.map$|\.tsbuildinfo$|(?:^|\/)(?:test|src|bench)\//.test(file))).toEqual(
      [],
    );
    for (const file of files.filter((path) => /\.(?:c?js|d\.ts|json)$/.test(path)))
      expect(read(file).match(/sourceMappingURL|workspace:|\/home\/|\/work\/|file:\/\//)?.[0], file).toBe(
        undefined,
      );
  });

  test("links of its README lead to files that are there", () => {
    const { read, files } = tarball();
    const links = [...read("README.md").matchAll(/\]\(([^)#]+)/g)].map(([, target]) => target!);
    for (const target of links) {
      const [, inRepository] = /\/blob\/main\/(.+)$/.exec(target) ?? [];
      if (inRepository) expect(existsSync(join(ROOT, inRepository)), target).toBe(true);
      else if (!/^https:/.test(target)) expect(files, target).toContain(target);
    }
  });
});
