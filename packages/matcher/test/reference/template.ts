/** MATCHING.md, step 3: whether a template stands in a normal form, and what its placeholders take. */
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
    whole: /^(?:\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}|[^.:]*:[^.:]*:.*)$/,
  },
  "\u0002": {
    name: "domain",
    character: /[a-z0-9._\u0080-\uFFFF-]/,
    shortest: 1,
    longest: 253,
    whole: /^/,
  },
  "\u0003": { name: "address", character: /[^ <>]/, shortest: 1, longest: 320, whole: /^/ },
  "\u0004": { name: "number", character: /[0-9.,]/, shortest: 1, longest: 20, whole: /^[0-9]/ },
  "\u0005": { name: "any", character: /[\s\S]/, shortest: 0, longest: 200, whole: /^/ },
};

export interface Template {
  readonly pieces: readonly string[];
  readonly placeholders: readonly Placeholder[];
}

export function readTemplate(line: string): Template {
  return {
    pieces: line.split(/[\u0001-\u0005]/),
    placeholders: [...line].flatMap((character) => PLACEHOLDERS[character] ?? []),
  };
}

/** What a placeholder took. */
export interface Taken {
  readonly name: PlaceholderName;
  readonly from: number;
  readonly to: number;
}

export interface Hit {
  /** Where the first placeholder or piece begins, and where the last ends. */
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  readonly taken: readonly Taken[];
}

export function findTemplate({ pieces, placeholders }: Template, text: string): Hit | undefined {
  const first = pieces[0] === "" ? 1 : 0;
  for (let at = text.indexOf(pieces[first]!); at >= 0; at = text.indexOf(pieces[first]!, at + 1)) {
    const leading = first === 1 ? runBefore(placeholders[0]!, text, at) : { from: at };
    const rest = leading && fitRest({ pieces, placeholders }, first, text, at);
    if (!rest) continue;
    const taken = "name" in leading ? [leading, ...rest.taken] : rest.taken;
    return { from: leading.from, to: rest.to, weight: pieces.join("").length, taken };
  }
  return undefined;
}

/** What the placeholders behind the first piece take when it stands at `at`, and where the template ends then. */
function fitRest(
  { pieces, placeholders }: Template,
  first: number,
  text: string,
  at: number,
): { taken: Taken[]; to: number } | undefined {
  const taken: Taken[] = [];
  let end = at + pieces[first]!.length;
  for (let next = first + 1; next < pieces.length; next++) {
    const placeholder = placeholders[next - 1]!;
    const run =
      pieces[next] === "" ? runAfter(placeholder, text, end) : runUpTo(placeholder, pieces[next]!, text, end);
    if (!run) return undefined;
    taken.push(run);
    end = run.to + pieces[next]!.length;
  }
  return { taken, to: end };
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
  const { name, character, longest } = placeholder;
  let from = to;
  while (from > 0 && to - from < longest && character.test(text[from - 1]!)) from--;
  if (name === "ip") while (from < to && /[.:]/.test(text[from]!)) from++;
  return fits(placeholder, text.slice(from, to)) ? { name, from, to } : undefined;
}

function runAfter(placeholder: Placeholder, text: string, from: number): Taken | undefined {
  const { name, character, longest } = placeholder;
  let to = from;
  while (to < text.length && to - from < longest && character.test(text[to]!)) to++;
  if (name === "ip") while (to > from && /[.:]/.test(text[to - 1]!)) to--;
  return fits(placeholder, text.slice(from, to)) ? { name, from, to } : undefined;
}

function fits({ shortest, longest, whole }: Placeholder, stretch: string): boolean {
  return stretch.length >= shortest && stretch.length <= longest && whole.test(stretch);
}
