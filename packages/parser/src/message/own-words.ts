/** How servers announce the mail that they return, at the start of a line behind dashes or nothing. */
const ANNOUNCEMENTS = [
  "Below this line is (?:a|the) copy of the",
  "(?:This|Below|Included|Enclosed) is a copy of (?:the|your)",
  "Message (?:headers?|text) follows?",
  "(?:The |Possibly truncated )?(?:original|returned|unsent|undelivered) message(?: text| headers?)?(?: follows?| is attached)?(?: below)? ?(?:[-.:=]|$)",
  "Original mail as follows",
  "Original message (?:headers|follows)",
  "(?:Unsent|Undelivered) message follows",
  "Returned message",
  "The header of the original message is following",
  "Le message original",
  "Ursprüngliche Nachricht(?:enkopfzeilen)?:?$",
  "(?:Header|Kopfzeilen) der (?:Original|ursprünglichen )[Nn]achricht",
  "オリジナル(?:の)?メッセージ",
];

const ANNOUNCED = new RegExp(`^[ \\t>*=_~#|-]{0,80}(?:${ANNOUNCEMENTS.join("|")})`, "im");

/** A header block that begins without an announcement. */
const BARE_HEADER = /^(?:Return-Path|Received|DKIM-Signature|ARC-Seal|X-Received) ?:/im;

/** Splits a report's text where the returned mail begins; `returned` starts with its header. */
export function splitOriginal(text: string): { own: string; returned: string } {
  const announced = ANNOUNCED.exec(text);
  const bare = BARE_HEADER.exec(text);
  const at = Math.min(announced?.index ?? text.length, bare?.index ?? text.length);
  if (at >= text.length) return { own: text, returned: "" };
  const own = text.slice(0, at);
  return { own, returned: returnedFrom(text.slice(at), announced !== null && announced.index === at) };
}

/** The header behind an announcement, which may be indented as a whole. */
function returnedFrom(rest: string, announced: boolean): string {
  if (!announced) return rest.slice(0, 64 * 1024);
  const start = /^[ \t>]{0,8}[A-Za-z][A-Za-z0-9-]{1,60} ?:/m.exec(rest.slice(rest.indexOf("\n") + 1, 8_192));
  if (!start) return "";
  const block = rest.slice(rest.indexOf("\n") + 1 + start.index, 64 * 1024);
  const indent = /^[ \t]*/.exec(block)![0];
  return indent === "" ? block : block.replaceAll(`\n${indent}`, "\n").slice(indent.length);
}
