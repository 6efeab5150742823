import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Tables } from "@bouncebook/data";
import { type ExportFile, exportFiles } from "../../src/index.js";
import { sqlTargets } from "../../src/sql/index.js";
import type { Reply, Row } from "./engine.js";

const CONFORMANCE = new URL("../../../../conformance/", import.meta.url);

/** One line of a file in conformance/: a question and keys of the answer. */
export interface Vector {
  readonly reply: string;
  readonly options: Partial<Omit<Reply, "id" | "reply">>;
  readonly expected: Readonly<Record<string, unknown>>;
}

/** The vectors written by hand, over a small registry of their own. */
export const HAND_WRITTEN = [
  "reply",
  "codes",
  "template",
  "provider",
  "ranking",
  "verdict",
  "facets",
] as const;
/** Those made from the public registry: every example and reject, and replies spliced from them at random. */
export const FROM_REGISTRY = ["registry", "random"] as const;

/** The vectors of a file; undefined where it has not been generated. */
export function vectorsOf(name: string): Vector[] | undefined {
  const path = fileURLToPath(new URL(`${name}.jsonl`, CONFORMANCE));
  if (!existsSync(path)) return undefined;
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Vector);
}

/** The SQL export of the small registry of the hand-written vectors. */
export function exportOfVectors(): readonly ExportFile[] {
  const tables = JSON.parse(readFileSync(new URL("tables.json", CONFORMANCE), "utf8")) as Tables;
  const [sql] = sqlTargets;
  return sql!.make({ version: tables.version, entries: [], tables }, {});
}

export function exportOfRegistry(): readonly ExportFile[] {
  return exportFiles("sql");
}

export function repliesOf(vectors: readonly Vector[]): Reply[] {
  return vectors.map(({ reply, options }, id) => ({
    id,
    // No database holds half of a surrogate pair; on its way through UTF-8 it becomes U+FFFD, as the contract has it.
    reply: Buffer.from(reply).toString(),
    host: options.host ?? null,
    recipient: options.recipient ?? null,
    command: options.command ?? null,
    final: options.final ?? null,
  }));
}

/** Keys of a verdict that the SQL gives. */
export const KEYS = [
  "entry",
  "specificity",
  "reason",
  "category",
  "bounce",
  "action",
  "exhausted",
  "provider",
  "code",
  "enhanced",
] as const;
export type Key = (typeof KEYS)[number];

export interface Agreement {
  /** How many of the vectors that name the key agree in it, in percent. */
  readonly percent: Readonly<Record<Key, number>>;
  /** Ids of vectors that differ in any key. */
  readonly differing: readonly number[];
}

/** Compares the rows with what is expected, key by key. */
export function compare(vectors: readonly Vector[], rows: readonly Row[], allKeys: boolean): Agreement {
  if (rows.length !== vectors.length) throw new Error(`${rows.length} rows for ${vectors.length} replies`);
  const asked = Object.fromEntries(KEYS.map((key) => [key, 0])) as Record<Key, number>;
  const right = { ...asked };
  const differing = new Set<number>();
  for (const [id, { expected }] of vectors.entries()) {
    for (const key of KEYS) {
      // In the hand-written ones a key that is not named may have any value.
      if (!allKeys && !Object.hasOwn(expected, key)) continue;
      asked[key]++;
      if (answerOf(rows[id]!, key) === expectedOf(expected, key)) right[key]++;
      else differing.add(id);
    }
  }
  const percent = Object.fromEntries(
    KEYS.map((key) => [key, asked[key] === 0 ? 100 : (100 * right[key]) / asked[key]]),
  ) as Record<Key, number>;
  return { percent, differing: [...differing] };
}

function answerOf(row: Row, key: Key): string {
  if (key === "code") return Number(row.reply_code) === 0 ? "" : String(row.reply_code);
  if (key !== "enhanced") return String(row[key] ?? "");
  const { enhanced_class: first, enhanced_subject: subject, enhanced_detail: detail } = row;
  return Number(first) === 0 ? "" : `${first}.${subject}.${detail}`;
}

/** The engine keeps zeros in front of a number as the reply wrote them. */
function expectedOf(expected: Vector["expected"], key: Key): string {
  const value = String(expected[key] ?? "");
  return key === "enhanced" ? value.replace(/\.0+(?=\d)/g, ".") : value;
}
