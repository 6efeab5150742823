/** Runs a document, or one section of it, in what it takes for granted. */
import { BOUNCE, exampleSource, MAIL_LOG } from "../packages/examples.ts";
import { type Block, blocksOf } from "./blocks.ts";
import { ReaderFolder } from "./reader-folder.ts";
import { type Outcome, runBlocks } from "./run-document.ts";
import { type Replies, startRefusing } from "./smtp-server.ts";

/** What the mail server of docs/nodemailer.md says. */
const REFUSED: Replies = {
  "ada@example.com": "550 5.1.1 <ada@example.com>: Recipient address rejected: User unknown",
  "cid@example.com": "450 4.2.0 <cid@example.com>: Greylisted, try again in 300 seconds",
};

/** Documents that are run from their first block to their last, but for what EXCEPTIONS names. */
export const WHOLE: readonly string[] = [
  "README.md",
  "docs/README.md",
  "docs/nodemailer.md",
  "docs/postfix-log.md",
  "docs/private-entries.md",
  "docs/languages.md",
  "docs/taxonomy.md",
  "packages/cli/README.md",
  "packages/data/README.md",
  "packages/formatter/README.md",
  "packages/matcher/README.md",
  "packages/parser/README.md",
];

/** Runs the blocks of a document that `chosen` takes. */
export function tryDocument(
  document: string,
  chosen: (block: Block) => boolean = () => true,
): Promise<Outcome[]> {
  return tryBlocks(staged(document).filter(chosen));
}

/** Runs blocks in a folder of their own, with a mail server, a log and a bounce message at hand. */
export async function tryBlocks(blocks: readonly Block[]): Promise<Outcome[]> {
  const server = await startRefusing(REFUSED);
  const folder = new ReaderFolder({ SMTP_URL: server.url });
  folder.write("log/mail.log", MAIL_LOG);
  folder.write("bounce.eml", BOUNCE);
  try {
    return await runBlocks(blocks, folder);
  } finally {
    folder.remove();
    await server.close();
  }
}

/** The examples of the READMEs take variables for granted; `pnpm packages` runs them with the same. */
function staged(document: string): Block[] {
  const [, name] = /^(?:packages\/(\w+)\/)?README\.md$/.exec(document) ?? [];
  let count = 0;
  return blocksOf(document).map((block) => {
    if (!document.endsWith("README.md") || block.language !== "js") return block;
    count++;
    return { ...block, code: exampleSource(`${name ?? "readme"}-${count}`, block.code) };
  });
}
