/** A text literal of standard SQL, in which a backslash is a character like others. */
export function standardLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A text literal of engines in which a backslash begins an escape. */
export function escapedLiteral(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}

const CHARACTER = /\\u\{([0-9a-f]{4})\}/g;

/** Characters by their number as RE2 and Java write them. */
export function bracedCharacters(pattern: string): string {
  return pattern.replace(CHARACTER, "\\x{$1}");
}

/** Characters by their number as PostgreSQL writes them. */
export function plainCharacters(pattern: string): string {
  return pattern.replace(CHARACTER, "\\u$1");
}
