/** Who runs which block of which document. */
import { type Block, blocksOf } from "./blocks.ts";

/** Blocks in these languages are run, or an exception says why not. */
export const LANGUAGES: readonly string[] = ["sh", "js", "ts", "python", "go", "sql", "json"];

/** The blocks of a document that its owner has to run, every one of them. */
export function blocksToRun(document: string): Block[] {
  return blocksOf(document).filter(
    (block) => LANGUAGES.includes(block.language) && !isException(document, block),
  );
}

interface Owner {
  readonly document: string;
  /** The file that runs them. */
  readonly test: string;
  /** What it runs; every language unless it is told. */
  readonly languages?: readonly string[];
}

/** Documents that a test of their package runs. */
export const OWNERS: readonly Owner[] = [
  { document: "docs/sql.md", test: "packages/exports/test/documents/sql-document.test.ts" },
  { document: "docs/mail-servers.md", test: "packages/exports/test/documents/mail-servers-document.test.ts" },
  { document: "packages/exports/README.md", test: "packages/exports/test/documents/readme.test.ts" },
  {
    document: "packages/sdk-go/README.md",
    test: "packages/sdk-go/readme_test.go",
    languages: ["go", "json"],
  },
  {
    document: "packages/sdk-python/README.md",
    test: "packages/sdk-python/test/test_readme.py",
    languages: ["python"],
  },
  { document: "docs/fields.md", test: "scripts/test/documents/fields.test.ts" },
  { document: "conformance/README.md", test: "scripts/test/documents/conformance-document.test.ts" },
];

interface Exception {
  readonly document: string;
  readonly heading: string;
  readonly language: string;
  /** What the block holds, where others under the heading are run. */
  readonly holds?: string;
  readonly why: string;
}

const NO_ENGINE =
  "the engine cannot run here; a test reads the scripts in its dialect, and that the files are there";

export const EXCEPTIONS: readonly Exception[] = [
  {
    document: "README.md",
    heading: "Working on it",
    language: "sh",
    why: "tests that run the tests; that each command is there is tested",
  },
  {
    document: "CONTRIBUTING.md",
    heading: "With a checkout",
    language: "sh",
    why: "would write into this registry; scripts/test/stranger.test.ts runs both commands on another one",
  },
  { document: "docs/sql.md", heading: "ClickHouse", language: "sh", why: NO_ENGINE },
  { document: "docs/sql.md", heading: "BigQuery", language: "sh", why: NO_ENGINE },
  { document: "docs/sql.md", heading: "Snowflake", language: "sh", why: NO_ENGINE },
  { document: "docs/sql.md", heading: "Spark and Databricks", language: "sh", why: NO_ENGINE },
  {
    document: "docs/mail-servers.md",
    heading: "Haraka",
    language: "sh",
    holds: "npm install",
    why: "installs from the public registry; packages/exports/test/mail-servers/haraka.test.ts runs the plugin",
  },
  {
    document: "packages/sdk-go/README.md",
    heading: "bouncebook for Go",
    language: "sh",
    why: "fetches from the public repository; packages/sdk-go/test.mjs runs it with one of its own",
  },
  { document: "packages/sdk-go/README.md", heading: "Speed", language: "sh", why: "measures" },
  {
    document: "packages/sdk-python/README.md",
    heading: "bouncebook for Python",
    language: "sh",
    why: "installs from the public index; packages/sdk-python/test/test_package.py installs what is built here",
  },
];

/** True if a test of its own package runs the block. */
export function isOwned(document: string, { language }: Block): boolean {
  return OWNERS.some((each) => each.document === document && (each.languages?.includes(language) ?? true));
}

/** True if the block is named in the list of exceptions. */
export function isException(document: string, { heading, language, code }: Block): boolean {
  return EXCEPTIONS.some(
    (each) =>
      each.document === document &&
      each.heading === heading &&
      each.language === language &&
      code.includes(each.holds ?? ""),
  );
}
