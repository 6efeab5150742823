/** The registry's schemas: reading them, and whether they can be trusted with any text. */
import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { type Problem, readJsonFile } from "../packages/cli/src/registry/index.ts";
import { SCHEMAS } from "./registry-files.ts";

export type SchemaObject = Readonly<Record<string, unknown>>;

export interface Schemas {
  /** By file name without `.schema.json`. */
  readonly byName: ReadonlyMap<string, SchemaObject>;
  readonly problems: readonly Problem[];
}

const COMMON = "common";

/** Every schema of a folder; what is none becomes a problem. */
export function readSchemas(folder = SCHEMAS): Schemas {
  const byName = new Map<string, SchemaObject>();
  const problems: Problem[] = [];
  for (const name of readdirSync(folder).sort()) {
    const read = readSchema(join(folder, name), `schema/${name}`);
    if (isProblem(read)) problems.push(read);
    else byName.set(name.replace(/\.schema\.json$/, ""), read);
  }
  return { byName, problems };
}

function isProblem(read: SchemaObject | Problem): read is Problem {
  return "message" in read && "path" in read;
}

function readSchema(path: string, shown: string): SchemaObject | Problem {
  if (!shown.endsWith(".schema.json") || !lstatSync(path).isFile())
    return {
      path: shown,
      message: "Expected a file NAME.schema.json here and nothing else. Rename or remove it.",
    };
  const read = readJsonFile(path, shown);
  if ("message" in read) return read;
  const { value } = read;
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as SchemaObject;
  return { path: shown, line: 1, column: 1, message: "This is no schema. Expected a JSON object." };
}

/** A validator for each kind. A schema that cannot be compiled is told as a problem. */
export function compileSchemas({ byName }: Schemas): {
  validators: Map<string, ValidateFunction>;
  problems: Problem[];
} {
  const ajv = new Ajv({ allErrors: true, verbose: true });
  addFormats.default(ajv);
  ajv.addKeyword({ keyword: "errorMessage", schemaType: "string" });
  const validators = new Map<string, ValidateFunction>();
  const problems: Problem[] = [];
  const names = [COMMON, ...[...byName.keys()].filter((name) => name !== COMMON)];
  for (const name of names) {
    try {
      const schema = byName.get(name) ?? {};
      if (name === COMMON) ajv.addSchema(schema);
      else validators.set(name, ajv.compile(schema));
    } catch (error) {
      const message = `This is no JSON Schema of draft 07: ${(error as Error).message}. Correct it.`;
      problems.push({ path: `schema/${name}.schema.json`, message });
    }
  }
  return { validators, problems };
}

/**
 * Patterns on which some text takes more than linear time. A schema is the only place of the registry where regular
 * expressions stand, and `pnpm check` runs them over whatever a pull request brings.
 */
export async function slowPatterns({ byName }: Schemas): Promise<Problem[]> {
  process.env.RECHECK_BACKEND = "pure";
  const { checkSync } = await import("recheck");
  const judged = new Map<string, boolean>();
  const isSlow = (pattern: string): boolean => {
    const known = judged.get(pattern);
    if (known !== undefined) return known;
    const slow = checkSync(pattern, "u", { timeout: 5_000 }).status !== "safe";
    judged.set(pattern, slow);
    return slow;
  };
  return [...byName].flatMap(([name, schema]) =>
    patternsIn(schema)
      .filter(isSlow)
      .map((pattern) => ({
        path: `schema/${name}.schema.json`,
        message: `The pattern ${JSON.stringify(pattern.slice(0, 80))} takes more than linear time on some texts. Write it without repetition in repetition.`,
      })),
  );
}

/** Values of `pattern`, and names in `patternProperties`, wherever they stand. */
function patternsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, held]) => {
    if (key === "pattern" && typeof held === "string") return [held];
    const names = key === "patternProperties" && typeof held === "object" && held ? Object.keys(held) : [];
    return [...names, ...patternsIn(held)];
  });
}
