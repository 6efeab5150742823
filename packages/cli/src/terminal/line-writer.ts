import { once } from "node:events";
import type { Writable } from "node:stream";

const ENOUGH = 64 * 1024;

/** Writes lines in large pieces and waits where the reader is slower. */
export class LineWriter {
  readonly #stream: Writable;
  #pending = "";
  #open = true;

  constructor(stream: Writable) {
    this.#stream = stream;
    stream.on("error", () => {
      this.#open = false;
    });
  }

  add(line: string): void {
    this.#pending += `${line}\n`;
    if (this.#pending.length > ENOUGH) this.#write();
  }

  /** Whether the reader is slower, so that a flush would wait for it. */
  get mustWait(): boolean {
    return this.#stream.writableNeedDrain || !this.#open;
  }

  /** Whether somebody still reads; a closed pipe is no mistake. */
  async flush(): Promise<boolean> {
    this.#write();
    if (this.#open && this.#stream.writableNeedDrain)
      await Promise.race([once(this.#stream, "drain"), once(this.#stream, "close")]);
    return this.#open;
  }

  #write(): void {
    if (this.#pending === "") return;
    if (this.#open) this.#stream.write(this.#pending);
    this.#pending = "";
  }
}
