/** Licences of what is installed, and which of them the project takes. */

/** A package with its licence as `pnpm licenses list --json` tells it. */
export interface Licensed {
  readonly name: string;
  readonly versions: readonly string[];
  readonly license: string;
}

/** Licences that ask for no more than that their text stays with copies. */
const PERMISSIVE = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "PSF-2.0",
  "Python-2.0",
  "Unlicense",
  "WTFPL",
]);

/** Taken for one package only, with the reason. One that is not needed any more is an error too. */
const EXCEPTIONS: ReadonlyMap<string, { readonly license: string; readonly why: string }> = new Map([
  ["lightningcss", { license: "MPL-2.0", why: "comes with vitest, is not shipped" }],
  ["lightningcss-*", { license: "MPL-2.0", why: "its binary for this system" }],
  [
    "spawndamnit",
    { license: "Unknown", why: "its manifest points to a licence file, which holds the MIT licence" },
  ],
]);

/** True if a licence expression (SPDX) offers a licence that the project takes. */
export function isPermissive(expression: string): boolean {
  const plain = expression.replace(/^\((.*)\)$/, "$1");
  if (plain.includes("(")) return false;
  return plain
    .split(" OR ")
    .some((choice) => choice.split(" AND ").every((each) => PERMISSIVE.has(each.trim())));
}

/** One sentence for each licence that is not taken, and for each exception that nothing needs. */
export function licenceProblems(packages: readonly Licensed[]): string[] {
  const needed = new Set<string>();
  const problems = packages.flatMap(({ name, versions, license }) => {
    if (isPermissive(license)) return [];
    const exception = name.startsWith("lightningcss-") ? "lightningcss-*" : name;
    if (EXCEPTIONS.get(exception)?.license === license) {
      needed.add(exception);
      return [];
    }
    return [
      `${name} ${versions.join(", ")} has the licence ${license}, which is not on the list in scripts/packages/licences.ts: use another package, or add the licence or an exception there with the reason.`,
    ];
  });
  const left = [...EXCEPTIONS.keys()].filter((name) => !needed.has(name));
  return [
    ...problems,
    ...left.map(
      (name) => `${name} needs no exception any more: remove it from scripts/packages/licences.ts.`,
    ),
  ];
}
