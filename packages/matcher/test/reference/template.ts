/** MATCHING.md, step 3: whether a template stands in a text, and what its placeholders take. */
export type PlaceholderName = "ip" | "domain" | "address" | "number" | "any";

interface Placeholder {
  readonly name: PlaceholderName;
  readonly character: RegExp;
  readonly shortest: number;
  readonly longest: number;
  readonly whole: RegExp;
}

const PLACEHOLDERS: Readonly<Record<string, Placeholder>> = {
  "\u0001": {
    name: "ip",
    character: /[0-9a-f.:]/,
    shortest: 2,
    longest: 45,
    whole: /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f]*:[0-9a-f:]*)$/,
  },
  "\u0002": { name: "domain", character: /[a-z0-9._\u0080-\uFFFF-]/, shortest: 1, longest: 253, whole: /^/ },
  "\u0003": { name: "address", character: /[^ <>]/, shortest: 1, longest: 320, whole: /^/ },
  "\u0004": { name: "number", character: /[0-9.,]/, shortest: 1, longest: 20, whole: /^[0-9]/ },
  "\u0005": { name: "any", character: /[^]/, shortest: 0, longest: 200, whole: /^/ },
};

export interface Taken {
  readonly name: PlaceholderName;
  readonly from: number;
  readonly to: number;
}

export interface Hit {
  /** Where the hit begins and ends, placeholders included. */
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  readonly taken: readonly Taken[];
}

export function findTemplate(template: string, text: string): Hit | undefined {
  const pieces = template.split(/[\u0001-\u0005]/);
  const between = [...template].filter((character) => character in PLACEHOLDERS).map((each) => PLACEHOLDERS[each]!);
  const first = pieces[0] === "" ? 1 : 0;
  const piece = pieces[first]!;
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) {
    const taken = fitAll(pieces, between, first, text, at);
    if (!taken) continue;
    const from = first === 1 ? taken[0]!.from : at;
    return { from, to: taken.at(-1)!.to, weight: pieces.join("").length, taken: taken.slice(0, -1) };
  }
  return undefined;
}

/** What each placeholder takes when the first piece stands at `at`; the last element is the end of the hit. */
function fitAll(
  pieces: readonly string[],
  between: readonly Placeholder[],
  first: number,
  text: string,
  at: number,
): (Taken | { to: number; from: number; name: "any" })[] | undefined {
  const taken: Taken[] = [];
  if (first === 1) {
    const run = runBefore(between[0]!, text, at);
    if (!run) return undefined;
    taken.push(run);
  }
  let end = at + pieces[first]!.length;
  for (let number = first + 1; number < pieces.length; number++) {
    const placeholder = between[number - 1]!;
    const piece = pieces[number]!;
    const run = piece === "" ? runAfter(placeholder, text, end) : runUpTo(placeholder, piece, text, end);
    if (!run) return undefined;
    taken.push(run);
    end = run.to + piece.length;
  }
  return [...taken, { name: "any", from: end, to: end }];
}

/** The shortest stretch that fits and that the piece follows. */
function runUpTo(placeholder: Placeholder, piece: string, text: string, from: number): Taken | undefined {
  for (let to = from; to <= text.length && to - from <= placeholder.longest; to++) {
    if (to > from && !placeholder.character.test(text[to - 1]!)) return undefined;
    if (text.startsWith(piece, to) && fits(placeholder, text.slice(from, to))) {
      return { name: placeholder.name, from, to };
    }
  }
  return undefined;
}

function runBefore(placeholder: Placeholder, text: string, to: number): Taken | undefined {
  let from = to;
  while (from > 0 && placeholder.character.test(text[from - 1]!)) from--;
  return fits(placeholder, text.slice(from, to)) ? { name: placeholder.name, from, to } : undefined;
}

function runAfter(placeholder: Placeholder, text: string, from: number): Taken | undefined {
  let to = from;
  while (to < text.length && placeholder.character.test(text[to]!)) to++;
  return fits(placeholder, text.slice(from, to)) ? { name: placeholder.name, from, to } : undefined;
}

function fits(placeholder: Placeholder, stretch: string): boolean {
  const { shortest, longest, whole } = placeholder;
  return stretch.length >= shortest && stretch.length <= longest && whole.test(stretch);
}
