/** The value of `name` in `a=1, name=<value>, c=3`, up to `end`; undefined where it is missing. */
export function fieldOf(text: string, name: string, end = ", "): string | undefined {
  const start = startOf(text, name);
  if (start < 0) return undefined;
  const stop = text.indexOf(end, start);
  return text.slice(start, stop < 0 ? text.length : stop);
}

/** The value of the last field, which goes on to the end of the text. */
export function lastFieldOf(text: string, name: string): string | undefined {
  const start = startOf(text, name);
  return start < 0 ? undefined : text.slice(start);
}

/** A name counts at the start or behind a blank. */
function startOf(text: string, name: string): number {
  if (text.startsWith(`${name}=`)) return name.length + 1;
  const at = text.indexOf(` ${name}=`);
  return at < 0 ? -1 : at + name.length + 2;
}

/** `"a value"` without its quotes. */
export function unquote(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}
