/**
 * Control characters, those that turn or hide text (Unicode TR 36), lone surrogates, line separators, and fillers
 * that look like nothing: an escape sequence must never reach a terminal.
 */
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]|[\u180b-\u180f]|\u034f|\u17b4|\u17b5/gu;

/** A stranger's text with every control and invisible character shown as its escape, as JSON writes it. */
export function visible(text: string): string {
  return text.replace(HIDDEN, (character) => character.split("").map(escapeUnit).join(""));
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
