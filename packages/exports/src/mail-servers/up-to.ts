/**
 * 0 to `longest` characters of a class without a comma, for files that part their columns by commas: each length in
 * exactly one way, as the sum of powers of two. `longest` is one less than a power of two.
 */
export function upTo(characters: string, longest: number): string {
  let written = "";
  for (let size = (longest + 1) / 2; size > 1; size /= 2) written += `(?:${characters}{${size}})?`;
  return `${written}${characters}?`;
}
