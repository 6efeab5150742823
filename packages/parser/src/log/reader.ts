import type { DeliveryEvent } from "../event.js";
import type { FormatReader } from "./format-reader.js";
import { createFormatReader } from "./formats.js";
import { LineBlocks, LONGEST_LINE } from "./line-blocks.js";
import type { LogFormat } from "./log-format.js";
import type { LogOptions } from "./log-options.js";
import { recognizeLog } from "./recognize.js";

export interface LogReader {
  /**
   * Reads the next piece of a log, cut anywhere, and gives the deliveries that its whole lines tell, in their
   * order. Bytes are UTF-8.
   *
   * @throws TypeError when the chunk is neither bytes nor text.
   */
  push(chunk: Uint8Array | string): DeliveryEvent[];
  /** What the last line tells when nothing ended it. */
  end(): DeliveryEvent[];
}

/**
 * Reads a log as it comes, in memory that does not depend on its size. Lines before the first one that tells the
 * format are passed over; lines that are not understood tell nothing.
 *
 * @throws TypeError when `format` is none of LOG_FORMATS.
 */
export function createLogReader(options: LogOptions = {}): LogReader {
  const reading = new Reading(options);
  return {
    push: (chunk) => reading.push(chunk),
    end: () => reading.end(),
  };
}

/** Reads a log from a stream; each step is one chunk of it. */
export async function* readLog(
  chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
  options: LogOptions = {},
): AsyncGenerator<DeliveryEvent> {
  const reader = createLogReader(options);
  for await (const chunk of chunks) yield* reader.push(chunk);
  yield* reader.end();
}

class Reading {
  readonly #options: LogOptions;
  readonly #blocks = new LineBlocks((text, cut) => this.#read(text, cut));
  #format: FormatReader | undefined;
  #line = 1;
  #events: DeliveryEvent[] = [];

  constructor(options: LogOptions) {
    this.#options = options;
    if (options.format !== undefined) this.#format = createFormatReader(options.format, options);
  }

  push(chunk: Uint8Array | string): DeliveryEvent[] {
    if (typeof chunk !== "string" && !(chunk instanceof Uint8Array))
      throw new TypeError("chunk: expected a Uint8Array or a string");
    this.#blocks.push(chunk);
    return this.#take();
  }

  end(): DeliveryEvent[] {
    this.#blocks.end();
    return this.#take();
  }

  #take(): DeliveryEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  #read(text: string, cut: boolean): void {
    this.#format ??= this.#recognize(text);
    if (!this.#format) {
      this.#line += countLines(text);
      return;
    }
    const before = this.#events.length;
    this.#line += this.#format.read(text, this.#line, this.#events);
    const { file } = this.#options;
    if (file === undefined && !cut) return;
    for (let at = before; at < this.#events.length; at++) {
      const event = this.#events[at]!;
      if (file !== undefined) event.file = file;
      if (cut)
        event.limits = [`The line is longer than ${LONGEST_LINE} characters; the rest of it was not read.`];
    }
  }

  #recognize(text: string): FormatReader | undefined {
    const format: LogFormat | undefined = recognizeLog(text);
    return format && createFormatReader(format, this.#options);
  }
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
