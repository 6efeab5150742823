/** Nothing runs here: `pnpm test` compiles this file, and a type that lost what it promises fails there. */
import {
  type BasicId,
  type BlocklistId,
  basicCodes,
  type EnhancedId,
  type EntryId,
  enhancedCodes,
  type KnownCode,
  lookup,
  type ProviderId,
  type Reason,
  type ResponseId,
  type WordingId,
} from "../src/index.js";
import { vocabularies } from "../src/vocabularies.js";

type Holds<Word extends string | number, Union> = Word extends Union ? true : false;
/** An editor completes a union only as long as it is no plain string. */
type IsClosed<Union> = string extends Union ? false : number extends Union ? false : true;
type All<Checks extends readonly true[]> = Checks;

export type Complete = All<
  [
    Holds<"550", BasicId>,
    Holds<"x.1.1", EnhancedId>,
    Holds<"google/dmarc-policy", ResponseId>,
    Holds<"wordings/mailbox-full/en", WordingId>,
    Holds<"spamhaus-zen", BlocklistId>,
    Holds<"google", ProviderId>,
    Holds<"mailbox-full", Reason>,
    Holds<"550" | "x.1.1" | "google/dmarc-policy" | "wordings/mailbox-full/en" | "spamhaus-zen", EntryId>,
    Holds<550 | "550" | "5.1.1" | "4.7.26" | "2.1.5" | "x.1.1" | "google" | "mailbox-full", KnownCode>,
    IsClosed<BasicId>,
    IsClosed<EnhancedId>,
    IsClosed<ResponseId>,
    IsClosed<WordingId>,
    IsClosed<BlocklistId>,
    IsClosed<ProviderId>,
    IsClosed<EntryId>,
    IsClosed<Reason>,
    IsClosed<KnownCode>,
  ]
>;

// A known code gives the kind of its entry, never undefined.
export const found: string[] = [
  lookup(550).title,
  lookup("550").meaning,
  lookup("5.1.1").meaning,
  lookup("4.7.26").title,
  lookup("x.1.1").title,
  lookup("google/dmarc-policy").reason,
  lookup("wordings/mailbox-full/en").match[0] ?? "",
  lookup("mailbox-full").definition,
  lookup("google").type,
  lookup("spamhaus-zen").reason,
  vocabularies().ses["mailbox-full"],
];
export const title: "Mailbox unavailable" = basicCodes[550];
export const titleOfEnhanced: string = enhancedCodes["x.1.1"];

// Any other text may be asked for, and may not be there.
declare const pasted: string;
// @ts-expect-error: possibly undefined
lookup(pasted).id;
// @ts-expect-error: possibly undefined
lookup("no-such-entry").id;
// @ts-expect-error: neither text nor number
lookup(true);
// @ts-expect-error: no such code
basicCodes[999];
// @ts-expect-error: no such id
export const wrong: EntryId = "google/no-such-refusal";
