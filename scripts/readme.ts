/** `pnpm readme`: writes the parts of the documents that come from running things: outputs, sizes, counts, tables. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findGo, findPython } from "./documents/reader-folder.ts";
import { WHOLE } from "./documents/try-document.ts";
import { writeOutputs } from "./documents/write-outputs.ts";
import { bundleSize, packageTable } from "./readme/package-table.ts";
import { fillPart } from "./readme/parts.ts";
import { registryParts } from "./readme/written-parts.ts";
import { ROOT, readRegistry } from "./registry-files.ts";

const kilobytes = Math.ceil((await bundleSize('export { match } from "@bouncebook/matcher"')) / 1000);
const inBrowser = `In a browser bundle \`match\` with the whole registry is ${kilobytes} KB, minified and gzipped, without prose.`;
fill("README.md", "packages", `${await packageTable()}\n\n${inBrowser}`);
for (const { document, name, content } of registryParts(readRegistry().files)) fill(document, name, content);
const needsMore = findPython() === undefined || findGo() === undefined ? ["docs/languages.md"] : [];
for (const document of WHOLE.filter((each) => !needsMore.includes(each))) await writeOutputs(document);
for (const document of needsMore)
  console.log(`${document} is left as it is: it needs Python 3.9 and Go 1.19`);
console.log("the documents are written");

function fill(document: string, name: string, content: string): void {
  const path = join(ROOT, document);
  writeFileSync(path, fillPart(readFileSync(path, "utf8"), name, content));
}
