/** The documents that are run from their first command to their last, as a reader would. */
import { describe, expect, test } from "vitest";
import { type Block, blocksOf } from "../../documents/blocks.ts";
import { isException } from "../../documents/owners.ts";
import { findGo, findPython } from "../../documents/reader-folder.ts";
import { tryBlocks, tryDocument, WHOLE } from "../../documents/try-document.ts";

const CURE = "where what is printed now is right, run `pnpm readme`";

/** What is not as the document says, with the line of it. */
async function problemsOf(document: string, chosen: (block: Block) => boolean): Promise<string[]> {
  const outcomes = await tryDocument(document, (block) => !isException(document, block) && chosen(block));
  return outcomes
    .filter(({ problem }) => problem !== undefined)
    .map(({ block, problem }) => `${document}:${block.line}: ${problem}`);
}

/** What a document with programs for several languages needs: only the parts in a language that is here are run. */
const OTHER_LANGUAGES = "docs/languages.md";

test.each(WHOLE.filter((document) => document !== OTHER_LANGUAGES))("%s", async (document) => {
  expect(await problemsOf(document, () => true), CURE).toEqual([]);
});

/** Go compiles its own library first, where nobody has used it before. In milliseconds. */
const FIRST_COMPILATION = 240_000;

describe(OTHER_LANGUAGES, { timeout: FIRST_COMPILATION }, () => {
  const isGo = ({ section, heading }: Block): boolean => /\bGo\b/.test(section) || /\bGo\b/.test(heading);
  const isPython = ({ section, heading }: Block): boolean =>
    /\bPython\b/.test(section) || /\bPython\b/.test(heading);

  // Debian: apt-get install python3
  test.skipIf(findPython() === undefined)("what is in Python (needs Python 3.9)", async () => {
    expect(await problemsOf(OTHER_LANGUAGES, (block) => !isGo(block)), CURE).toEqual([]);
  });

  // Debian: apt-get install golang-go
  test.skipIf(findGo() === undefined)("what is in Go (needs Go 1.19)", async () => {
    expect(await problemsOf(OTHER_LANGUAGES, (block) => !isPython(block)), CURE).toEqual([]);
  });

  // The page has a file of its own for a try; what `compileTables` writes has to do as well.
  test.for([
    { language: "Python", program: findPython() },
    { language: "Go", program: findGo() },
  ])(
    "takes the file that docs/private-entries.md makes: $language",
    async ({ language, program }, { skip }) => {
      skip(program === undefined, `needs ${language}`);
      const all = blocksOf(OTHER_LANGUAGES);
      const install = all.find(({ heading }) => heading === language)!;
      const ours = all.filter(({ heading }) => heading === `Ours in ${language}`);
      const outcomes = await tryBlocks([...blocksOf("docs/private-entries.md"), install, ...ours]);
      expect(ours.length).toBeGreaterThan(2);
      expect(outcomes.flatMap(({ problem }) => problem ?? [])).toEqual([]);
    },
  );

  test("nothing is left out", () => {
    const left = blocksOf(OTHER_LANGUAGES).filter((block) => isGo(block) === isPython(block));
    expect(left.map(({ heading }) => heading)).toEqual(["Entries of your own"]);
  });
});
