import { vocabularies } from "@bouncebook/data/vocabularies";
import type { ExportFile, TargetMaker } from "../target.js";
import { collectRules } from "./collect-rules.js";
import type { Dialect } from "./dialect.js";
import { hashComments, headerLines } from "./header.js";
import { layerRules } from "./layer-rules.js";
import { pruneRules } from "./prune-rules.js";
import type { Rule, Strength } from "./rule.js";
import { rulePattern } from "./rule-pattern.js";

/**
 * KumoMTA holds all rules in one set of Rust's regex crate, whose size is limited (10 MiB unless the program says
 * otherwise), and every letter in both cases costs twice. So a provider's text is taken in the provider's own case,
 * another language's but for first letters in lower case; classes are ASCII and `{any}` is shorter.
 */
const EITHER_CASE: Dialect = {
  start: "^",
  fold: "letters",
  space: { betweenWords: " ", elsewhere: " " },
  any: "[ -~]{0,30}",
  gap: (longest) => `[ -~]{0,${longest}}`,
  domain: "[0-9A-Za-z._-]",
  address: "[!-;=?-~]",
  bounded: (characters, longest) => `${characters}{1,${longest}}`,
  escapes: {},
};
const AS_WRITTEN: Dialect = { ...EITHER_CASE, fold: "as-written" };
const FIRST_LETTERS: Dialect = { ...EITHER_CASE, fold: "initials" };

interface File {
  readonly path: string;
  readonly what: string;
  readonly strengths: readonly Strength[];
}

/**
 * In the order in which KumoMTA has to load them: of two rules that fit, the one of the file loaded first wins.
 * Nothing is promised of the order within a file.
 */
const FILES: readonly File[] = [
  {
    path: "bounces-01-provider-codes.toml",
    what: "texts of one provider or program, with their codes",
    strengths: ["provider-text-and-code"],
  },
  {
    path: "bounces-02-providers.toml",
    what: "texts of one provider or program",
    strengths: ["provider-text", "provider-code"],
  },
  {
    path: "bounces-03-wordings.toml",
    what: "blocklists, and wordings that many servers share",
    strengths: ["blocklist", "wording"],
  },
  {
    path: "bounces-04-recipients.toml",
    what: "wordings that blame the address",
    strengths: ["login-code", "address-wording"],
  },
  { path: "bounces-05-weak.toml", what: "wordings that say little", strengths: ["weak-wording", "expired"] },
  { path: "bounces-06-short.toml", what: "texts that stand within other texts", strengths: [] },
  { path: "bounces-07-enhanced.toml", what: "enhanced status codes", strengths: ["enhanced"] },
  { path: "bounces-08-basic.toml", what: "reply codes", strengths: ["basic"] },
  {
    path: "bounces-09-vague-enhanced.toml",
    what: "enhanced status codes that several causes share",
    strengths: ["vague-enhanced"],
  },
  {
    path: "bounces-10-vague-basic.toml",
    what: "reply codes that several causes share",
    strengths: ["vague-basic"],
  },
  { path: "bounces-11-class.toml", what: "the first digit", strengths: ["class"] },
];
const LAST_WITH_TEXT = 5;

/** Rules of KumoMTA's bounce classifier, with KumoMTA's own class names. */
export const kumomta: TargetMaker = {
  name: "kumomta",
  description: "KumoMTA bounce classifier rules (TOML)",
  files: FILES.map(({ path }) => path),
  options: ["provider"],
  make(source, { provider }) {
    const labels = vocabularies().kumomta as Readonly<Record<string, string>>;
    const labelOf = (rule: Rule): string => labels[rule.reason] ?? "Uncategorized";
    const rules = pruneRules(collectRules(source, provider), labelOf);
    const places = layerRules(rules, labelOf, fileOf, LAST_WITH_TEXT);
    return FILES.map(({ path, what }, place): ExportFile => {
      const held = rules.filter((_, at) => places[at] === place);
      return { path, text: fileText(held, labelOf, what, source.version) };
    });
  },
};

function fileOf({ strength }: Rule): number {
  return FILES.findIndex(({ strengths }) => strengths.includes(strength));
}

function fileText(
  rules: readonly Rule[],
  labelOf: (rule: Rule) => string,
  what: string,
  version: string,
): string {
  const classes = new Map<string, string[]>();
  for (const rule of rules) {
    const label = labelOf(rule);
    classes.set(label, [...(classes.get(label) ?? []), patternLine(rule)]);
  }
  const header = hashComments([
    ...headerLines(`KumoMTA bounce classifier rules: ${what}.`, version),
    "Behind each rule stands the id of its entry: `bouncebook show ID` says more.",
  ]);
  const written = [...classes].map(([label, lines]) => `${label} = [\n${lines.join("")}]\n`);
  return `${header}\n[rules]\n${written.join("")}`;
}

function patternLine(rule: Rule): string {
  return `  ${tomlString(rulePattern(rule, dialectOf(rule)))}, # ${rule.entry}\n`;
}

function dialectOf({ entry, provider }: Rule): Dialect {
  if (provider !== undefined) return AS_WRITTEN;
  return entry.startsWith("wordings/") && !entry.endsWith("/en") ? FIRST_LETTERS : EITHER_CASE;
}

/** A basic string (TOML 1.0): the escapes of JSON, but characters beyond U+FFFF by one escape of eight digits. */
function tomlString(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u{10ffff}]/gu, (character) => {
    const code = character.codePointAt(0)!.toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
  });
}
