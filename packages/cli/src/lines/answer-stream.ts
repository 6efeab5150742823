import { availableParallelism } from "node:os";
import type { Answers, LineAnswerer } from "./answer-lines.js";
import type { ThreadJob } from "./thread.js";
import type { Threads } from "./threads.js";

/** From this many bytes on, threads answer: about 10,000 lines, which take as long as threads take to start. */
const MANY = 1024 * 1024;
/** More threads than this wait for the one that reads and writes. */
const MOST_THREADS = 4;
/** Pieces that a thread has at most, so that it need not wait for the next one and memory stays bounded. */
const PIECES_EACH = 2;

/** Takes answers in the order of the lines; false when nobody reads them any more. */
export type Taker = (answers: Answers) => Promise<boolean>;

/**
 * Answers pieces of whole lines as they come, in their order, and hands on each piece's answers as soon as they are
 * there. The first ones are answered here; many lines by a thread for each processor.
 */
export class AnswerStream {
  readonly #answerer: LineAnswerer;
  readonly #job: ThreadJob;
  readonly #take: Taker;
  #threads: Threads | undefined;
  /** What was handed to threads and is not taken yet, in order. */
  readonly #waiting: Promise<boolean>[] = [];
  #last: Promise<boolean> = Promise.resolve(true);
  #bytes = 0;

  constructor(answerer: LineAnswerer, job: ThreadJob, take: Taker) {
    this.#answerer = answerer;
    this.#job = job;
    this.#take = take;
  }

  /** Returns when there is no more, or when nobody reads the answers any more. */
  async answer(pieces: AsyncIterable<Buffer>): Promise<void> {
    try {
      for await (const lines of pieces) if (!(await this.#answerPiece(lines))) return;
      await this.#last;
    } finally {
      this.#threads?.end();
    }
  }

  async #answerPiece(lines: Buffer): Promise<boolean> {
    await this.#startThreads(lines.length);
    if (!this.#threads?.ready) return this.#take(this.#answerer.answer(lines));
    const before = this.#last;
    const answers = this.#threads.ask(lines);
    this.#last = before.then(async (open) => (await this.#take(await answers)) && open);
    // Whoever waits for it is told; until then a failure is no surprise.
    this.#last.catch(() => {});
    this.#waiting.push(this.#last);
    if (this.#waiting.length < PIECES_EACH * countOfThreads()) return true;
    return this.#waiting.shift()!;
  }

  async #startThreads(bytes: number): Promise<void> {
    const before = this.#bytes;
    this.#bytes += bytes;
    if (before >= MANY || this.#bytes < MANY || countOfThreads() === 1) return;
    const { Threads } = await import("./threads.js");
    this.#threads = new Threads(countOfThreads(), this.#job);
  }
}

/** One: none beside the one that reads and writes. */
function countOfThreads(): number {
  return Math.min(MOST_THREADS, availableParallelism());
}
