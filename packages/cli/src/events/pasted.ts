import type { DeliveryEvent } from "@bouncebook/parser";

/** One thing that somebody asks about: a reply, or an event of a message that was pasted. */
export interface Asked {
  readonly text: string;
  readonly event?: DeliveryEvent;
}

/** A header section with two fields at least, of which one is of mail (RFC 5322, section 3.6). */
const MESSAGE = /^(?:From .*\r?\n)?(?:[!-9;-~]{1,76}:.*\r?\n(?:[ \t].*\r?\n)*){1,40}/;
const MAIL_FIELD =
  /^(?:return-path|received|from|to|subject|date|message-id|mime-version|content-type|auto-submitted|delivered-to):/im;

/** What was pasted: a bounce message with its events, or replies. */
export async function readPasted(text: string): Promise<Asked[]> {
  const head = MESSAGE.exec(text)?.[0];
  if (head !== undefined && MAIL_FIELD.test(head) && head.split("\n").length > 2) {
    const { parseMessage } = await import("@bouncebook/parser");
    const events = parseMessage(text).filter((event) => event.kind !== "other");
    if (events.length > 0)
      return events.map((event) => ({ text: event.reply ?? event.status ?? event.kind, event }));
  }
  return repliesIn(text).map((reply) => ({ text: reply }));
}

/**
 * One reply over several lines where each line continues the one before (RFC 5321, section 4.2.1) or has no code,
 * else one reply a line.
 */
function repliesIn(text: string): string[] {
  const replies: string[] = [];
  let open = false;
  for (const line of text.split(/\r\n?|\n/)) {
    if (line.trim() === "") {
      open = false;
      continue;
    }
    const code = /^\s*([2-5]\d\d)([ -]|$)/.exec(line);
    if (replies.length > 0 && (open || !code)) replies[replies.length - 1] += `\n${line}`;
    else replies.push(line);
    open = code?.[2] === "-" || (open && !code);
  }
  return replies.length === 0 ? [text] : replies;
}
