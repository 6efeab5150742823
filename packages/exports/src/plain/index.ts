import type { ExportFile, TargetMaker } from "../target.js";
import { registryCsv } from "./registry-csv.js";
import { registryJson, registryNdjson } from "./registry-json.js";
import { fileSchemas, registrySchema } from "./registry-schema.js";

/** The names stand here so that a list of targets reads no schema. */
const SCHEMAS = [
  "basic",
  "blocklist",
  "category",
  "common",
  "enhanced",
  "moved",
  "provider",
  "reason",
  "registry",
  "response",
  "vocabulary",
  "wording",
].map((name) => `schema/${name}.schema.json`);

/** The registry as plain data. */
export const plainTargets: readonly TargetMaker[] = [
  {
    name: "json",
    description: "The whole registry as one JSON document, every verdict filled in",
    files: ["registry.json"],
    options: [],
    make: (source) => [{ path: "registry.json", text: registryJson(source) }],
  },
  {
    name: "ndjson",
    description: "The whole registry as lines of JSON",
    files: ["registry.ndjson"],
    options: [],
    make: (source) => [{ path: "registry.ndjson", text: registryNdjson(source) }],
  },
  {
    name: "csv",
    description: "Every code, response, wording and blocklist as one table for a spreadsheet",
    files: ["registry.csv"],
    options: [],
    make: (source) => [{ path: "registry.csv", text: registryCsv(source) }],
  },
  {
    name: "schemas",
    description: "The JSON Schemas of the registry's files and of registry.json",
    files: SCHEMAS,
    options: [],
    make: makeSchemas,
  },
];

function makeSchemas(): ExportFile[] {
  const schemas = { ...fileSchemas(), "registry.schema.json": registrySchema() };
  return Object.entries(schemas)
    .map(([name, schema]) => ({ path: `schema/${name}`, text: `${JSON.stringify(schema, null, 2)}\n` }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
