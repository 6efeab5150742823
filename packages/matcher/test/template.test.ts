import { expect, test } from "vitest";
import { checkTemplate, encodeTemplate } from "../src/compile/index.js";

import { toNormalForm } from "../src/engine/index.js";
import { findTemplate, readTemplate } from "../src/engine/template.js";
import { createSearch } from "./search.js";

/** Template, text, and what is found: the stretch of text, or undefined. */
const CASES: [template: string, text: string, found: string | undefined][] = [
  ["User unknown", "550 USER  UNKNOWN here", "user unknown"],
  ["User unknown", "550 user unknow", undefined],
  ["banned sending IP [{ip}]", "banned sending ip [192.0.2.1].", "banned sending ip [192.0.2.1]"],
  ["banned sending IP [{ip}]", "banned sending ip [2001:db8::1]", "banned sending ip [2001:db8::1]"],
  ["banned sending IP [{ip}]", "banned sending ip [somewhere]", undefined],
  ["banned sending IP [{ip}]", "banned sending ip []", undefined],
  ["{ip} is listed at", "we think 192.0.2.1 is listed at", "192.0.2.1 is listed at"],
  ["{ip} is listed at", " is listed at", undefined],
  ["is listed at {domain}", "192.0.2.1 is listed at bl.example.net; bye", "is listed at bl.example.net"],
  ["is listed at {domain}", "is listed at ", undefined],
  ["user {address} does not exist", "user <nobody@example.com> does not exist", undefined],
  [
    "user <{address}> does not exist",
    "user <nobody@example.com> does not exist",
    "user <nobody@example.com> does not exist",
  ],
  ["try again in {number} minutes", "try again in 1,5 minutes", "try again in 1,5 minutes"],
  ["try again in {number} minutes", "try again in five minutes", undefined],
  ["rejected {any} policy", "rejected  policy", undefined],
  ["rejected{any}policy", "rejectedpolicy", "rejectedpolicy"],
  ["rejected {any} policy", `rejected ${"a".repeat(199)} policy`, `rejected ${"a".repeat(199)} policy`],
  ["rejected {any} policy", `rejected ${"a".repeat(202)} policy`, undefined],
  ["rejected {any} policy", `rejected ${"a".repeat(300)} rejected here by policy`, "rejected here by policy"],
  ["from {ip}. Goodbye", "from 192.0.2.1. goodbye", "from 192.0.2.1. goodbye"],
  ["\u0130stanbul posta kutusu", "İSTANBUL POSTA KUTUSU", "istanbul posta kutusu"],
  ["ΧΡΗΣΤΗΣ ΑΓΝΩΣΤΟΣ", "Χρηστησ ΑΓΝΩΣΤΟΣ", "χρηστησ αγνωστοσ"],
  ["邮箱已满", "550 邮箱已满 mailbox", "邮箱已满"],
];

test.each(CASES)("%s in %s", (template, text, expected) => {
  const normalForm = toNormalForm(text);
  const line = encodeTemplate(template);
  const found = findTemplate(readTemplate(line), normalForm);
  expect(found && normalForm.slice(found.start, found.end)).toBe(expected);
  const [hit] = createSearch([readTemplate(line)])(normalForm);
  expect(hit && normalForm.slice(hit.start, hit.end)).toBe(expected);
});

test("what the placeholders took is told", () => {
  const found = findTemplate(
    readTemplate(encodeTemplate("mail from {ip} to {address} refused")),
    "mail from 192.0.2.1 to a@example.com refused",
  );
  expect(found?.taken).toEqual([
    [10, 19],
    [23, 36],
  ]);
});

const FAULTS: [template: string, code: string | undefined][] = [
  ["User unknown", undefined],
  ["[TSS04]", undefined],
  ["邮箱已满", undefined],
  ["Access denied, banned sending IP [{ip}]", undefined],
  ["{host} is wrong here", "unknown-placeholder"],
  ["brace } alone here", "unknown-placeholder"],
  ["server {ip}{domain} refused", "placeholders-adjacent"],
  ["refused {any} because {any} of it", "any-twice"],
  ["{any} was refused here", "any-at-end"],
  ["rejected", undefined],
  ["refused", "too-short"],
  ["a {ip} b {ip} c", "too-short"],
  ["550 User unknown here", "code-in-front"],
  ["5.1.1 User unknown here", "code-in-front"],
  ["two  spaces in here", "white-space"],
  [" space in front", "white-space"],
  ["x".repeat(201), "too-long"],
];

test.each(FAULTS)("fault of %j", (template, code) => {
  expect(checkTemplate(template)[0]?.code).toBe(code);
});
