/** A reply is read this far (MATCHING.md, step 1). */
export const LONGEST_REPLY = 4096;
/** The codes of a refusal, behind which nearly every text stands. */
const IN_FRONT = "550 5.7.1 ";

/** One unit again and again. */
export function repeat(unit) {
  return unit.repeat(Math.ceil(LONGEST_REPLY / unit.length)).slice(0, LONGEST_REPLY);
}

/** The same behind codes. */
export function repeatBehindCodes(unit) {
  return (IN_FRONT + repeat(unit)).slice(0, LONGEST_REPLY);
}

/** `count` texts, each packed with other parts of the list. */
export function packAll(parts, count) {
  const share = Math.floor(parts.length / count);
  return Array.from({ length: count }, (_, at) => pack(parts.slice(at * share, (at + 1) * share)));
}

/** As many parts as fit, whole, behind the codes of a refusal. */
export function pack(parts) {
  let text = IN_FRONT;
  for (const part of parts) {
    if (text.length + part.length + 1 > LONGEST_REPLY) break;
    text += `${part} `;
  }
  return text.trimEnd();
}
