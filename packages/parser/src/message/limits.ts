/** A message is read this far, in bytes; bounces beyond it are returned mail with large attachments at the end. */
export const LONGEST_MESSAGE = 32 * 1024 * 1024;
/** A header block is read this far; real ones stay under 100 kB, which Exchange's antispam fields reach. */
export const LONGEST_HEADER = 256 * 1024;
/** One field, unfolded. */
export const LONGEST_FIELD = 16 * 1024;
export const MOST_FIELDS = 2_000;
/** A multipart in a multipart; Exchange nests 3, a forwarded bounce 6. */
export const DEEPEST_NESTING = 12;
export const MOST_PARTS = 100;
/** Decoded text of one part; Exchange's HTML reports reach 60 kB. */
export const LONGEST_TEXT = 128 * 1024;
/** A delivery-status part holds about 400 bytes for each recipient. */
export const LONGEST_STATUS = 8 * 1024 * 1024;
/** Recipients of one message that become events. */
export const MOST_RECIPIENTS = 10_000;
/** A bounce in a bounce in a bounce. */
export const DEEPEST_BOUNCE = 3;
/** What a server said, in characters; a matcher reads less. */
export const LONGEST_REPLY = 4_096;

/** Limits that a message ran into, each said once. */
export class LimitLog {
  readonly said: string[] = [];

  say(sentence: string): void {
    if (!this.said.includes(sentence)) this.said.push(sentence);
  }
}
