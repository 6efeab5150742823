import type { Dialect } from "./dialect.js";

const IPV4 = "[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+";
/** Two colons at least, as MATCHING.md, section 3, asks for. */
const IPV6 = "[0-9a-fA-F]*:[0-9a-fA-F]*:[0-9a-fA-F:.]*";
const PLACEHOLDER = /([\u0001-\u0005])/;
const SPECIAL = /[\\^$.*+?()[\]{}|]/;

/**
 * What of a placeholder a regular expression says (MATCHING.md, section 3): its characters, and its longest length
 * only where `between` would not be linear. At an edge of the template one character is enough.
 */
interface Kind {
  readonly characters: string;
  readonly longest: number;
  readonly first: string;
  readonly between: string;
  readonly last: string;
}

function kindOf(mark: string, dialect: Dialect): Kind {
  if (mark === "\u0002") return runOf(dialect.domain, 253);
  if (mark === "\u0003") return runOf(dialect.address, 320);
  if (mark === "\u0004") return { ...runOf("[0-9.,]", 20), between: "[0-9][0-9.,]*", last: "[0-9]" };
  const ip = `(?:${IPV4}|${IPV6})`;
  const first = "(?:[0-9]\\.[0-9]+\\.[0-9]+\\.[0-9]+|:[0-9a-fA-F]*)";
  return { characters: "[0-9a-fA-F:.]", longest: 45, first, between: ip, last: ip };
}

function runOf(characters: string, longest: number): Kind {
  return { characters, longest, first: characters, between: `${characters}+`, last: characters };
}

/** The regular expression of a template as tables hold it: normal form, placeholders as control characters. */
export function templatePattern(template: string, dialect: Dialect): string {
  const parts = template.split(PLACEHOLDER);
  const written = parts.map((part, at) =>
    at % 2 === 0
      ? literalPattern(part, dialect)
      : placeholderPattern(part, parts[at - 1]!, parts[at + 1]!, dialect),
  );
  // `{any}` takes further spaces itself; two runs beside each other would compete for them.
  return written
    .join("")
    .replaceAll(`\\s+${dialect.any}`, `\\s${dialect.any}`)
    .replaceAll(`${dialect.any}\\s+`, `${dialect.any}\\s`);
}

function placeholderPattern(mark: string, before: string, behind: string, dialect: Dialect): string {
  if (mark === "\u0005") return dialect.any;
  const kind = kindOf(mark, dialect);
  if (before === "") return escaped(kind.first, dialect);
  if (behind === "") return escaped(kind.last, dialect);
  const run = isWholly(before, kind.characters)
    ? dialect.bounded(kind.characters, kind.longest)
    : kind.between;
  return escaped(run, dialect);
}

/**
 * Whether a piece is itself made of the placeholder's characters. Then a text that repeats the piece would be read
 * again from each of its places, and a run without a limit takes quadratic time.
 */
function isWholly(piece: string, characters: string): boolean {
  return new RegExp(`^${characters}+$`, "iu").test(piece);
}

/** Literal text in normal form: spaces as the dialect reads them, the rest as it stands. */
export function literalPattern(piece: string, dialect: Dialect): string {
  const folded = foldedPlaces(piece, dialect);
  return Array.from(piece, (character, at) => {
    if (character === " ") return spacePattern(piece[at - 1], piece[at + 1], dialect);
    return characterPattern(character, folded === undefined || folded.has(at), dialect);
  }).join("");
}

/** Places of the letters that may stand in either case; undefined for all. */
function foldedPlaces(piece: string, dialect: Dialect): ReadonlySet<number> | undefined {
  if (dialect.fold === "as-written") return new Set([0]);
  return dialect.fold === "initials" ? initialsOf(piece) : undefined;
}

/** Words that are written in capitals in every language. */
const CAPITALS =
  /^(?:arc|bcc|dane|dkim|dmarc|dns|dnsbl|ehlo|helo|html|id|ip|mime|mx|ok|ptr|rbl|rdns|rfc|smtp|spf|ssl|tls|url)$/;

/** Places of the letters that may be capitals: the first of each word, and all of a word in capitals. */
function initialsOf(piece: string): Set<number> {
  const places = new Set<number>();
  for (const { 0: word, index } of piece.matchAll(/[a-z]+|[\p{Ll}\p{M}]+/gu)) {
    const letters = CAPITALS.test(word) ? word.length : 1;
    for (let at = 0; at < letters; at++) places.add(index + at);
  }
  return places;
}

/** Not one of the characters that `betweenWords` may take, so that no two runs compete for the same text. */
const WORD = /[^\s\d.-]/u;

function spacePattern(before: string | undefined, behind: string | undefined, dialect: Dialect): string {
  const betweenWords = before !== undefined && behind !== undefined && WORD.test(before) && WORD.test(behind);
  return betweenWords ? dialect.space.betweenWords : dialect.space.elsewhere;
}

function characterPattern(character: string, folds: boolean, dialect: Dialect): string {
  const special = dialect.escapes[character];
  if (special !== undefined) return special;
  if (SPECIAL.test(character)) return `\\${character}`;
  const upper = character.toUpperCase();
  const lower = character.toLowerCase();
  const hasCase = upper !== lower && upper.length === lower.length;
  if (!hasCase || !folds) return character;
  if (dialect.bytes && character >= "\u0080") return `(?:${lower}|${upper})`;
  return dialect.fold === "flag" ? character : `[${lower}${upper}]`;
}

/** A pattern of ours with the characters replaced that the file around it would misread. */
function escaped(pattern: string, dialect: Dialect): string {
  return pattern.replace(/[,/#]/g, (character) => dialect.escapes[character] ?? character);
}
