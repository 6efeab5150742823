import { resolve } from "node:path";
import { visible } from "../packages/formatter/src/visible.ts";

/** Reads flags; a wrong one ends the command with one sentence and exit code 2. */
export function usage<Parsed>(command: string, parse: () => Parsed): Parsed {
  try {
    return parse();
  } catch (error) {
    console.error(`${command}: ${visible(firstSentence((error as Error).message))}`);
    return process.exit(2);
  }
}

/** Node appends how to pass such a thing as an argument, which says less. */
function firstSentence(message: string): string {
  return `${message.split(/\. /)[0]!.replace(/\.$/, "")}.`;
}

/** A path as the person who typed it means it: pnpm runs a script in the folder of its package. */
export function fromWorkingFolder(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}
