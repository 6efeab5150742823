/** Seeded random numbers from 0 to 1 (mulberry32), so that a failure can be run again. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Random = () => number;
type Mutation = (text: string, random: Random) => string;

const at = (text: string, random: Random): number => Math.floor(random() * (text.length + 1));

function span(text: string, random: Random): [string, string, string] {
  const start = at(text, random);
  const end = Math.min(text.length, start + Math.floor(random() * random() * text.length));
  return [text.slice(0, start), text.slice(start, end), text.slice(end)];
}

/** What each mutation does to a message that has one character for each byte. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  cutEnd: (text, random) => text.slice(0, at(text, random)),
  cutStart: (text, random) => text.slice(at(text, random)),
  cutMiddle: (text, random) => {
    const [before, , after] = span(text, random);
    return before + after;
  },
  double: (text, random) => {
    const [before, inside, after] = span(text, random);
    return before + inside + inside + after;
  },
  repeat: (text, random) => {
    const [before, inside, after] = span(text, random);
    return before + inside.slice(0, 40).repeat(Math.floor(random() * 500)) + after;
  },
  swap: (text, random) => {
    const [before, inside, after] = span(text, random);
    return after + inside + before;
  },
  flip: (text, random) => {
    const letters = [...text];
    for (let count = 0; count < 20; count++) {
      letters[Math.floor(random() * letters.length)] = String.fromCharCode(Math.floor(random() * 256));
    }
    return letters.join("");
  },
  removeBoundaries: (text, random) => text.replace(/^--.*\n/gm, (line) => (random() < 0.5 ? "" : line)),
  removeEmptyLines: (text, random) => text.replace(/\n\n/g, (lines) => (random() < 0.3 ? "\n" : lines)),
  removeLineEnds: (text, random) => text.replace(/\n/g, (line) => (random() < 0.1 ? "" : line)),
  changeLineEnds: (text, random) =>
    text.replace(/\n/g, () => ["\r\n", "\r", "\r\r\n", "\n"][Math.floor(random() * 4)]!),
  widen: (text, random) =>
    text.replace(/[ :<>@"()]/g, (sign) =>
      random() < 0.02 ? sign.repeat(Math.floor(random() * 2_000)) : sign,
    ),
};

export function mutate(text: string, random: Random): { name: string; text: string } {
  const names = Object.keys(MUTATIONS);
  const name = names[Math.floor(random() * names.length)]!;
  return { name, text: MUTATIONS[name]!(text, random) };
}

export function toBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff);
}
