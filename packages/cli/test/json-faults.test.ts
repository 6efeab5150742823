import { expect, test } from "vitest";
import { parseJson, placeOf } from "../src/registry/parse-json.js";

/** What people write by hand, and what they are told: where, what, and what to do. */
const FAULTS: [text: string, line: number, column: number, message: string, cure: string | undefined][] = [
  ['{\n  "a": 1,\n}\n', 2, 9, "Nothing follows this comma", "Remove it"],
  ['{"a": [1, 2,]}', 1, 12, "Nothing follows this comma", "Remove it"],
  ['{"a": 1 "b": 2}', 1, 9, "A comma or a colon is missing in front of this", "Put it there"],
  ['{"a": ["x" "y"]}', 1, 12, "A comma or a colon is missing in front of this", "Put it there"],
  ['{"a" 1}', 1, 6, "A comma or a colon is missing in front of this", "Put it there"],
  ['{"a": true\n"b": 2}', 2, 1, "A comma or a colon is missing in front of this", "Put it there"],
  ['{"a": 1}\n{"b": 2}', 2, 1, "A comma or a colon is missing in front of this", "Put it there"],
  ["{'a': 1}", 1, 2, "Texts and keys stand in straight double quotes", 'Write it as in "text"'],
  ['{"a": “x”}', 1, 7, "Texts and keys stand in straight double quotes", 'Write it as in "text"'],
  ["{a: 1}", 1, 2, "A key stands in double quotes", 'Write it as in "key"'],
  ['{"a": 1, // one\n}', 1, 10, "JSON has no comments", "Remove it"],
  ['{"a": 1 # one\n}', 1, 9, "JSON has no comments", "Remove it"],
  [
    '<<<<<<< HEAD\n{"a": 1}',
    1,
    1,
    "This is the mark of a merge conflict",
    "Keep one side and remove the marks",
  ],
  ['{"a": "x', 1, 9, "The file ends before every bracket and quote is closed", "Close them"],
  ['{"a": ["x"', 1, 11, "The file ends before every bracket and quote is closed", "Close them"],
  ['{"a": 1,\n', 1, 9, "The file ends before every bracket and quote is closed", "Close them"],
  ["{", 1, 2, "The file ends before every bracket and quote is closed", "Close them"],
  ["", 1, 1, "The file is empty", "Expected one object; write it"],
  [" \n", 1, 1, "The file is empty", "Expected one object; write it"],
  [
    '{\n  "a": "one\ntwo"\n}',
    2,
    12,
    "A text goes on over the end of its line, or holds a tab",
    "Write a line end as \\n and a tab as \\t",
  ],
  ['{"a": 01}', 1, 7, "Unexpected character '1' found", undefined],
  ['{"a": tru}', 1, 7, "Unexpected identifier 'tru' found", undefined],
];

test.each(FAULTS)("%j", (text, line, column, message, cure) => {
  expect(parseJson(text)).toEqual({ fault: { line, column, message, ...(cure && { cure }) } });
});

test("a place is found in a text with a comma too many", () => {
  expect(placeOf('{\n  "a": [1,],\n  "b": 2,\n}', "/b")).toEqual({ line: 3, column: 8 });
});

test.each(["{", "[", '"', ",", "\\", '{"a":', "\n", "'"])("200,000 of %j are read once", (piece) => {
  const fault = parseJson(piece.repeat(200_000));
  expect(fault).toHaveProperty("fault.message");
});
