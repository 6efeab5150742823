/** What stands above every generated file: from what, how, and that nobody edits it. */
export const HEADER =
  "// Generated from registry/ by `pnpm generate`. Do not edit: change the registry and generate again.\n";

/** JSON in pure ASCII, so that engines and files keep one byte a character. */
export function asciiJson(text: string): string {
  return text.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** A string literal; single quotes, since JSON is full of double ones. */
export function literal(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&").replaceAll("\n", "\\n")}'`;
}

/** A function that gives a long text: its literal is not made into a string before somebody asks. */
export function textFunction(name: string, comment: string, text: string): string {
  return `${HEADER}\n/** ${comment} */\nexport function ${name}(): string {\n  return ${literal(asciiJson(text))};\n}\n`;
}

/** Order by code unit, the same on every machine and in every locale. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
