/** Nothing runs here: `pnpm test` compiles this file, and a type that lost what it promises fails there. */
import { lookup } from "@bouncebook/data";
import {
  type Action,
  type Diagnosis,
  type EntryId,
  match,
  type ProviderId,
  type Reason,
} from "../src/index.js";

/** What is left of a union of words and `string & {}` without the latter: undefined where it was a plain string. */
type Completed<Union> = Union extends string ? (string extends Union ? never : Union) : never;
type Same<A, B> = [A, B] extends [B, A] ? true : false;
type All<Checks extends readonly true[]> = Checks;

export type Complete = All<
  [
    Same<Completed<Diagnosis["entry"]>, EntryId>,
    Same<Completed<Diagnosis["candidates"][number]>, EntryId>,
    Same<Completed<Diagnosis["evidence"][number]["entry"]>, EntryId>,
    Same<Completed<Diagnosis["provider"]>, ProviderId>,
    Same<Diagnosis["reason"], Reason>,
    Same<Diagnosis["action"], Action>,
  ]
>;

const diagnosis = match("550 no");
// A public id gives its entry; an id of one's own is no error.
export const isDmarc: boolean = diagnosis.entry === "google/dmarc-policy";
export const isOurs: boolean = diagnosis.entry === "acme/box-full";
export const id: string | undefined = diagnosis.entry;
export const ours: Diagnosis["entry"] = "acme/box-full";
export const found = diagnosis.entry && lookup(diagnosis.entry)?.id;
// @ts-expect-error: an entry is a text
export const wrong: Diagnosis["entry"] = 550;
