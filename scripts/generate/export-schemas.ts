import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../registry-files.ts";
import { textFunction } from "./header.ts";

/** The JSON Schemas of the registry, so that they can be exported without the registry's files. */
export function generateExportSchemas(): string {
  const folder = join(ROOT, "registry/schema");
  const names = readdirSync(folder).filter((name) => name.endsWith(".schema.json"));
  const schemas = Object.fromEntries(
    names.sort().map((name) => [name, JSON.parse(readFileSync(join(folder, name), "utf8")) as unknown]),
  );
  return textFunction("schemasText", "JSON: name of the file, schema.", JSON.stringify(schemas));
}
