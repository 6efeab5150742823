import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Answers } from "./answer-lines.js";
import type { ThreadJob } from "./thread.js";

interface Asked {
  readonly resolve: (answers: Answers) => void;
  readonly reject: (error: Error) => void;
}

/** One thread that answers lines. */
class Thread {
  ready = false;
  /** What it was asked and has not answered, the first first. */
  readonly asked: Asked[] = [];
  readonly #worker: Worker;
  #failure: Error | undefined;

  constructor(job: ThreadJob) {
    this.#worker = new Worker(join(import.meta.dirname, "match-thread.cjs"), { workerData: job });
    this.#worker.on("message", (message: "ready" | Answers) => {
      if (message === "ready") this.ready = true;
      else this.asked.shift()!.resolve(message);
    });
    this.#worker.on("error", (error) => {
      this.#failure = error;
      // Whoever asks next is told.
      this.ready = true;
      for (const { reject } of this.asked.splice(0)) reject(error);
    });
  }

  ask(lines: Buffer): Promise<Answers> {
    if (this.#failure) return Promise.reject(this.#failure);
    const copy = new Uint8Array(lines);
    return new Promise((resolve, reject) => {
      this.asked.push({ resolve, reject });
      this.#worker.postMessage(copy, [copy.buffer]);
    });
  }

  end(): void {
    void this.#worker.terminate();
  }
}

/** Several threads, of which the idlest is asked. */
export class Threads {
  readonly #threads: readonly Thread[];

  constructor(count: number, job: ThreadJob) {
    this.#threads = Array.from({ length: count }, () => new Thread(job));
  }

  /** Whether every thread has its registry. */
  get ready(): boolean {
    return this.#threads.every(({ ready }) => ready);
  }

  ask(lines: Buffer): Promise<Answers> {
    return this.#threads.reduce((a, b) => (b.asked.length < a.asked.length ? b : a)).ask(lines);
  }

  end(): void {
    for (const thread of this.#threads) thread.end();
  }
}
