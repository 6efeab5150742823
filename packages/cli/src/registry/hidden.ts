/**
 * What a terminal obeys or an eye does not see: controls, format characters, half surrogate pairs, separators of
 * lines, what Unicode says is ignorable (DI), and the character that stands for a name which is no text.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}\ufffd]/u;

export function hasHidden(text: string): boolean {
  return HIDDEN.test(text);
}

/** A text with its hidden characters as escapes, so that a file's name cannot look like another line. */
export function withoutHidden(text: string): string {
  return text.replace(new RegExp(HIDDEN.source, "gu"), (character) =>
    character.split("").map(escapeUnit).join(""),
  );
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
