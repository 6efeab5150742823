import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));
const LARGEST_CODES = 40 * 1024;

/** What a bundler makes of one line of somebody's program. */
async function bundle(line: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: line, resolveDir: PACKAGE, loader: "js" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
    logLevel: "silent",
  });
  return outputFiles[0]!.text;
}

const TITLE = "Mailbox unavailable";
const SENTENCE = "neither SPF nor DKIM passed in alignment with it";
const TEMPLATE = "support.google.com/mail/?p=DmarcRejection";

describe("what reaches a bundle", () => {
  const CASES: [line: string, holds: string[], lacks: string[]][] = [
    ['export { basicCodes } from "@bouncebook/data";', [TITLE], [SENTENCE, TEMPLATE]],
    [
      'import { enhancedCodes } from "@bouncebook/data"; console.log(enhancedCodes["x.1.1"]);',
      [],
      [SENTENCE, TEMPLATE, TITLE],
    ],
    [
      'export { actionWords } from "@bouncebook/data";',
      ["Stop mailing this address."],
      [SENTENCE, TEMPLATE, TITLE],
    ],
    ['import "@bouncebook/data";', [], [SENTENCE, TEMPLATE, TITLE]],
    ['export { lookup } from "@bouncebook/data";', [SENTENCE, TEMPLATE], []],
    ['export * from "@bouncebook/data";', [TITLE, SENTENCE, TEMPLATE], []],
  ];

  test.each(CASES)("%s", async (line, holds, lacks) => {
    const text = await bundle(line);
    for (const part of holds) expect(text).toContain(part);
    for (const part of lacks) expect(text).not.toContain(part);
    if (lacks.length > 0) expect(text.length).toBeLessThan(LARGEST_CODES);
  });

  test("the package has no dependency and needs nothing of Node", async () => {
    const { default: manifest } = await import("../package.json", { with: { type: "json" } });
    expect(manifest.dependencies).toEqual({});
    expect(manifest.sideEffects).toBe(false);
    expect(await bundle('export * from "@bouncebook/data";')).not.toMatch(/from"node:|require\("/);
  });
});
