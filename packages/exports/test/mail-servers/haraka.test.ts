import { createRequire } from "node:module";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { textOf } from "./read-files.js";

const require = createRequire(import.meta.url);
const DENYSOFT = 903;

/** Haraka runs a plugin in a context of its own, with its constants as globals (Haraka, docs/Plugins.md). */
function loadPlugin() {
  const lines: string[] = [];
  const plugin = { loginfo: (line: unknown) => void lines.push(String(line)) } as Record<
    string,
    (...values: unknown[]) => void
  >;
  runInNewContext(textOf("haraka", "bouncebook.js"), { exports: plugin, require, DENYSOFT });
  return { plugin, lines };
}

const hmail = { todo: { rcpt_to: [{ address: () => "someone@example.com" }] } };

describe("the Haraka plugin", () => {
  test("logs what a bounce means, and leaves it as it is", () => {
    const { plugin, lines } = loadPlugin();
    const given: unknown[] = [];
    plugin.hook_bounce!(
      (...values: unknown[]) => given.push(values),
      hmail,
      new Error("550 5.1.1 User unknown"),
    );
    expect(given).toEqual([[]]);
    expect(lines).toEqual(["bounce reason=user-unknown action=suppress entry=wordings/user-unknown/en"]);
  });

  test.for([
    [60, "450 4.7.1 Greylisted, please try again in 300 seconds", [DENYSOFT, 300]],
    [600, "450 4.7.1 Greylisted, please try again in 300 seconds", []],
    [60, "452 4.2.2 Mailbox full", []],
  ] as const)("after a delay of %d s, %j", ([delay, err, expected]) => {
    const { plugin } = loadPlugin();
    const given: unknown[] = [];
    plugin.hook_deferred!((...values: unknown[]) => given.push(...values), hmail, { delay, err });
    expect(given).toEqual(expected);
  });
});
