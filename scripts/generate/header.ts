/** What stands above every generated file: from what, how, and that nobody edits it. */
export const HEADER =
  "// Generated from registry/ by `pnpm generate`. Do not edit: change the registry and generate again.\n";

/** A string literal in pure ASCII, so that engines keep the source in one byte a character. */
export function asciiLiteral(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Order by code unit, the same on every machine and in every locale. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
