import type { Entry } from "@bouncebook/data";
import { vocabularies } from "@bouncebook/data/vocabularies";
import type { ExportSource, TargetMaker } from "../target.js";
import { collectRules } from "./collect-rules.js";
import { ADDRESS_CHARACTER, type Dialect, DOMAIN_CHARACTER } from "./dialect.js";
import { hashComments, headerLines } from "./header.js";
import { pruneRules } from "./prune-rules.js";
import type { Rule } from "./rule.js";
import { rulePattern } from "./rule-pattern.js";
import { upTo } from "./up-to.js";

/** ZoneMTA matches the reply as it came, line ends and repeated codes included. A comma ends the expression. */
const DIALECT: Dialect = {
  start: "^",
  fold: "letters",
  space: { betweenWords: "[\\s0-9.-]+", elsewhere: "\\s+" },
  any: upTo("[\\s\\S]", 31),
  gap: (longest) => upTo("[\\s\\S]", longest),
  domain: DOMAIN_CHARACTER,
  address: ADDRESS_CHARACTER,
  bounded: (characters) => characters + upTo(characters, 63),
  escapes: { ",": "\\x2c", "#": "\\x23" },
};

const FILE = "bounces.txt";

/** ZoneMTA's bounce rules: `regex,action,category,message`, read from top to bottom. */
export const zonemta: TargetMaker = {
  name: "zonemta",
  description: "ZoneMTA bounces.txt",
  files: [FILE],
  options: ["provider"],
  make(source, { provider }) {
    const facts = factsOf(source);
    const rules = pruneRules(collectRules(source, provider), (rule) => lineEnd(rule, facts, "5"));
    const header = hashComments([
      ...headerLines(
        "ZoneMTA bounce rules. The first rule that fits decides, so keep the order.",
        source.version,
      ),
      "regex,action,category,message",
    ]);
    return [{ path: FILE, text: header + rules.flatMap((rule) => ruleLines(rule, facts)).join("") }];
  },
};

interface Facts {
  readonly categories: Readonly<Record<string, string>>;
  readonly actions: ReadonlyMap<string, string>;
  readonly titles: ReadonlyMap<string, string>;
}

function factsOf({ tables, entries }: ExportSource): Facts {
  const isReason = (entry: Entry) => entry.kind === "reason";
  return {
    categories: vocabularies().zonemta,
    actions: new Map(tables.reasons.map(([id, , , action]) => [id, action])),
    titles: new Map(entries.filter(isReason).map(({ id, title }) => [id, title])),
  };
}

/**
 * A 4yz reply is always tried again, whatever its reason (MATCHING.md, section 6), so a rule that rejects is written
 * for 5yz, and once more for 4yz.
 */
function ruleLines(rule: Rule, facts: Facts): string[] {
  const permanent = lineEnd(rule, facts, "5");
  if (permanent === lineEnd(rule, facts, "4")) return [`${rulePattern(rule, DIALECT)},${permanent}\n`];
  return (["5", "4"] as const).flatMap((digit) => {
    const pattern = patternInClass(rule, digit);
    return pattern === undefined ? [] : [`${pattern},${lineEnd(rule, facts, digit)}\n`];
  });
}

/** The pattern of a rule for replies that begin with this digit; none when the rule's codes never do. */
function patternInClass(rule: Rule, digit: "4" | "5"): string | undefined {
  if (rule.codes === undefined) return `^${digit}[\\s\\S]*${rulePattern(rule, DIALECT)}`;
  const codes = rule.codes.split(" ").flatMap((pair) => pairInClass(pair, digit));
  if (codes.length === 0) return undefined;
  return rulePattern({ ...rule, codes: codes.join(" ") }, DIALECT).replaceAll("[245]", digit);
}

function pairInClass(pair: string, digit: string): string[] {
  const [basic = "", enhanced = ""] = pair.split("/");
  if (basic === "") return enhanced.startsWith("x") || enhanced.startsWith(digit) ? [pair] : [];
  return basic.startsWith(digit) ? [pair] : [];
}

function lineEnd(rule: Rule, { categories, actions, titles }: Facts, digit: "4" | "5"): string {
  const action = zoneAction(rule.action ?? actions.get(rule.reason) ?? "review", digit);
  const message = (titles.get(rule.reason) ?? rule.reason).replaceAll(",", "");
  return `${action},${categories[rule.reason] ?? "other"},${message}`;
}

/** ZoneMTA knows `defer`, `slowdown` and `reject`. */
function zoneAction(action: string, digit: "4" | "5"): string {
  if (action === "slow-down") return "slowdown";
  return action === "retry" || digit === "4" ? "defer" : "reject";
}
