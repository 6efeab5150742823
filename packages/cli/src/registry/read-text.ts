import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { LARGEST_FILE } from "./limits.js";
import type { Problem } from "./problem.js";

/** The text of one file of bounded size; `shown` is the path that a problem names. */
export function readText(path: string, shown: string): { readonly text: string } | Problem {
  const bytes = readBytes(path);
  return typeof bytes === "string" ? { path: shown, message: bytes } : decode(bytes, shown);
}

/** The bytes, or why there are none. What a file is, is asked of the open file, so that nobody can swap it. */
function readBytes(path: string): Buffer | string {
  let file: number | undefined;
  try {
    // Without O_NONBLOCK, opening a pipe waits for whoever writes into it. Windows has no such flag.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = fstatSync(file);
    if (!stat.isFile()) return "This is not a file; put one here or remove it.";
    return stat.size > LARGEST_FILE ? tooLarge(stat.size) : readUpTo(file, LARGEST_FILE);
  } catch (error) {
    return cannotRead(error);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** A size may be a lie: files of the system have none, and others grow while they are read. */
function readUpTo(file: number, limit: number): Buffer | string {
  const bytes = Buffer.alloc(limit + 1);
  let size = 0;
  for (let read = -1; read !== 0 && size < bytes.length; size += read)
    read = readSync(file, bytes, size, bytes.length - size, null);
  return size > limit ? tooLarge(size) : bytes.subarray(0, size);
}

function tooLarge(size: number): string {
  return `The file has ${size} bytes; an entry has at most ${LARGEST_FILE}. Split it by meaning.`;
}

/** Why the system did not give something; without its path, which stands in front anyway. */
export function cannotRead(error: unknown): string {
  const { code = "unknown" } = error as NodeJS.ErrnoException;
  if (code === "ELOOP") return "The link leads around in a circle; put the file itself here.";
  if (code === "EACCES" || code === "EPERM")
    return "This may not be read. Change its permissions or run as another user.";
  return `This could not be read (${code}). Look at it with other tools, or remove it.`;
}

const UTF_8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Only UTF-8 is read (RFC 8259, section 8.1): whoever guesses an encoding reads another entry than was written. */
function decode(bytes: Buffer, path: string): { readonly text: string } | Problem {
  const wrong = (what: string): Problem => ({ path, line: 1, column: 1, message: `${what}.` });
  if (/^(?:\xff\xfe|\xfe\xff)/.test(bytes.toString("latin1", 0, 2)))
    return wrong("This is UTF-16. Expected UTF-8; save it as that");
  const nul = bytes.indexOf(0);
  if (nul >= 0)
    return { ...wrong("This holds a null byte. Expected text in UTF-8; remove it"), ...placeAt(bytes, nul) };
  try {
    const text = UTF_8.decode(bytes);
    return text.startsWith("\ufeff")
      ? wrong("This begins with a byte order mark. Save it as UTF-8 without one")
      : { text };
  } catch {
    return wrong("This is not UTF-8. Save it in that encoding");
  }
}

function placeAt(bytes: Buffer, at: number): { line: number; column: number } {
  const lines = bytes.toString("latin1", 0, at).split("\n");
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}
