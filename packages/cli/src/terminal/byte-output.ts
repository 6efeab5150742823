import type { Writable } from "node:stream";

/** Writes bytes and waits until the reader has them, so that their memory can be used again. Who made the stream tells of errors. */
export class ByteOutput {
  readonly #stream: Writable;
  #open = true;

  constructor(stream: Writable) {
    this.#stream = stream;
    stream.on("error", () => {
      this.#open = false;
    });
  }

  /** Whether somebody still reads; a closed pipe is no mistake. */
  write(bytes: Uint8Array): Promise<boolean> {
    return new Promise((resolve) => {
      if (!this.#open) resolve(false);
      else this.#stream.write(bytes, (error) => resolve(this.#open && !error));
    });
  }
}
