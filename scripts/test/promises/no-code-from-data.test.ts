import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ROOT } from "../../registry-files.ts";
import { COMMAND, node, PACKAGES, REPLY, runsOf, textsIn, writeInputs } from "./run.ts";

const root = mkdtempSync(join(tmpdir(), "bouncebook-code-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("Nothing that comes from data or input is ever run as code.", () => {
  /** Text as code, in all the ways that there are; a module is only ever loaded by a literal name. */
  const FORBIDDEN: readonly (readonly [what: string, form: RegExp])[] = [
    ["eval", /\beval\s*\(|\(0,\s*eval\)/],
    ["a function from text", /\bnew\s+(?:Async)?(?:Generator)?Function\b|\bFunction\s*\(\s*["'`\w]/],
    ["a constructor by way of a function", /\.constructor\s*\(\s*["'`]/],
    ["a timer with text", /\bset(?:Timeout|Interval)\s*\(\s*["'`]/],
    ["another context", /["'](?:node:)?vm["']|\bWebAssembly\b/],
    ["a module by a computed name", /\bimport\s*\(\s*(?!["'])|\brequire\s*\(\s*(?!["'])|\bcreateRequire\b/],
  ];
  const written = (text: string): string[] =>
    FORBIDDEN.filter(([, form]) => form.test(withoutComments(text))).map(([what]) => what);

  test.each(PACKAGES)("%s holds no way to do it, in its source and in what is built of it", (name) => {
    const texts = [
      ...textsIn(`packages/${name}/src`, /^(?!generated\/).*\.(?:ts|tsx|js|mjs)$/),
      ...textsIn(`packages/${name}/dist`, /\.(?:js|cjs|mjs)$/),
      ...textsIn(`packages/${name}/bin`, /\.(?:js|cjs|mjs)$/),
    ].filter(({ path }) => !/generated\/(?:entries|tables)\.[jt]s$/.test(path));
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.flatMap(({ path, text }) => written(text).map((what) => `${path}: ${what}`))).toEqual([]);
  });

  test("that check finds what it looks for", () => {
    const FOUND = [
      "eval(text)",
      "(0, eval)(text)",
      "new Function('a', text)",
      "Function(text)()",
      "f.constructor('return this')()",
      "setTimeout('x()', 1)",
      'require("vm")',
      "await import(name)",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a program.
      "import(`./${name}.js`)",
      "require(name)",
    ];
    for (const text of FOUND) expect(written(text), text).not.toEqual([]);
    for (const text of [
      'await import("./x.js")',
      'require("node:fs")',
      "// eval(x)",
      "setTimeout(run, 1)",
      "evaluate(x)",
    ])
      expect(written(text), text).toEqual([]);
  });

  const runs = Object.entries(runsOf(writeInputs(root)));

  test.each(runs)(
    "the command %s answers where code from text is forbidden",
    (_name, { args, input = "" }) => {
      const strict = node(
        ["--disallow-code-generation-from-strings", "--no-warnings", COMMAND, ...args],
        input,
      );
      expect(strict).toEqual(node([COMMAND, ...args], input));
      expect(strict.status).toBe(0);
    },
  );

  test("the packages answer there too", () => {
    const script = `
      const { match, createMatcher } = await import("${ROOT}/packages/matcher/dist/index.js");
      const { tables } = await import("${ROOT}/packages/data/dist/tables.js");
      for (let asked = 0; asked < 100; asked++) match(${JSON.stringify(REPLY)});
      console.log(createMatcher({ tables: [tables()] })(${JSON.stringify(REPLY)}).reason);`;
    expect(node(["--disallow-code-generation-from-strings", "--input-type=module", "-e", script])).toEqual({
      status: 0,
      stdout: "user-unknown\n",
      stderr: "",
    });
    expect(
      node(["--disallow-code-generation-from-strings", "-e", "new Function('return 1')"]).status,
    ).not.toBe(0);
  });

  test("a template, a reply and a webhook with code in them stay text", () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: nothing may evaluate it.
    const CODE = "${globalThis.hacked = 1} {constructor} ); process.exit(98) //";
    for (const { args, input } of [
      { args: [`550 ${CODE}`], input: "" },
      { args: ["match"], input: `${JSON.stringify({ reply: CODE, host: CODE, recipient: CODE })}\n` },
      { args: ["search", CODE], input: "" },
    ]) {
      const { status, stderr } = node([COMMAND, ...args], input);
      expect(status, stderr).toBeLessThan(2);
    }
  });
});

/** Without comments, in which words may be said that code may not hold. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|(?<=[;{}\s])\/\/ .*$/gm, "");
}
