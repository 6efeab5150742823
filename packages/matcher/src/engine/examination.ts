import type { Diagnosis } from "../types.js";
import type { ReplyCodes } from "./codes.js";
import type { Folded } from "./folded.js";
import { Ranking } from "./ranking.js";

/**
 * A reply with everything that decides its entry. An engine has one and fills it anew for every reply, so that
 * what is only needed on the way to an answer costs no memory.
 */
export class Examination {
  /** The reply on one line, its codes in front, in its own case. */
  text = "";
  /** The text in lower case, in which templates are found. */
  normalForm = "";
  /** The same as bytes, with the places of its names and numbers; missing until somebody has read it. */
  folded: Folded | undefined = undefined;
  /** Reply code (RFC 5321, section 4.2). */
  code: number | undefined = undefined;
  /** Enhanced status code (RFC 3463), as written. */
  enhanced: string | undefined = undefined;
  /** Name of the server that answered, where the text around the reply tells it. */
  host: string | undefined = undefined;
  /** SMTP command that was answered, where the text around the reply tells it. */
  command: string | undefined = undefined;
  readonly codes: ReplyCodes = { basic: 0, class: 0, enhanced: 0 };
  /** 2 to 5, from the reply code, else from the enhanced status code; 0 when there is neither. */
  replyClass = 0;
  /** Provider by host, signature or recipient. */
  provider: string | undefined = undefined;
  providerBy: Diagnosis["providerBy"] | undefined = undefined;
  readonly ranking = new Ranking();
}
