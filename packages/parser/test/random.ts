/** A generator with a seed (mulberry32), so that a failure can be seen again. Numbers from 0 to 1. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One change of a text, as files are damaged: cut, doubled, swapped, overwritten, or filled with other pieces. */
export function mutate(text: string, random: () => number, pieces: readonly string[]): string {
  const at = Math.floor(random() * text.length);
  const end = Math.min(text.length, at + Math.floor(random() * 40));
  const piece = pieces[Math.floor(random() * pieces.length)] ?? "";
  switch (Math.floor(random() * 6)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(end);
    case 2:
      return text.slice(0, end) + text.slice(at);
    case 3:
      return text.slice(0, at) + String.fromCharCode(Math.floor(random() * 256)) + text.slice(at + 1);
    case 4:
      return text.slice(0, at) + piece + text.slice(end);
    default:
      return text.slice(end) + text.slice(0, at);
  }
}
