/** The files of a consumer: what is run, required, compiled and bundled in a folder where the packages are installed. */
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { BOUNCE, entryPoints, MAIL_LOG, readmeExamples } from "./examples.ts";
import type { Tarball } from "./tarballs.ts";

const FIXED = join(dirname(fileURLToPath(import.meta.url)), "consumer");

/** Puts the consumer's files into a folder. */
export function writeConsumer(folder: string, tarballs: readonly Tarball[]): void {
  cpSync(FIXED, folder, { recursive: true });
  writeFileSync(join(folder, "bounce.eml"), BOUNCE);
  writeFileSync(join(folder, "mail.log"), MAIL_LOG);
  const examples = readmeExamples(tarballs);
  mkdirSync(join(folder, "examples"));
  for (const { name, source } of examples) writeFileSync(join(folder, "examples", `${name}.js`), source);
  const paths = entryPoints(tarballs.map(({ manifest }) => manifest));
  writeFileSync(join(folder, "entry-points.json"), JSON.stringify(paths));
  writeFileSync(join(folder, "examples.json"), JSON.stringify(examples.map(({ name }) => name)));
  const reexports = paths.map((path, index) => `export * as entryPoint${index} from "${path}";`);
  writeFileSync(join(folder, "entry-points.ts"), reexports.join("\n"));
}
