import type { EventKind } from "../event.js";

/** What a report says of one recipient, before it becomes an event. */
export interface Finding {
  /** Missing when the text names none. */
  readonly recipient?: string | undefined;
  readonly originalRecipient?: string | undefined;
  /** Bounce where the format does not tell. */
  readonly kind?: EventKind | undefined;
  /** The reason as the report has it, with what it wrote around the server's reply. */
  readonly reason?: string | undefined;
  /** What the reporting server says of the status, where nobody gave a reason. */
  readonly explanation?: string | undefined;
  readonly status?: string | undefined;
  readonly command?: string | undefined;
  readonly remoteHost?: string | undefined;
  readonly time?: string | undefined;
}
