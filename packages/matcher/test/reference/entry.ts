import type { Specificity } from "../../src/types.js";
import { agrees, isWhollyIn } from "./code-pair.js";
import type { Coded } from "./codes.js";
import type { Blocklist, Entry, Reason, Registry } from "./registry.js";
import { findTemplate, type Hit, type Template } from "./template.js";

/** MATCHING.md, step 5: what could explain a reply. */
export interface Candidate {
  readonly kind: Specificity;
  readonly id: string;
  readonly reason: Reason;
  readonly entry?: Entry;
  readonly blocklist?: Blocklist;
  readonly hit?: Hit;
  /** A response that condemns the address in a reply that blames the sender, and not surely the server's own. */
  readonly isQuoted?: boolean;
}

/** Everything that step 5 looks at. */
export interface Looked {
  readonly registry: Registry;
  readonly coded: Coded;
  /** The normal form, or nothing where a reply is not searched for templates. */
  readonly searched: string;
  /** Id of the provider of step 4.1 to 4.3. */
  readonly provider: string | undefined;
  /** Whether it was a signature that told the provider. */
  readonly isSigned: boolean;
}

/** All candidates, the best first, each entry once. */
export function findCandidates(looked: Looked): Candidate[] {
  const { registry, coded, provider } = looked;
  const found = [
    ...registry.entries.flatMap((entry) => candidatesOf(entry, looked)),
    ...registry.blocklists.flatMap((blocklist) => listed(blocklist, looked)),
  ];
  const blamesSender = found.some((each) => each.reason.category === "sender" && speaks(each));
  const allowed = found
    .filter(({ reason }) => isAllowed(reason, coded.class))
    .map((each) => (blamesSender && mayBeQuoted(each, looked) ? { ...each, isQuoted: true } : each));
  const sorted = allowed.sort((one, other) => compare(one, other, provider));
  return sorted.filter(({ id }, at) => sorted.findIndex((each) => each.id === id) === at);
}

/** Found by a text whose codes do not contradict. */
function speaks({ kind, entry, hit }: Candidate): boolean {
  if (!entry || !hit) return false;
  return kind !== "provider-text" || entry.pairs.length === 0;
}

function mayBeQuoted({ kind, hit, entry, reason }: Candidate, { provider, isSigned }: Looked): boolean {
  if (!hit || kind === "wording" || !condemnsAddress(reason)) return false;
  return entry?.provider !== provider || isSigned;
}

/** Codes that answer the sender's own login. */
const LOGIN_CODES = [530, 534, 535, 538];

function candidatesOf(entry: Entry, looked: Looked): Candidate[] {
  const { id, reason, kind } = entry;
  switch (kind) {
    case "response":
      return ofResponse(entry, looked);
    case "wording":
      if (condemnsAddress(reason) && LOGIN_CODES.includes(looked.coded.code ?? 0)) return [];
      return hitsOf(entry.templates, looked).map((hit) => ({ kind: "wording", id, reason, entry, hit }));
    case "enhanced":
      return isEnhancedOf(entry, looked) ? [{ kind: "enhanced", id, reason, entry }] : [];
    case "basic":
      return id === String(looked.coded.code) ? [{ kind: "basic", id, reason, entry }] : [];
    default:
      throw kind satisfies never;
  }
}

function ofResponse(entry: Entry, looked: Looked): Candidate[] {
  const { id, reason, details, pairs } = entry;
  const { coded, provider } = looked;
  const isOwn = entry.provider === provider;
  if (details.scoped && !isOwn) return [];
  const kind = pairs.some((pair) => agrees(pair, coded)) ? "provider-text-and-code" : "provider-text";
  const byText = hitsOf(entry.templates, looked).map((hit) => ({ kind, id, reason, entry, hit }) as const);
  const isDecisive = details.decisive && isOwn && pairs.some((pair) => isWhollyIn(pair, coded));
  return isDecisive ? [...byText, { kind: "provider-code", id, reason, entry }] : byText;
}

function isEnhancedOf(entry: Entry, { coded, registry }: Looked): boolean {
  if (coded.enhanced === undefined) return false;
  const [, subject, detail] = coded.enhanced.split(".").map(Number);
  if (entry.id !== `x.${subject}.${detail}`) return false;
  const basic = registry.entries.find(({ id }) => id === String(coded.code));
  return !(entry.details.vague && basic && !basic.details.vague);
}

function listed(blocklist: Blocklist, looked: Looked): Candidate[] {
  const { id, reason } = blocklist;
  return hitsOf(blocklist.templates, looked).map((hit) => ({
    kind: "blocklist",
    id,
    reason,
    blocklist,
    hit,
  }));
}

function hitsOf(templates: readonly Template[], { searched }: Looked): Hit[] {
  return templates.flatMap((template) => findTemplate(template, searched) ?? []);
}

function isAllowed(reason: Reason, digit: number): boolean {
  if (digit === 0) return true;
  return (reason.category === "not-a-bounce") === digit < 4;
}

const STRENGTHS = [
  "provider-text-and-code",
  "provider-text",
  "provider-code",
  "blocklist",
  "wording",
  "quoted-text-and-code",
  "quoted-text",
  "condemning-wording",
  "general-wording",
  "gave-up",
  "enhanced",
  "basic",
];

/** The smaller the stronger. */
function strengthOf({ kind, entry, hit, reason, isQuoted }: Candidate): number {
  if (isQuoted) return STRENGTHS.indexOf(kind.replace("provider", "quoted"));
  if (entry && hit && reason.id === "message-expired") return STRENGTHS.indexOf("gave-up");
  if (kind !== "wording") return STRENGTHS.indexOf(kind);
  if (["policy-rejected", "deferred"].includes(reason.id)) return STRENGTHS.indexOf("general-wording");
  return STRENGTHS.indexOf(condemnsAddress(reason) ? "condemning-wording" : "wording");
}

function condemnsAddress({ id, category }: Reason): boolean {
  return category === "recipient" || id === "mailbox-disabled";
}

/** Sorting is stable, so that of one entry's templates the first in the tables comes first. */
function compare(one: Candidate, other: Candidate, provider: string | undefined): number {
  const isOwn = ({ entry }: Candidate) => entry?.provider !== undefined && entry.provider === provider;
  return (
    strengthOf(one) - strengthOf(other) ||
    Number(isOwn(other)) - Number(isOwn(one)) ||
    (other.hit?.weight ?? 0) - (one.hit?.weight ?? 0) ||
    (one.hit?.from ?? 0) - (other.hit?.from ?? 0) ||
    (one.id < other.id ? -1 : Number(one.id > other.id))
  );
}

const MOST_CANDIDATES = 8;

/** The entries that the same evidence allows, the chosen one first. */
export function namesOf(candidates: readonly Candidate[], { registry, coded, provider }: Looked): string[] {
  const [chosen] = candidates;
  if (!chosen) return [];
  const names = candidates.filter((each) => strengthOf(each) === strengthOf(chosen)).map(({ id }) => id);
  const agreeing = registry.entries.filter((entry) => {
    return entry.provider === provider && entry.pairs.some((pair) => agrees(pair, coded));
  });
  const isByCode = chosen.kind === "enhanced" || chosen.kind === "basic";
  if (isByCode && provider !== undefined) names.push(...agreeing.map(({ id }) => id).sort());
  return names.slice(0, MOST_CANDIDATES);
}
