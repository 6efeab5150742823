import { expect, test } from "vitest";
import { closest } from "../src/closest.js";

const FLAGS = ["host", "recipient", "command", "final", "registry", "format", "color", "help"];

const CASES: [word: string, meant: string | undefined][] = [
  ["host", "host"],
  ["hots", "host"],
  ["hst", "host"],
  ["fromat", "format"],
  ["colour", "color"],
  ["recipeint", "recipient"],
  ["rec", undefined],
  ["", undefined],
  ["h", undefined],
  ["zzzzzzzz", undefined],
  ["x".repeat(1000), undefined],
];

test.each(CASES)("%s means %s", (word, meant) => {
  expect(closest(word, FLAGS)).toBe(meant);
});
