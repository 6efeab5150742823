import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { checkTemplate, compileTables } from "../../../packages/matcher/src/compile/index.ts";
import { slowPatterns } from "../../schemas.ts";
import { COMMAND, node, textsIn } from "./run.ts";

const SCRIPT = fileURLToPath(new URL("ten-megabytes.mjs", import.meta.url));

/** Searches that may start again at each place, over a host name or a value, which are cut to 320 characters, or a word of a reply. */
const BOUNDED = ["[.,;:]+$", "[?#].*$", "\\.?\\s*$"];

/**
 * Ten megabytes are 10^7 steps for a reader in linear time, which takes a second or less, and 10^14 for one in
 * quadratic time, which takes a day. So a generous limit for a process tells the two apart on any machine, and no
 * time needs to be compared.
 */
describe("Any input of any size is read in linear time.", () => {
  const SUBJECTS = ["match", "message", "log", "webhook", "format", "template"];

  test.each(SUBJECTS)("10 MB of each hostile kind for %s", (subject) => {
    const { status, stdout, stderr } = node([SCRIPT, subject]);
    expect({ status, stderr }, stdout).toEqual({ status: 0, stderr: "" });
    const done = stdout.trim().split("\n");
    expect(done.length).toBeGreaterThan(15);
    expect(done.at(-1)).toBe("all");
  });

  test("the command reads 10 MB in one line, as reply, JSON and paste", () => {
    const LONG = "550 5.1.1 <a@b> ".repeat(650_000);
    for (const [args, input] of [
      [["match"], LONG],
      [["match"], `{"reply":"${LONG}"}`],
      [["explain"], LONG],
      [["explain"], `From: a\nSubject: b\n${"X: y\n".repeat(2_000_000)}`],
      [["parse"], LONG],
    ] as const) {
      const { status, stderr } = node([COMMAND, ...args], input);
      expect(status, stderr).toBeLessThan(4);
    }
  });

  test("a quadratic reader does not end, and its process is ended", () => {
    const quadratic = "/(?:a+)$/.test('a'.repeat(10_000_000) + 'b')";
    expect(node(["-e", quadratic], "", 3_000).status).toBeNull();
  });

  test("a template of any length is refused at once", () => {
    for (const unit of ["{", "}", "{ip}", "{any}", "a", " ", "{a", "\u0000"])
      expect(checkTemplate(unit.repeat(10_000_000 / unit.length))).toMatchObject([{ code: "too-long" }]);
    const file = { id: "a/b", kind: "response", reason: "r", match: ["{".repeat(10_000_000)] };
    expect(compileTables([file] as never, { version: "1" }).problems.length).toBeGreaterThan(0);
  });

  test("no pattern of a published package repeats what repeats", async () => {
    // The expressions of the packages as far as they are literals; `recheck` proves each or names a text against it.
    const texts = ["data", "formatter", "matcher"].flatMap((name) =>
      textsIn(`packages/${name}/src`, /^(?!generated\/).*\.ts$/),
    );
    const literals = texts.flatMap(({ text }) =>
      [
        ...text.matchAll(
          /(?<=[=(,:!&|?]\s*)\/((?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/[dgimsuvy]*(?=[.,;)\s])/g,
        ),
      ].map(([, pattern]) => pattern!),
    );
    expect(literals.length).toBeGreaterThan(30);
    const schema = {
      properties: Object.fromEntries(literals.map((pattern, at) => [String(at), { pattern }])),
    };
    const slow = (await slowPatterns({ byName: new Map([["literals", schema]]), problems: [] })).map(
      ({ message }) => message,
    );
    expect(
      slow.filter((message) => !BOUNDED.some((pattern) => message.includes(JSON.stringify(pattern)))),
    ).toEqual([]);
  });
});
