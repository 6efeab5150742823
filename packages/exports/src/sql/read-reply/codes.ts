import type { Dialect } from "../dialect.js";
import { ENHANCED, KEPT, type Step } from "./step.js";

const FRONT = `^[2-5][0-9][0-9][ -]{1,8}#?(${ENHANCED})(?:[^0-9.]|[.][^0-9]|[.]?$)`;

/** The pattern of an enhanced code further inside, of one class or of any. */
function enhancedInside(digit: string): string {
  return `(?:^|[ (\\[<{:;,#"'=-])(${digit}[.][0-9]{1,3}[.][0-9]{1,3})(?:[a-z_-]*(?:[.]?$|[.][^a-z0-9]|[^a-z0-9_.-])|[a-z_-]+[.]?[0-9])`;
}

/** The reply code, the enhanced code, and what belongs to another reply. */
export function codes(dialect: Dialect): Step[] {
  const { literal, matches, extract, replaceAll, position, substring, length } = dialect;
  return [
    [
      "refused",
      `SELECT ${KEPT}, found_command, found_host, t,
    CASE WHEN ${matches("t", "^[23][0-9][0-9](?:[ -]|$)")}
      THEN ${extract("t", " ((?:4[0-9][0-9][ -]4|5[0-9][0-9][ -]5)[.][0-9]{1,3}[.][0-9]{1,3} .*)$")} ELSE '' END AS refusal
  FROM taken`,
    ],
    [
      "numbered",
      `SELECT ${KEPT}, found_command, found_host,
    CASE WHEN refusal = '' THEN t ELSE refusal END AS t,
    ${extract("CASE WHEN refusal = '' THEN t ELSE refusal END", "^([2-5][0-9][0-9])(?:[ -]|$)")} AS code
  FROM refused`,
    ],
    [
      "repeated",
      `SELECT ${KEPT}, found_command, found_host, t, code,
    CASE WHEN code <> '' AND ${matches("t", "^...-")} THEN ${extract("t", FRONT)} ELSE '' END AS repeat_code
  FROM numbered`,
    ],
    [
      "unrepeated",
      `SELECT ${KEPT}, found_command, found_host, code,
    CASE WHEN code <> '' AND ${matches("t", "^...-")} THEN
      ${replaceAll(
        replaceAll(
          `code || ' ' || replace(replace(replace(replace(${substring("t", "5")}, ' ' || code || '-' || repeat_code || ' ', ' '), ' ' || code || ' ' || repeat_code || ' ', ' '), ' ' || code || '-', ' '), ' ' || code || ' ', ' ')`,
          " +",
          literal(" "),
        ),
        " $",
        literal(""),
      )} ELSE t END AS t
  FROM repeated`,
    ],
    [
      "followed",
      `SELECT ${KEPT}, found_command, found_host, code, t,
    CASE WHEN code >= '400' AND code <> '503' AND ${position("t", literal(" 503 "))} > 0
      THEN ${extract("t", "( 503 (?:5[.][0-9]{1,3}[.][0-9]{1,3} )?[a-z].*)$")} ELSE '' END AS consequence
  FROM unrepeated`,
    ],
    [
      "cut",
      `SELECT ${KEPT}, found_command, found_host, code,
    CASE WHEN consequence = '' THEN t
      ELSE ${substring("t", "1", `${length("t")} - ${length("consequence")}`)} END AS t
  FROM followed`,
    ],
    [
      "fronted",
      `SELECT ${KEPT}, found_command, found_host, code, t,
    CASE WHEN code = '' THEN '' ELSE ${extract("t", FRONT)} END AS in_front
  FROM cut`,
    ],
    [
      "enhanced",
      `SELECT ${KEPT}, found_command, found_host, code, t,
    CASE WHEN in_front <> '' THEN in_front
      WHEN code = '' THEN ${extract("t", enhancedInside("[245]"))}
      WHEN code LIKE '2%' THEN ${extract("t", enhancedInside("2"))}
      WHEN code LIKE '4%' THEN ${extract("t", enhancedInside("4"))}
      WHEN code LIKE '5%' THEN ${extract("t", enhancedInside("5"))}
      ELSE '' END AS enhanced_code
  FROM fronted`,
    ],
  ];
}
