/** `pnpm readme`: writes the parts of README.md that come from running things: outputs, sizes, counts. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleSize, packageTable } from "./readme/package-table.ts";
import { registryTable } from "./readme/registry-table.ts";
import { ROOT, readRegistry } from "./registry-files.ts";

const COMMAND = join(ROOT, "packages/cli/bin/bouncebook.js");
const REPLY =
  "550 5.7.26 Unauthenticated email from example.com is not accepted due to domain's DMARC policy. - gsmtp";

const path = join(ROOT, "README.md");
let text = readFileSync(path, "utf8");
text = fill(text, "example", fence("text", run([COMMAND, REPLY])));
text = fill(text, "import", fence("js", `// ${importResult()}`));
const kilobytes = Math.ceil((await bundleSize('export { match } from "@bouncebook/matcher"')) / 1000);
const inBrowser = `In a browser bundle \`match\` with the whole registry is ${kilobytes} KB, minified and gzipped, without prose.`;
text = fill(text, "packages", `${await packageTable()}\n\n${inBrowser}`);
text = fill(text, "registry", registryTable(readRegistry().files));
writeFileSync(path, text);
console.log("README.md is written");

/** Puts text between `<!-- name: … -->` and `<!-- /name -->`. */
function fill(document: string, name: string, content: string): string {
  const part = new RegExp(`(<!-- ${name}:[^>]*-->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
  if (!part.test(document)) throw new Error(`README.md: the markers of "${name}" are missing`);
  return document.replace(part, (_, begin: string, end: string) => `${begin}${content}\n${end}`);
}

function fence(language: string, content: string): string {
  return `\`\`\`${language}\n${content.trimEnd()}\n\`\`\``;
}

function run(args: readonly string[]): string {
  return execFileSync(process.execPath, args, { encoding: "utf8" });
}

function importResult(): string {
  const diagnosis = JSON.parse(
    run([
      COMMAND,
      "--format",
      "json",
      "550 5.1.1 <nobody@example.com>: Recipient address rejected: User unknown",
    ]),
  ) as { action: string; reason: string; provider?: string };
  const { action, reason, provider } = diagnosis;
  return `action ${JSON.stringify(action)}, reason ${JSON.stringify(reason)}, provider ${JSON.stringify(provider)}`;
}
