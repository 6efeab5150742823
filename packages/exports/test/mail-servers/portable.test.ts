import { entries } from "@bouncebook/data";
import { tables } from "@bouncebook/data/tables";
import { RE2JS } from "re2js";
import { RRegexSet } from "rregex";
import { describe, expect, test } from "vitest";
import { exportFiles } from "../../src/index.js";
import { readKumomta, readPowermta, readZonemta, textOf } from "./read-files.js";
import { asKumomta, examplesOf } from "./replies.js";

const DEFER = ["mailbox-full", "rate-limited", "greylisted", "spam-content", "deferred"];

function postfixPatterns(path: string): string[] {
  const lines = textOf("postfix", path, { defer: DEFER }).split("\n");
  return lines.filter((line) => line.startsWith("/")).map((line) => line.slice(1, line.lastIndexOf("/ ")));
}

const PATTERNS: Readonly<Record<string, () => string[]>> = {
  kumomta: () => readKumomta().flatMap((rules) => Object.values(rules).flat()),
  powermta: () => readPowermta().map(({ pattern }) => pattern),
  zonemta: () => readZonemta().map(({ pattern }) => pattern),
  "postfix status": () => postfixPatterns("smtp_delivery_status_filter.pcre"),
  "postfix reply": () => postfixPatterns("smtp_reply_filter.pcre"),
};

describe("every pattern is in the portable RE2 subset", () => {
  test.for(Object.keys(PATTERNS))("%s", (name) => {
    const patterns = PATTERNS[name]!();
    expect(patterns.length).toBeGreaterThan(300);
    for (const pattern of patterns) expect(() => RE2JS.compile(pattern), pattern).not.toThrow();
  });
});

/** Examples by the entry that a comment behind a pattern names. */
function examplesByEntry(): Map<string, string[]> {
  return new Map(
    [...entries()].map((entry) => [
      entry.id,
      examplesOf(entry).map((example) => asKumomta(typeof example === "string" ? example : example.reply)),
    ]),
  );
}

test("each KumoMTA pattern with a text matches an example of its entry by RE2 rules", () => {
  const examples = examplesByEntry();
  const unmatched: string[] = [];
  let matched = 0;
  for (const { text } of exportFiles("kumomta")) {
    for (const [, written, entry] of text!.matchAll(/^ {2}(".*"), # (\S+)$/gm)) {
      if (!/[^\d/x.]/.test(entry!)) continue;
      const expression = RE2JS.compile(JSON.parse(written!));
      if (examples.get(entry!)?.some((example) => expression.matcher(example).find())) matched++;
      else unmatched.push(`${entry}: ${written}`);
    }
  }
  expect(matched).toBeGreaterThan(8300);
  // Nothing in their examples has to meet these: a text that counts only with its provider's signature, since not
  // every example carries it; a code that does; and more between two pieces than the shorter {any} of this file.
  const unexplained = unmatched.filter((line) => !line.includes('"^') && !line.includes("{0,"));
  expect(unexplained.length).toBeLessThan(30);
});

test("Rust's regex crate takes all KumoMTA rules as one set within its default limit of 10 MiB", () => {
  const set = new RRegexSet(PATTERNS.kumomta!());
  expect(set.isMatch("550 5.1.1 <someone@example.com>: User unknown")).toBe(true);
});

test("exports are the same each time, and say which registry they come from", () => {
  const { version } = tables();
  for (const target of ["kumomta", "powermta", "zonemta"]) {
    const files = exportFiles(target);
    expect(exportFiles(target)).toEqual(files);
    for (const { text } of files) expect(text).toContain(`registry ${version} by \`bouncebook export\``);
  }
});

test("a provider's rules are only its own, and an unknown provider is refused", () => {
  const all = textOf("powermta", "bounce-categories.conf").split("\n").length;
  const own = textOf("powermta", "bounce-categories.conf", { provider: "google" }).split("\n").length;
  expect(own).toBeGreaterThan(60);
  expect(own).toBeLessThan(all / 10);
  for (const target of ["kumomta", "powermta", "zonemta", "exim"])
    expect(() => exportFiles(target, { provider: "nobody" })).toThrow(/there is no provider "nobody"/);
  expect(() => exportFiles("postfix", { provider: "nobody", defer: ["mailbox-full"] })).toThrow(
    /no provider/,
  );
});
