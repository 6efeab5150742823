/**
 * Control characters, those that turn text (Unicode TR 36), lone surrogates, line separators, and all that a reader
 * does not see by the standard's own list (Default_Ignorable_Code_Point, DI): an escape sequence must never reach a
 * terminal, and nothing may hide.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}]/gu;

/** A stranger's text with every control and invisible character shown as its escape, as JSON writes it. */
export function visible(text: string): string {
  return text.replace(HIDDEN, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return character.length === 1
    ? escapeUnit(character)
    : escapeUnit(character.slice(0, 1)) + escapeUnit(character.slice(1));
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
