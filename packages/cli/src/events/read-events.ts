import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import {
  createLogReader,
  type DeliveryEvent,
  parseMessage,
  parseWebhookText,
  readMbox,
  recognizeLog,
} from "@bouncebook/parser";

/** Enough of a file to tell what it is; more of a mail log may be start-up noise. */
const SAMPLE = 256 * 1024;
/** A bounce message or a webhook that is larger is cut here; the parser reads far less of it. */
const LARGEST_DOCUMENT = 64 * 1024 * 1024;

export interface Input {
  /** What events name as their file; undefined for standard input. */
  readonly name: string | undefined;
  readonly stream: Readable;
}

export function openFile(path: string): Input {
  const file = createReadStream(path, { highWaterMark: 1024 * 1024 });
  return { name: path, stream: path.endsWith(".gz") ? file.pipe(createGunzip()) : file };
}

/** The events of one input, whatever it is: a log, an mbox, webhook JSON, or one message. */
export async function* readEvents({ name, stream }: Input): AsyncGenerator<DeliveryEvent> {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const head = await readSample(chunks);
  const sample = head.toString("latin1");
  const all = rejoin(head, chunks);
  const file = name === undefined ? {} : { file: name };
  const format = recognizeLog(sample);
  if (format) yield* readLogEvents(all, { ...file, format });
  else if (sample.startsWith("From ")) yield* readMboxEvents(all, file);
  else if (/^[\s\ufeff]*[{[]/.test(sample))
    yield* withFile(parseWebhookText((await readAll(all)).toString("utf8")), file);
  else yield* parseMessage(await readAll(all), file);
}

async function* readLogEvents(
  chunks: AsyncIterable<Buffer>,
  options: Parameters<typeof createLogReader>[0],
): AsyncGenerator<DeliveryEvent> {
  const reader = createLogReader(options);
  for await (const chunk of chunks) yield* reader.push(chunk);
  yield* reader.end();
}

async function* readMboxEvents(
  chunks: AsyncIterable<Buffer>,
  file: { file?: string },
): AsyncGenerator<DeliveryEvent> {
  for await (const { bytes, line } of readMbox(chunks)) yield* parseMessage(bytes, { ...file, line });
}

function* withFile(events: readonly DeliveryEvent[], file: { file?: string }): Generator<DeliveryEvent> {
  for (const event of events) yield { ...event, ...file };
}

async function readSample(chunks: AsyncIterator<Buffer>): Promise<Buffer> {
  const read: Buffer[] = [];
  let size = 0;
  while (size < SAMPLE) {
    const { done, value } = await chunks.next();
    if (done) break;
    read.push(value);
    size += value.length;
  }
  return Buffer.concat(read);
}

async function* rejoin(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

async function readAll(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const read: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    if (size < LARGEST_DOCUMENT) read.push(chunk);
    size += chunk.length;
  }
  return Buffer.concat(read).subarray(0, LARGEST_DOCUMENT);
}
