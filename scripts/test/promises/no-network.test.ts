import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { commands } from "../../../packages/cli/src/commands/index.ts";
import { ROOT } from "../../registry-files.ts";
import { COMMAND, node, PACKAGES, REPLY, runsOf, textsIn, writeInputs } from "./run.ts";

/** Commands that ask DNS, because that is what they are for. */
const MAY_CONNECT = ["check"];
const TRAP = fileURLToPath(new URL("trap-network.cjs", import.meta.url));
const root = mkdtempSync(join(tmpdir(), "bouncebook-network-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("No package opens a connection, looks up a name or starts a program.", () => {
  const FORBIDDEN =
    /["'](?:node:)?(?:net|tls|dns|dns\/promises|dgram|http|https|http2|child_process|worker_threads|cluster|inspector|repl|vm|wasi)["']|\b(?:fetch|WebSocket|EventSource|XMLHttpRequest|sendBeacon|importScripts)\s*\(/;

  test.each(PACKAGES)("%s names nothing that could, in its source and in what is built of it", (name) => {
    const texts = [
      ...textsIn(`packages/${name}/src`, /^(?!generated\/).*\.(?:ts|tsx|js|mjs)$/),
      ...textsIn(`packages/${name}/dist`, /^(?!.*generated\/).*\.(?:js|cjs|mjs)$/),
    ].filter(({ path }) => !/\bchecker\b|commands\/check\./.test(path));
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter(({ text }) => FORBIDDEN.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test("the packages in other languages name nothing that could either", () => {
    const OTHER =
      /^\s*(?:import|from)\s+(?:socket|urllib\.request|http\.client|ssl|subprocess|asyncio|ftplib|requests|multiprocessing)\b|\bos\.(?:system|popen|exec\w*|spawn\w*)\b|"(?:net|net\/[\w/]+|os\/exec|plugin|syscall)"/m;
    const texts = [
      ...textsIn("packages/sdk-python/src", /\.py$/),
      ...textsIn("packages/sdk-go", /^(?!testdata\/|.*_test\.go$).*\.go$/),
    ];
    expect(texts.filter(({ text }) => OTHER.test(text)).map(({ path }) => path)).toEqual([]);
    for (const line of ["import socket", "from urllib.request import urlopen", '\t"net/http"', '"os/exec"'])
      expect(line).toMatch(OTHER);
  });

  test("that check finds what it looks for", () => {
    for (const line of [
      'import { connect } from "node:net";',
      "require('dns')",
      "await fetch (url)",
      'import("node:child_process")',
    ])
      expect(line).toMatch(FORBIDDEN);
    for (const line of [
      'import { x } from "./network.js";',
      "prefetch",
      "const dns = 1;",
      '"mx.example.net"',
    ])
      expect(line).not.toMatch(FORBIDDEN);
  });

  const runs = runsOf(writeInputs(root));
  const others = Object.keys(commands).filter(
    (name) => !Object.hasOwn(runs, name) && !MAY_CONNECT.includes(name),
  );
  const cases: [name: string, run: { args: string[]; input?: string }][] = [
    ...Object.entries(runs),
    ...others.map((name): [string, { args: string[]; input: string }] => [
      name,
      { args: [name], input: `${REPLY}\n` },
    ]),
    ["help", { args: ["--help"] }],
  ];

  test.each(cases)("the command %s answers without", (_name, { args, input = "" }) => {
    const trapped = node(["--require", TRAP, COMMAND, ...args], input);
    expect(trapped.stderr).not.toContain("TRAPPED");
    expect(trapped).toEqual(node([COMMAND, ...args], input));
    expect(trapped.status).toBeLessThan(4);
  });

  test("the packages answer without", () => {
    const script = `
      const { lookup } = await import("${ROOT}/packages/data/dist/index.js");
      const { match } = await import("${ROOT}/packages/matcher/dist/index.js");
      const { parseMessage } = await import("${ROOT}/packages/parser/dist/index.js");
      const { formatDiagnosis } = await import("${ROOT}/packages/formatter/dist/index.js");
      const [event] = parseMessage("From: MAILER-DAEMON@mta.example.com\\nSubject: failure notice\\n\\n<user@example.net>:\\n${REPLY}\\n");
      console.log(lookup("550").id, formatDiagnosis(match(event.reply)).split("\\n")[0]);`;
    const trapped = node(["--require", TRAP, "--input-type=module", "-e", script]);
    expect(trapped).toEqual(node(["--input-type=module", "-e", script]));
    expect(trapped).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^550 [A-Z].+\n$/),
      stderr: "",
    });
  });

  test.each([
    "fetch('http://127.0.0.1:1')",
    "require('node:net').connect(1)",
    "new (require('node:net').Socket)().connect(1)",
    "require('node:dns').lookup('localhost', () => 0)",
    "new (require('node:dns').Resolver)().resolve('localhost', () => 0)",
    "require('node:http').get('http://127.0.0.1:1')",
    "require('node:child_process').execFileSync('true')",
    "import('node:dgram').then((dgram) => dgram.createSocket('udp4'))",
    "import('node:child_process').then(({ spawn }) => spawn('true'))",
    "new (require('node:worker_threads').Worker)('')",
  ])("the trap springs at %s", (code) => {
    const { status, stderr } = node(["--require", TRAP, "-e", code]);
    expect({ status, stderr }).toEqual({ status: 99, stderr: expect.stringMatching(/^TRAPPED /) });
  });
});
