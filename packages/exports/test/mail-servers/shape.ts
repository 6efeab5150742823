/** One literal character as the exports write it: itself, escaped, or in either case. */
const LITERAL = /^(?:\\x[0-9a-f]{2}|\\[^\w]|\[\p{L}\p{L}\]|\(\?:\p{L}\|\p{L}\)|[^\\[\](){}|^$*+?.])/u;
/** A class or a group's edge, as it stands. */
const OTHER = /^(?:\[(?:\\.|[^\]\\])+\]|\(\?:|\\s|[()|^$]|[?*+]|\{[0-9,]+\})/u;
const BETWEEN_WORDS = /^(?:\[\\s0-9\.-\]|\\s)\+/;
/** What parts the numbers of an address. */
const MARKS: ReadonlySet<string> = new Set(["\\.", ":"]);

/**
 * A pattern with each literal text replaced by one of eight characters. How long a pattern may take depends on how its
 * repetitions lie to each other and to the texts around them, not on what these say. The texts of one pattern
 * differ, and one character of each is in no placeholder's class but that of `{any}`.
 */
export function shapeOf(pattern: string): string {
  let shape = "";
  let run: string[] = [];
  let texts = 0;
  const close = (): void => {
    if (run.length === 1 && MARKS.has(run[0]!)) shape += run[0];
    else if (run.length > 0) shape += `${String.fromCharCode(97 + (texts++ % 24))}q<xvkwz`;
    run = [];
  };
  for (let rest = pattern; rest !== ""; ) {
    const [token] = BETWEEN_WORDS.exec(rest) ?? LITERAL.exec(rest) ?? OTHER.exec(rest) ?? [rest[0]!];
    const quantified = /^[?*+{]/.test(rest.slice(token!.length));
    if (LITERAL.test(token!) && !quantified) run.push(token!);
    else {
      close();
      shape += token;
    }
    rest = rest.slice(token!.length);
  }
  close();
  return joinWords(shrinkBounds(shape));
}

/** Of a gap of up to 31 characters, five optional ones of different length. */
const OPTIONAL = /(?:\(\?:\[\\s\\S\]\{\d+\}\)\?)+\[\\s\\S\]\?/g;

/**
 * A limited number of repetitions makes a pattern slower by a factor, whatever the text's length. How time grows with
 * the text is the same with a few of them, and recheck can tell it for sure.
 */
function shrinkBounds(shape: string): string {
  return shape.replace(OPTIONAL, "[\\s\\S]{0,2}").replace(/\{(\d),\d{2,}\}/g, "{$1,2}");
}

/** A sentence of any length becomes its first word and what stands behind its last one. */
function joinWords(shape: string): string {
  return shape.replace(
    /([a-x]q<xvkwz)(?:\[\\s0-9\.-\]|\\s)\+(?:[a-x]q<xvkwz(\[\\s0-9\.-\]\+|\\s\+))+/g,
    "$1$2",
  );
}
