import { describe, expect, test } from "vitest";
import { wholeLines } from "../src/terminal/whole-lines.js";

async function piecesOf(chunks: readonly (string | Buffer)[]): Promise<string[]> {
  async function* stream(): AsyncGenerator<Buffer> {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }
  const pieces: string[] = [];
  for await (const piece of wholeLines(stream())) pieces.push(piece.toString("utf8"));
  return pieces;
}

describe("pieces of whole lines", () => {
  const CASES: [what: string, chunks: (string | Buffer)[], pieces: string[]][] = [
    ["nothing", [], []],
    ["one line", ["a\n"], ["a\n"]],
    ["no line end", ["a"], ["a"]],
    ["a line in two chunks", ["a", "b\nc"], ["ab\n", "c"]],
    ["a line in three chunks", ["a\nb", "c", "d\n"], ["a\n", "bcd\n"]],
    ["empty lines", ["\n\n", "\n"], ["\n\n", "\n"]],
    ["a line end alone in its chunk", ["a", "\n", "b"], ["a\n", "b"]],
    ["a character in two chunks", [Buffer.from([0xc3]), Buffer.from([0xa9, 0x0a])], ["é\n"]],
  ];

  test.each(CASES)("%s", async (_what, chunks, pieces) => {
    expect(await piecesOf(chunks)).toEqual(pieces);
  });

  test("a line without end is kept to its limit, and the next one is whole", async () => {
    const [long, ...others] = await piecesOf([
      ...Array<string>(100).fill("a".repeat(65_536)),
      "b\nnext\n",
      "last",
    ]);
    expect(long).toBe(`${"a".repeat(256 * 1024)}\nnext\n`);
    expect(others).toEqual(["last"]);
  });
});
