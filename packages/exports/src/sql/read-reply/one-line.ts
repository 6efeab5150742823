import type { Dialect } from "../dialect.js";
import { ENHANCED, KEPT, type Step } from "./step.js";

/** A reply is read this far (MATCHING.md, step 1.1). */
const LONGEST_REPLY = "4096";
const LONGEST_NAME = "320";
const WHITE_BEYOND_ASCII =
  "\\u{007f}-\\u{00a0}\\u{1680}\\u{2000}-\\u{200b}\\u{2028}\\u{2029}\\u{202f}\\u{205f}\\u{3000}\\u{feff}";
/** White space and control characters, without those that end a line, and with them. */
const WHITE_IN_LINE = `[\\u{0001}-\\u{0009}\\u{000b}\\u{000c}\\u{000e}-\\u{0020}${WHITE_BEYOND_ASCII}]+`;
const WHITE = `[\\u{0001}-\\u{0020}${WHITE_BEYOND_ASCII}]+`;
const LINE_CODE = "((?:^|\\n)[2-5][0-9][0-9](?:[ \\n-]|$)|[ :;>][2-5][0-9][0-9][ -])";
/** White space, continuation lines, one line. */

export function oneLine(dialect: Dialect, replies: string): Step[] {
  const { literal, position, length, substring, replaceAll, extract } = dialect;
  const line = dialect.character(10);
  const mark = dialect.character(1);
  return [
    ["given", givenColumns(dialect, replies)],
    [
      "trimmed",
      `SELECT ${KEPT}, ${replaceAll(replaceAll("raw", " *[\\r\\n][ \\r\\n]*", line), "^[ \\n]+|[ \\n]+$", literal(""))} AS raw
  FROM given`,
    ],
    [
      "coded",
      `SELECT ${KEPT}, raw,
    CASE WHEN ${position("raw", line)} = 0 THEN ''
      ELSE ${extract(extract("raw", LINE_CODE), "^([\\n :;>]?[2-5][0-9][0-9])")} END AS code_in_front
  FROM trimmed`,
    ],
    [
      "halved",
      `SELECT ${KEPT},
    CASE WHEN code_in_front = '' THEN '' ELSE ${substring("code_in_front", `${length("code_in_front")} - 2`)} END AS line_code,
    CASE WHEN code_in_front = '' THEN raw
      ELSE ${substring("raw", "1", `${position("raw", "code_in_front")} + ${length("code_in_front")} - 1`)} END AS head,
    CASE WHEN code_in_front = '' THEN ''
      ELSE ${substring("raw", `${position("raw", "code_in_front")} + ${length("code_in_front")}`)} || ${line} END AS tail
  FROM coded`,
    ],
    [
      "marked",
      `SELECT ${KEPT}, head,
    CASE WHEN tail = '' THEN '' ELSE
      replace(replace(replace(tail, ${line} || line_code || '-', ${mark} || '-'),
        ${line} || line_code || ' ', ${mark} || ' '), ${line} || line_code || ${line}, ${mark} || ${line}) END AS tail
  FROM halved`,
    ],
    [
      "joined",
      `SELECT ${KEPT},
    CASE WHEN tail = '' THEN ${replaceAll("head", "[ \\n]+", literal(" "))} ELSE
      ${replaceAll(
        replaceAll(
          `head || ${replaceAll(
            replaceAll("tail", `\\u{0001}[ -]+${ENHANCED}[ \\n]`, literal(" ")),
            "\\u{0001}[ -]?",
            literal(" "),
          )}`,
          "[ \\n]+",
          literal(" "),
        ),
        "^ | $",
        literal(""),
      )} END AS t
  FROM marked`,
    ],
  ];
}

function givenColumns(dialect: Dialect, replies: string): string {
  const { literal, replaceAll, substring, lower } = dialect;
  const name = (column: string): string =>
    replaceAll(
      replaceAll(
        `trim(${replaceAll(lower(substring(`coalesce(${column}, '')`, "1", LONGEST_NAME)), WHITE, literal(" "))})`,
        "[\\[(:].*$",
        literal(""),
      ),
      "[.]?[ ]*$",
      literal(""),
    );
  const domain = replaceAll("coalesce(recipient, '')", "^.*@|>$", literal(""));
  const reply = substring("coalesce(reply, '')", "1", LONGEST_REPLY);
  // Unicode's simple mapping: some engines make two characters of the first, and look at the place of the second.
  const replaced = `replace(replace(${reply}, '\u0130', 'i'), '\u03a3', '\u03c3')`;
  return `SELECT id,
    ${name("host")} AS given_host,
    ${name(domain)} AS recipient_domain,
    ${lower(`coalesce(command, '')`)} AS given_command,
    coalesce(final, FALSE) AS is_final,
    ${replaceAll(lower(replaced), WHITE_IN_LINE, literal(" "))} AS raw
  FROM ${replies}`;
}
