import type { EntryDetails, EntryRow, Tables } from "@bouncebook/data";
import type { ExportSource } from "../target.js";
import { compareRules, type Rule, type Strength } from "./rule.js";

const NOT_A_BOUNCE = "not-a-bounce";
/** A reply to the sender's own login; it says nothing about the recipient (RFC 4954, section 6). */
const LOGIN_CODES: ReadonlySet<string> = new Set(["530", "534", "535", "538"]);

/**
 * The registry as a list of rules in the order in which they are to be tried; the first that fits decides. Replies
 * that refuse nothing (2yz, 3yz) are not in it, nor responses that count only when the host is known
 * and whose provider signs no reply.
 *
 * @param provider id of a provider: only its responses, and none of what all servers share
 * @throws TypeError when there is no such provider
 */
export function collectRules({ tables, entries }: CollectSource, provider?: string): Rule[] {
  const owners = ownersOf(tables);
  checkProvider(tables, provider);
  const shared = owners.entries.flatMap(({ row, templates }) => rulesOfEntry(row, templates, owners));
  const all = provider === undefined ? [...shared, ...blocklistRules(owners), ...CLASS_RULES] : shared;
  const own = writtenTemplates(entries);
  return all
    .filter((rule) => provider === undefined || rule.provider === provider)
    .map((rule) => withWritten(rule, own))
    .toSorted(compareRules);
}

/** @throws TypeError when there is no such provider */
export function checkProvider({ providers }: Tables, provider: string | undefined): void {
  if (provider === undefined || providers.some(([id]) => id === provider)) return;
  throw new TypeError(`exportFiles: there is no provider ${JSON.stringify(provider)}`);
}

export type CollectSource = Pick<ExportSource, "tables" | "entries">;

const MARKS: Readonly<Record<string, string>> = {
  "{ip}": "\u0001",
  "{domain}": "\u0002",
  "{address}": "\u0003",
  "{number}": "\u0004",
  "{any}": "\u0005",
};

/** Templates and signatures in the case in which the registry writes them, by owner and lower case. */
function writtenTemplates(entries: ExportSource["entries"]): Map<string, string> {
  const own = new Map<string, string>();
  for (const entry of entries) {
    const templates =
      entry.kind === "response" ? entry.match : entry.kind === "provider" ? entry.signatures : [];
    for (const template of templates ?? []) {
      const marked = template.replace(/\{[a-z]+\}/g, (name) => MARKS[name] ?? name);
      own.set(`${entry.id} ${marked.toLowerCase()}`, marked);
    }
  }
  return own;
}

function withWritten(rule: Rule, own: ReadonlyMap<string, string>): Rule {
  if (rule.provider === undefined) return rule;
  const written = own.get(`${rule.entry} ${rule.template ?? ""}`) ?? rule.template;
  const signatures = rule.signatures?.map((text) => own.get(`${rule.provider} ${text}`) ?? text);
  return { ...rule, ...(written && { written }), ...(signatures && { writtenSignatures: signatures }) };
}

interface Owned<Row> {
  readonly row: Row;
  readonly templates: readonly string[];
}

interface Owners {
  readonly tables: Tables;
  readonly entries: readonly Owned<EntryRow>[];
  readonly providers: readonly Owned<Tables["providers"][number]>[];
  readonly blocklists: readonly Owned<Tables["blocklists"][number]>[];
}

/** Every row of the tables with its own templates; `counts` says how many lines belong to each. */
function ownersOf(tables: Tables): Owners {
  const lines = tables.templates.split("\n");
  let line = 0;
  let owner = 0;
  const take = <Row>(rows: readonly Row[]): Owned<Row>[] =>
    rows.map((row) => {
      const count = tables.counts[owner++] ?? 0;
      line += count;
      return { row, templates: lines.slice(line - count, line) };
    });
  const entries = take(tables.entries);
  const providers = take(tables.providers);
  return { tables, entries, providers, blocklists: take(tables.blocklists) };
}

function rulesOfEntry(
  [id, index, more = {}]: EntryRow,
  templates: readonly string[],
  owners: Owners,
): Rule[] {
  const [reason, category] = owners.tables.reasons[index]!;
  if (category === NOT_A_BOUNCE) return [];
  const rules = rulesOf(id, reason, category, more, templates, owners);
  return more.action === undefined ? rules : rules.map((rule) => ({ ...rule, action: more.action! }));
}

