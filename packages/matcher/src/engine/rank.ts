import { codesAgree } from "./codes.js";
import type { Examination } from "./examination.js";
import type { Hits } from "./hits.js";
import { rankKey } from "./ranking.js";
import { STRENGTH, strengthOfQuoted } from "./strength.js";
import type { Entry, TablesIndex } from "./tables-index.js";

/** Turns the templates found into candidates. */
export function rankByText(examination: Examination, hits: Hits, index: TablesIndex): void {
  const { ranking } = examination;
  const blamesSender = holdsBlame(examination, hits, index);
  for (let hit = 0; hit < hits.count; hit++) {
    const line = hits.lines[hit]!;
    const { entry, blocklist, weight } = index.owner(line);
    if (entry !== undefined)
      rankEntry(examination, entry, blamesSender, weight, hits.starts[hit]!, line, hit);
    else if (blocklist !== undefined)
      ranking.addList(blocklist, rankKey(STRENGTH.blocklist, false, weight), hits.starts[hit]!, line, hit);
  }
}

/** Whether a text that counts, and whose codes do not contradict, blames the sender. */
function holdsBlame({ provider, codes }: Examination, hits: Hits, index: TablesIndex): boolean {
  for (let hit = 0; hit < hits.count; hit++) {
    const { entry } = index.owner(hits.lines[hit]!);
    if (entry?.reason.category !== "sender" || (entry.scoped && entry.provider !== provider)) continue;
    if (entry.codes.length === 0 || codesAgree(entry.codes, codes)) return true;
  }
  return false;
}

function rankEntry(
  examination: Examination,
  entry: Entry,
  blamesSender: boolean,
  weight: number,
  start: number,
  line: number,
  hit: number,
): void {
  const { ranking, codes, provider, replyClass } = examination;
  const own = entry.provider !== undefined && entry.provider === provider;
  if (entry.scoped && !own) return;
  // A refusal is a bounce, whatever its words.
  if (replyClass !== 0 && entry.reason.category === "not-a-bounce") return;
  if (entry.kind === "wording") {
    if (entry.condemns && answersLogin(codes.basic)) return;
    ranking.add(entry, "wording", rankKey(entry.strength, own, weight), start, line, hit);
    return;
  }
  const specificity = codesAgree(entry.codes, codes) ? "provider-text-and-code" : "provider-text";
  const isQuoted = blamesSender && entry.condemns && !(own && examination.providerBy !== "text");
  const strength = isQuoted ? strengthOfQuoted(specificity) : entry.strength || STRENGTH[specificity];
  ranking.add(entry, specificity, rankKey(strength, own, weight), start, line, hit);
}

/** Replies to a login, which is the sender's own (RFC 4954, section 6). */
function answersLogin(basic: number): boolean {
  return basic === 530 || basic === 534 || basic === 535 || basic === 538;
}
