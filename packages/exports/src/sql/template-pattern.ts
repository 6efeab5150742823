/**
 * Templates of the compiled tables as patterns of SQL. A placeholder is one control character there
 * (`Tables.templates` of @bouncebook/data).
 */
const MARK = /[\u0001-\u0005]/;

/** The literal pieces between the placeholders; the outer ones may be empty. */
export function piecesOf(line: string): string[] {
  return line.split(MARK);
}

/** Literal characters: what a template weighs against another one. */
export function weightOf(line: string): number {
  return piecesOf(line).join("").length;
}

/**
 * The template as a pattern of LIKE that is found anywhere in a text; `%`, `_` and the backslash are escaped by a
 * backslash, which every engine takes, some of them after an ESCAPE.
 */
export function likePattern(line: string): string {
  return `%${piecesOf(line)
    .filter((piece) => piece !== "")
    .map((piece) => piece.replace(/[\\%_]/g, "\\$&"))
    .join("%")}%`;
}

const IP = "([0-9]{1,3}([.][0-9]{1,3}){3}|[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*)";
/** Everything in ASCII that is no letter, digit, dot, hyphen or underscore, negated: what is beyond ASCII may be there. */
const DOMAIN = "[^ -,/:-^`{-~]";
const ADDRESS = "[^ <>]";

/** What may stand for a placeholder between two pieces, of any length. */
const OF_KIND: Readonly<Record<string, string>> = {
  "\u0001": IP,
  "\u0002": `${DOMAIN}+`,
  "\u0003": `${ADDRESS}+`,
  "\u0004": "[0-9][0-9.,]{0,19}",
  "\u0005": ".*",
};

/** The same with the longest length of each. PostgreSQL counts to 255, so 320 is written as a sum. */
const OF_LENGTH: Readonly<Record<string, string>> = {
  ...OF_KIND,
  "\u0002": `${DOMAIN}{1,253}`,
  "\u0003": `${ADDRESS}{1,255}${ADDRESS}{0,65}`,
  "\u0005": ".{0,200}",
};

/** The shortest of these limits: a text with no more than this beside a template's pieces passes none. */
export const SHORTEST_LIMIT = 200;

/** At an outer end a placeholder takes the whole run of its characters, so an address or number begins or ends there. */
const IP_IN_FRONT = `(^|[^0-9a-f.:])[.:]*${IP}`;
const IP_AT_END = `${IP}[.:]*($|[^0-9a-f.:])`;
const NUMBER_IN_FRONT = "((^|[^0-9.,])[0-9][0-9.,]{0,18}|[0-9][0-9.,]{19})";

/**
 * What LIKE cannot tell: that each placeholder stands for something of its kind. "" where there is none. The
 * expression keeps to what RE2, Java, PostgreSQL and POSIX have in common: no lazy quantifier, no look-around.
 */
export function kindPattern(line: string): string {
  return patternOf(line, OF_KIND);
}

/** Like {@link kindPattern}, with lengths; "" where kinds alone tell. Slow where an engine unrolls counts. */
export function lengthPattern(line: string): string {
  return /[\u0002\u0003\u0005]/.test(line) ? patternOf(line, OF_LENGTH) : "";
}

function patternOf(line: string, kinds: Readonly<Record<string, string>>): string {
  const pieces = piecesOf(line);
  if (pieces.length === 1) return "";
  const marks = [...line].filter((character) => MARK.test(character));
  return pieces.map((piece, at) => escaped(piece) + placeholderAt(pieces, marks, at, kinds)).join("");
}

function placeholderAt(
  pieces: readonly string[],
  marks: readonly string[],
  at: number,
  kinds: Readonly<Record<string, string>>,
): string {
  const mark = marks[at];
  if (mark === undefined) return "";
  if (mark === "\u0001" && at === 0 && pieces[0] === "") return IP_IN_FRONT;
  if (mark === "\u0001" && at === marks.length - 1 && pieces.at(-1) === "") return IP_AT_END;
  if (mark === "\u0004" && at === 0 && pieces[0] === "") return NUMBER_IN_FRONT;
  return kinds[mark]!;
}

function escaped(piece: string): string {
  return piece.replace(/[\\^$.|?*+()[\]{}]/g, "\\$&");
}