function rulesOf(
  id: string,
  reason: string,
  category: string,
  more: EntryDetails,
  templates: readonly string[],
  owners: Owners,
): Rule[] {
  if (/^\d/.test(id)) return basicRules(id, reason, more.vague === true);
  if (id.startsWith("x.")) return enhancedRules(id, reason, more.vague === true);
  if (id.startsWith("wordings/")) {
    const strength = wordingStrength(reason, category);
    return templates.map((template) => textRule({ entry: id, reason, strength }, template));
  }
  const { row, templates: signed } = owners.providers[more.provider!]!;
  // A placeholder in one of many signatures costs more time than it finds.
  const signatures = signed.filter((text) => !/[\u0001-\u0005]/.test(text));
  const response = { entry: id, reason, provider: row[0] };
  const rules = textRules(response, templates, more.codes);
  if (more.scoped) return signatures.length > 0 ? rules.map((rule) => ({ ...rule, signatures })) : [];
  if (more.decisive && more.codes && signatures.length > 0)
    rules.push({ ...response, strength: "provider-code", codes: more.codes, signatures, weight: 0 });
  return rules;
}

/** A response found by its text, with its codes before without them. */
function textRules(
  response: Pick<Rule, "entry" | "reason" | "provider">,
  templates: readonly string[],
  codes: string | undefined,
): Rule[] {
  const expired = response.reason === "message-expired";
  const plain = expired ? "expired" : "provider-text";
  const strengths: Strength[] = codes && !expired ? ["provider-text-and-code", plain] : [plain];
  return templates.flatMap((template) =>
    strengths.map((strength) => ({
      ...textRule({ ...response, strength }, template),
      ...(strength === "provider-text-and-code" ? { codes: codes! } : {}),
    })),
  );
}

function textRule(rule: Omit<Rule, "weight" | "template">, template: string): Rule {
  return { ...rule, template, weight: template.replace(/[\u0001-\u0005]/g, "").length };
}

/** Some wordings yield to others (MATCHING.md, section 5). */
function wordingStrength(reason: string, category: string): Strength {
  if (reason === "message-expired") return "expired";
  if (reason === "policy-rejected" || reason === "deferred") return "weak-wording";
  return category === "recipient" || reason === "mailbox-disabled" ? "address-wording" : "wording";
}

function basicRules(id: string, reason: string, vague: boolean): Rule[] {
  if (!/^[45]/.test(id)) return [];
  const rule = { entry: id, reason: reasonInClass(reason, id), codes: id, weight: 0 };
  const plain: Rule = { ...rule, strength: vague ? "vague-basic" : "basic" };
  return LOGIN_CODES.has(id) ? [{ ...rule, strength: "login-code" }, plain] : [plain];
}

/** In class 4 an unknown reason is `deferred` (MATCHING.md, section 6). */
function reasonInClass(reason: string, code: string): string {
  return reason === "unknown" && code.startsWith("4") ? "deferred" : reason;
}

function enhancedRules(id: string, reason: string, vague: boolean): Rule[] {
  const strength: Strength = vague ? "vague-enhanced" : "enhanced";
  const rest = id.slice(1);
  if (reason !== "unknown") return [{ entry: id, reason, strength, codes: `/x${rest}`, weight: 0 }];
  return ["4", "5"].map((digit) => ({
    entry: id,
    reason: reasonInClass(reason, digit),
    strength,
    codes: `/${digit}${rest}`,
    weight: 0,
  }));
}

function blocklistRules({ tables, blocklists }: Owners): Rule[] {
  return blocklists.flatMap(({ row: [entry, index], templates }) =>
    templates.map((template) =>
      textRule({ entry, reason: tables.reasons[index]![0], strength: "blocklist" }, template),
    ),
  );
}

const CLASS_RULES: readonly Rule[] = [
  { entry: "4xx", reason: "deferred", strength: "class", codes: "4xx", weight: 0 },
  { entry: "5xx", reason: "unknown", strength: "class", codes: "5xx", weight: 0 },
];
