import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { COMMAND, shell } from "./run.js";

describe("a closed pipe ends quietly", () => {
  const CASES: [what: string, line: string, input: string][] = [
    ["list", '"$NODE" "$BOUNCEBOOK" list', ""],
    ["many lines", '"$NODE" "$BOUNCEBOOK" match', "550 5.1.1 User unknown\n".repeat(50_000)],
    ["several answers", '"$NODE" "$BOUNCEBOOK"', "550 5.1.1 User unknown\n".repeat(500)],
  ];

  test.each(CASES)("%s", (_what, line, input) => {
    const { code, stdout, stderr } = shell(`${line} | head -n 1; exit "\${PIPESTATUS[0]}"`, { input });
    expect(stdout.split("\n")).toHaveLength(2);
    expect([code, stderr]).toEqual([0, ""]);
  });
});

describe("output that cannot be written is told in a sentence", () => {
  test.skipIf(!existsSync("/dev/full")).each(["list", "show 550", "550", "--help"])("%s", (args) => {
    const { code, stderr } = shell(`"$NODE" "$BOUNCEBOOK" ${args} > /dev/full`);
    expect(stderr).toMatch(/^bouncebook: the answer could not be written: .*\n$/);
    expect(code).toBe(3);
  });

  test("nor does a closed stderr hang it", () => {
    expect(shell('"$NODE" "$BOUNCEBOOK" show 2>&-').code).toBeGreaterThan(0);
  });
});

test("match answers before its input ends", async () => {
  const child = spawn(process.execPath, [COMMAND, "match"]);
  child.stdin.write("550 5.1.1 User unknown\n552 5.2.2 Mailb");
  const [first] = (await once(child.stdout, "data")) as [Buffer];
  expect(JSON.parse(first.toString())).toMatchObject({ reason: "user-unknown" });
  child.stdin.end("ox full\n");
  const [second] = (await once(child.stdout, "data")) as [Buffer];
  expect(JSON.parse(second.toString())).toMatchObject({ text: "552 5.2.2 Mailbox full" });
  expect(await once(child, "close")).toEqual([0, null]);
});
