import { execFileSync } from "node:child_process";
import { wallsOf } from "../child.mjs";
import { median, medianRatio, number, verdict } from "../figures.mjs";
import { printTable } from "../table.mjs";

const ROUNDS = 25;
/** Milliseconds until the first answer of the library, and the command's time beside that of an empty program. */
const LIMITS = { import: 25, command: 1.4 };
const REPLY = "550 5.1.1 User unknown";

/** What the first answer takes: in a program that imports the matcher, and on the command line. */
export function measureStart({ root }) {
  const firstAnswers = Array.from({ length: ROUNDS }, () => importAndFirstAnswer(root));
  const command = `${root}packages/cli/bin/bouncebook.js`;
  const walls = wallsOf(
    {
      bare: ["-e", "0"],
      reply: [command, REPLY],
      json: [command, "--format", "json", REPLY],
      show: [command, "show", "550"],
      version: [command, "--version"],
    },
    ROUNDS,
  );
  printTable(
    `start: wall time, the middle of ${ROUNDS} rounds`,
    ["", "ms", "best ms", "× node -e 0", "limit", ""],
    [
      row("node -e 0", walls.bare),
      row("bouncebook REPLY", walls.reply, walls.bare, LIMITS.command),
      row("bouncebook --format json REPLY", walls.json, walls.bare),
      row("bouncebook show 550", walls.show, walls.bare),
      row("bouncebook --version", walls.version, walls.bare),
      [
        "import of the matcher and first answer",
        number(median(firstAnswers)),
        number(Math.min(...firstAnswers)),
        "",
        `${LIMITS.import} ms`,
        verdict(median(firstAnswers) <= LIMITS.import),
      ],
    ],
  );
}

function row(name, walls, bare, limit) {
  const cells = [name, number(median(walls)), number(Math.min(...walls))];
  if (bare === undefined) return cells;
  const ratio = medianRatio(walls, bare);
  return [...cells, number(ratio), ...(limit === undefined ? [] : [`× ${limit}`, verdict(ratio <= limit)])];
}

/** Milliseconds, measured inside of the process. */
function importAndFirstAnswer(root) {
  const script = `const start = performance.now();
const { match } = await import(${JSON.stringify(`${root}packages/matcher/dist/index.js`)});
match(${JSON.stringify(REPLY)});
console.log(performance.now() - start);`;
  return Number(execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" }));
}
