import type { Reason } from "@bouncebook/data";

export interface LabelledReply {
  readonly id: string;
  readonly text: string;
  readonly host?: string;
  readonly command?: string;
  readonly accept: readonly Reason[];
  readonly primary?: Reason | null;
  readonly suppress?: boolean | null;
}

/** Reads labelled replies; a line that is none stops the run and is named. */
export function readLabelled(text: string, path: string): LabelledReply[] {
  return text.split("\n").flatMap((line, at) => {
    if (line.trim() === "") return [];
    const label = parse(line);
    if (typeof label?.text !== "string" || !Array.isArray(label.accept)) {
      throw new Error(`${path}:${at + 1}: expected an object with "text" and "accept"`);
    }
    return [label];
  });
}

function parse(line: string): LabelledReply | null | undefined {
  try {
    return JSON.parse(line) as LabelledReply | null;
  } catch {
    return undefined;
  }
}
