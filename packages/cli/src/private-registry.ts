import { statSync } from "node:fs";
import { tables } from "@bouncebook/data/tables";
import { createMatcher, type Matcher } from "@bouncebook/matcher";
import { compileTables } from "@bouncebook/matcher/compile";
import { ExitCode } from "./exit-code.js";
import { type Problem, placeOf, readRegistryFolder } from "./registry/index.js";
import { UsageError } from "./usage-error.js";

/** A matcher over the public registry with the entries of a folder of one's own on top. */
export function matcherOver(folder: string): Matcher {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(
      `--registry ${folder}: there is no such folder. Name a folder with registry files.`,
      ExitCode.unreadable,
    );
  }
  const { files, problems } = readRegistryFolder(folder);
  refuse(folder, problems);
  const publicTables = tables();
  const compiled = compileTables(
    files.map((file) => file.value),
    {
      version: publicTables.version,
      reasons: publicTables.reasons,
      providers: publicTables.providers,
    },
  );
  const byId = new Map(files.map((file) => [file.value.id, file]));
  refuse(
    folder,
    compiled.problems.map(({ id, path, message }) => {
      const file = byId.get(id);
      return {
        path: file?.path ?? id,
        ...(file && placeOf(file.text, path)),
        message: `${message}. Correct it.`,
      };
    }),
  );
  return createMatcher({ tables: [publicTables, compiled.tables] });
}

const MOST_SHOWN = 10;

/** A registry that is wrong in one place is not used at all: half of it would answer otherwise than its authors think. */
function refuse(folder: string, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const shown = problems
    .slice(0, MOST_SHOWN)
    .map(
      ({ path, line, column, message }) =>
        `${folder}/${path}${line === undefined ? "" : `:${line}:${column}`}  ${message}`,
    );
  const more = problems.length > MOST_SHOWN ? [`and ${problems.length - MOST_SHOWN} more`] : [];
  throw new UsageError([...shown, ...more].join("\n            "), ExitCode.unreadable);
}
