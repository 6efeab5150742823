import { parentPort, workerData } from "node:worker_threads";
import type { MatchOptions } from "@bouncebook/matcher";
import { matcherWith } from "../matcher-with.js";
import { LineAnswerer } from "./answer-lines.js";

/** What a thread has to know before the first lines. */
export interface ThreadJob {
  readonly registry: string | undefined;
  readonly usual: MatchOptions;
}

/** What runs in a thread: answers pieces of whole lines, in the order in which they come. */
export async function serveLines(): Promise<void> {
  const { registry, usual } = workerData as ThreadJob;
  const answerer = new LineAnswerer(await matcherWith(registry), usual);
  const port = parentPort!;
  port.on("message", (lines: Uint8Array) => {
    const answers = answerer.answer(Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength));
    const bytes = new Uint8Array(answers.bytes);
    port.postMessage({ ...answers, bytes }, [bytes.buffer]);
  });
  port.postMessage("ready");
}
