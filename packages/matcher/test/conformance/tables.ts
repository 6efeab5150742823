import { readdirSync, readFileSync } from "node:fs";
import { compileTables, type RegistryEntry } from "../../src/compile/index.js";

const FOLDER = new URL("../../../../conformance/", import.meta.url);

/** The small registry of the vectors, compiled. Its files are lists, one a kind. */
export function compileConformanceTables(): ReturnType<typeof compileTables> {
  const folder = new URL("registry/", FOLDER);
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const files = names.flatMap(
    (name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as RegistryEntry[],
  );
  return compileTables(files, { version: "1.0.0" });
}

/** A file of conformance/, as text. */
export function readConformance(name: string): string {
  return readFileSync(new URL(name, FOLDER), "utf8");
}
