import { actionWords, categoryWords, type Entry, mechanismWords } from "@bouncebook/data";
import type { Diagnosis, Evidence, Specificity } from "@bouncebook/matcher";
import { type Block, type Link, list, section, type Tone } from "./blocks.js";
import { writeDuration } from "./duration.js";
import { linksOf } from "./links.js";
import { adviceOf, type FindEntry, findIn, type RegistryOptions } from "./registry.js";

/**
 * What a person wants to know of a reply: what happened, who said it, whether the address is bad or the sender,
 * what to do, where it is documented, and why we think so.
 */
export function describeDiagnosis(diagnosis: Diagnosis, options: RegistryOptions = {}): Block[] {
  const find = findIn(options);
  const entry = diagnosis.entry === undefined ? undefined : find(diagnosis.entry);
  // Where no entry explains the reply (a first digit, an entry that nobody gave us), its reason still has advice.
  const ofReason = find(diagnosis.reason);
  const advised = entry ?? ofReason;
  const advice = advised && adviceOf(advised, find);
  return [
    { kind: "title", text: titleOf(diagnosis, entry, ofReason) },
    { kind: "facts", rows: factsOf(diagnosis, find) },
    { kind: "headline", text: verdictSentence(diagnosis), tone: toneOf(diagnosis) },
    ...section("What happened", [
      ...(advice?.meaning ? [{ kind: "paragraph", text: advice.meaning } as const] : []),
      ...noteOf(entry),
    ]),
    ...section("Likely causes", list(advice?.causes)),
    ...section("What to do", [...list(advice?.fixes, true), ...whenExhausted(diagnosis)]),
    ...section("Where it is documented", linkBlock(entry ? linksOf(entry, find, diagnosis) : [])),
    ...section("Why we think so", list(diagnosis.evidence.map(explainEvidence))),
  ];
}

function titleOf({ reason }: Diagnosis, entry: Entry | undefined, ofReason: Entry | undefined): string {
  const title = entry && entry.kind !== "wording" ? entry.title : undefined;
  return title ?? (ofReason?.kind === "reason" ? (ofReason.title ?? reason) : reason);
}

function noteOf(entry: Entry | undefined): Block[] {
  const notes = entry && "notes" in entry ? entry.notes : undefined;
  return notes === undefined ? [] : [{ kind: "paragraph", text: notes }];
}

function factsOf(diagnosis: Diagnosis, find: FindEntry): [string, string][] {
  const { code, enhanced, provider, mechanism, blocklist, retryAfter } = diagnosis;
  const rows: [string, string | undefined][] = [
    ["reply", diagnosis.text === "" ? undefined : shorten(diagnosis.text)],
    ["codes", [code, enhanced].filter((part) => part !== undefined).join(" ") || undefined],
    ["said by", provider && `${nameOf(provider, find)}${saidBy(diagnosis)}`],
    ["reason", `${diagnosis.reason} (${categoryWords[diagnosis.category].title.toLowerCase()})`],
    ["bounce", diagnosis.bounce],
    ["action", `${diagnosis.action}: ${lowerFirst(actionWords[diagnosis.action])}`],
    ["mechanism", mechanism && `${mechanism.toUpperCase()}: ${mechanismWords[mechanism]}`],
    ["blocklist", blocklist && nameOf(blocklist.id, find)],
    ["retry after", retryAfter === undefined ? undefined : writeDuration(retryAfter)],
    ["entry", diagnosis.entry],
  ];
  return rows.filter((row): row is [string, string] => row[1] !== undefined);
}

/** The title of a provider or list; of one that has none, its id. */
function nameOf(id: string, find: FindEntry): string {
  const entry = find(id);
  return entry && "title" in entry ? entry.title : id;
}

const LONGEST_SHOWN = 400;

function shorten(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}… (${text.length} characters)` : text;
}

function saidBy({ providerBy }: Diagnosis): string {
  switch (providerBy) {
    case "host":
      return ", by the name of the server";
    case "text":
      return ", by its wording";
    case "recipient":
      return ", by the recipient's domain";
    case undefined:
      return "";
    default:
      return providerBy satisfies never;
  }
}

function verdictSentence({ action, bounce, code }: Diagnosis): string {
  switch (action) {
    case "suppress":
      return bounce === "hard"
        ? "The address is at fault: stop mailing it."
        : "This address does not take the mail: stop mailing it.";
    case "retry":
      return "The address may be good: keep it, and try again later.";
    case "slow-down":
      return "The address is not at fault: keep it. Send less or slower, then try again.";
    case "fix-sender":
      return "The address is not at fault: keep it. Repair the sending side, then send again.";
    case "fix-content":
      return "The address is not at fault: keep it. Change the message, then send again.";
    case "review":
      return "The reply does not say whether the address is at fault: keep it until a person has decided.";
    case "none":
      return code === undefined && bounce === "undetermined"
        ? "Nothing in this text was recognised."
        : "Nothing to do.";
    default:
      return action satisfies never;
  }
}

function toneOf({ action }: Diagnosis): Tone {
  switch (action) {
    case "suppress":
      return "bad";
    case "retry":
    case "slow-down":
    case "review":
      return "wait";
    case "fix-sender":
    case "fix-content":
      return "repair";
    case "none":
      return "plain";
    default:
      return action satisfies never;
  }
}

/** Where waiting changes what is to be done. */
function whenExhausted({ action, exhausted }: Diagnosis): Block[] {
  if (exhausted === action || action === "none") return [];
  const text = `When it still fails after the retry window (24 to 72 hours is usual): ${lowerFirst(actionWords[exhausted])}`;
  return [{ kind: "paragraph", text }];
}

function linkBlock(items: readonly Link[]): Block[] {
  return items.length === 0 ? [] : [{ kind: "links", items }];
}

const EVIDENCE_WORDS: Readonly<Record<Specificity, string>> = {
  "provider-text-and-code": "provider's text and code",
  "provider-text": "provider's text",
  "provider-code": "provider's own code",
  blocklist: "name of a blocklist",
  wording: "common wording",
  enhanced: "enhanced status code",
  basic: "reply code",
  class: "first digit",
  none: "nothing",
};

function explainEvidence({ kind, entry, text }: Evidence): string {
  return `${entry}: ${EVIDENCE_WORDS[kind]} "${shorten(text)}"`;
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
