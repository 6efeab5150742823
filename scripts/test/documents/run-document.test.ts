/** The machinery that runs documents: what is wrong is never taken for right. */
import { afterAll, expect, test } from "vitest";
import { blocksIn } from "../../documents/blocks.ts";
import { ReaderFolder } from "../../documents/reader-folder.ts";
import { fileOf, runBlocks } from "../../documents/run-document.ts";
import { withOutputs } from "../../documents/write-outputs.ts";

const folder = new ReaderFolder();
afterAll(() => folder.remove());

const fence = (language: string, code: string): string => `\`\`\`${language}\n${code}\n\`\`\`\n`;
const run = (text: string) => runBlocks(blocksIn(text), folder);
const problems = async (text: string) => (await run(text)).map(({ problem }) => problem);

test("blocks have their language, heading, section, lead and place", () => {
  const text = `# One\n\n## Two\n\nSave this as \`a/b.js\`:\n\n${fence("js", "1;")}\n### Three\n\n- in a list\n\n  \`\`\`sh\n  true\n\n  false\n  \`\`\`\n`;
  const [first, second] = blocksIn(text);
  expect(first).toMatchObject({
    language: "js",
    code: "1;",
    heading: "Two",
    section: "Two",
    line: 7,
    lines: 1,
  });
  expect(fileOf(first!)).toBe("a/b.js");
  expect(second).toMatchObject({ code: "true\n\nfalse", heading: "Three", section: "Two", indent: "  " });
  expect(second!.lead).toBe("- in a list");
});

const RIGHT: [what: string, text: string][] = [
  ["a command and what it prints", fence("sh", "echo one; echo two") + fence("text", "one\ntwo")],
  ["lines left out", fence("sh", "seq 1 9") + fence("text", "1\n2\n…\n8\n9")],
  ["lines left out at the end", fence("sh", "seq 1 9") + fence("text", "1\n…")],
  [
    "an exit status that is told",
    `It fails (exit status 3):\n\n${fence("sh", "echo no >&2; exit 3")}${fence("text", "no")}`,
  ],
  [
    "a file that a command reads",
    `Save this as \`x.txt\`:\n\n${fence("text", "hello")}\n${fence("sh", "cat x.txt")}${fence("text", "hello")}`,
  ],
  ["a comment", fence("js", "console.log(1 + 1); // 2")],
  ["a command that was installed", fence("sh", "npm install --global @bouncebook/cli\nbouncebook --version")],
  [
    "a package that was installed",
    fence("sh", "npm install @bouncebook/data") + fence("js", 'import "@bouncebook/data";'),
  ],
];
test.each(RIGHT)("%s is right", async (_what, text) => {
  expect((await problems(text)).filter(Boolean)).toEqual([]);
});

const WRONG: [what: string, text: string, problem: string][] = [
  ["another output", fence("sh", "echo one") + fence("text", "two"), "printed\none"],
  ["less than it prints", fence("sh", "seq 1 3") + fence("text", "1\n2"), "printed\n1\n2\n3"],
  ["another end", fence("sh", "seq 1 9") + fence("text", "1\n…\n8"), "printed\n1\n"],
  ["another middle", fence("sh", "seq 1 9") + fence("text", "1\n…\n12\n…\n9"), "printed\n1\n"],
  ["a failure", fence("sh", "false"), "ended with status 1, not 0"],
  ["a failure in the midst", fence("sh", "false\ntrue"), "ended with status 1, not 0"],
  [
    "a success that should fail",
    `It fails (exit status 3):\n\n${fence("sh", "true")}`,
    "ended with status 0, not 3",
  ],
  ["another comment", fence("js", "console.log(1 + 1); // 3"), "printed\n2"],
  ["a program that throws", fence("js", 'throw new Error("no");'), "ended with status 1"],
  ["an output of nothing", fence("text", "one"), "nothing was run"],
  ["a language that nobody runs", fence("perl", "1;"), "nobody knows how"],
  [
    "a package that is not there",
    fence("sh", "npm install left-pad-of-ours"),
    "there is no such package here",
  ],
];
test.each(WRONG)("%s is wrong", async (_what, text, problem) => {
  expect((await problems(text)).filter(Boolean)).toEqual([expect.stringContaining(problem)]);
});

test("what was not installed is not there", async () => {
  const bare = new ReaderFolder();
  const missing = await runBlocks(blocksIn(fence("sh", "bouncebook --version")), bare);
  expect(missing[0]!.problem).toContain("not found");
  const unlinked = await runBlocks(blocksIn(fence("js", 'import "@bouncebook/matcher";')), bare);
  expect(unlinked[0]!.problem).toContain("ERR_MODULE_NOT_FOUND");
  bare.remove();
});

test("what is printed now is written where it belongs", async () => {
  const text = `a\n\n${fence("sh", "seq 1 5")}\n${fence("text", "old")}\nb\n\n${fence("sh", "seq 1 9")}\n${fence("text", "x\n…\ny")}`;
  const written = withOutputs(text, await run(text));
  expect(written).toBe(text.replace("old", "1\n2\n3\n4\n5").replace("x\n…\ny", "1\n…\n9"));
  expect((await problems(written)).filter(Boolean)).toEqual([]);
});
