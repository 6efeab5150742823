import { tables } from "@bouncebook/data/tables";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportFiles } from "../../src/index.js";
import { ANCHOR_LENGTH, anchorsOf } from "../../src/sql/anchor.js";
import { kindPattern, lengthPattern, likePattern, weightOf } from "../../src/sql/template-pattern.js";
import { startDuckdb } from "./duckdb.js";
import type { Engine } from "./engine.js";

const IP = "\u0001";
const DOMAIN = "\u0002";
const ADDRESS = "\u0003";
const NUMBER = "\u0004";
const ANY = "\u0005";

const LIKE: [line: string, pattern: string, weight: number][] = [
  ["mailbox full", "%mailbox full%", 12],
  ["100% of the quota", "%100\\% of the quota%", 17],
  ["user_name", "%user\\_name%", 9],
  ["c:\\mail", "%c:\\\\mail%", 7],
  [`blocked [${IP}] by rule`, "%blocked [%] by rule%", 18],
  [`${IP} is blocked`, "% is blocked%", 11],
];

test.each(LIKE)("%j as a pattern of LIKE", (line, pattern, weight) => {
  expect(likePattern(line)).toBe(pattern);
  expect(weightOf(line)).toBe(weight);
});

const LONG = "x".repeat(201);
const KINDS: [line: string, text: string, ofKind: boolean, ofLength?: boolean][] = [
  [`client [${IP}] refused`, "client [192.0.2.1] refused", true],
  [`client [${IP}] refused`, "client [2001:db8::1] refused", true],
  [`client [${IP}] refused`, "client [mx.example] refused", false],
  [`client [${IP}] refused`, "client [abc] refused", false],
  [`refused from ${IP}`, "refused from 192.0.2.1.", true],
  [`refused from ${IP}`, "refused from 192.0.2.1.5 ", false],
  [`${IP} is refused`, "[192.0.2.1 is refused", true],
  [`${IP} is refused`, "1.192.0.2.1 is refused", false],
  [`domain ${DOMAIN} unknown`, "domain mx_1.exämple-a.de unknown", true],
  [`domain ${DOMAIN} unknown`, "domain a b unknown", false],
  [`domain ${DOMAIN} unknown`, "domain a@b unknown", false],
  [`user <${ADDRESS}> unknown`, 'user <"a+b"@example.com> unknown', true],
  [`user <${ADDRESS}> unknown`, "user <a b> unknown", false],
  [`over ${NUMBER} bytes`, "over 1,024.5 bytes", true],
  [`over ${NUMBER} bytes`, "over .5 bytes", false],
  [`over ${NUMBER} bytes`, "over many bytes", false],
  [`${NUMBER} bytes over`, "now .5 bytes over", false],
  [`${NUMBER} bytes over`, `${"1".repeat(25)} bytes over`, true],
  [`mail ${ANY}refused (x)`, "mail was refused (x)", true],
  [`mail ${ANY}refused (x)`, `mail ${LONG}refused (x)`, true, false],
  [`domain ${DOMAIN} unknown`, `domain ${"a".repeat(254)} unknown`, true, false],
  [`user <${ADDRESS}> unknown`, `user <${"a".repeat(320)}> unknown`, true, true],
  [`user <${ADDRESS}> unknown`, `user <${"a".repeat(321)}> unknown`, true, false],
  [`a.c(${NUMBER}+) [x] {y} ^$|?*\\`, "a.c(5+) [x] {y} ^$|?*\\", true],
  [`a.c(${NUMBER}+) [x] {y} ^$|?*\\`, "abc(5+) [x] {y} ^$|?*\\", false],
];

describe("kinds and lengths of placeholders, in RE2", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startDuckdb();
  });
  afterAll(() => engine.close());
  const matches = async (text: string, pattern: string): Promise<unknown> => {
    const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;
    const [row] = await engine.query(`SELECT regexp_matches(${literal(text)}, ${literal(pattern)}) AS found`);
    return row!.found;
  };

  test.each(KINDS)("%j in %j", async (line, text, ofKind, ofLength = ofKind) => {
    expect(await matches(text, kindPattern(line))).toBe(ofKind);
    expect(await matches(text, lengthPattern(line) || kindPattern(line))).toBe(ofLength);
  });
});

test("a template without placeholders needs neither", () => {
  expect(kindPattern("mailbox full")).toBe("");
  expect(lengthPattern("mailbox full")).toBe("");
  expect(lengthPattern(`over ${NUMBER} bytes`)).toBe("");
});

describe("anchors", () => {
  const lines = tables().templates.split("\n");
  const anchors = anchorsOf(lines, []);

  test("every template of the registry has one of its own stretches", () => {
    const wrong = lines.filter(
      (line, at) => [...anchors[at]!].length !== ANCHOR_LENGTH || !line.includes(anchors[at]!),
    );
    expect(wrong).toEqual([]);
  });

  test("the rarest counts, and one with a space at an end only where there is no other", () => {
    expect(anchorsOf(["user unknown"], ["user un", "er unkn"])).toEqual(["know"]);
    expect(anchorsOf(["a bc d"], [])).toEqual(["a bc"]);
    expect(anchorsOf([" bc "], [])).toEqual([" bc "]);
  });
});

test("every pattern compiles, and holds only what all engines read", () => {
  const csv = exportFiles("sql").find(({ path }) => path === "tables/templates.csv")!.text!;
  expect(csv.split("\n").length).toBeGreaterThan(1000);
  for (const line of tables().templates.split("\n"))
    for (const pattern of [kindPattern(line), lengthPattern(line)]) {
      expect(pattern).not.toMatch(/\(\?|[*+?}][?+]|\\[0-9a-zA-Z]/);
      if (pattern !== "") expect(() => new RegExp(pattern, "u")).not.toThrow();
    }
});
