import type { Change } from "./change.ts";
import type { Answer, Effect } from "./effects.ts";

/**
 * A piece of a sentence: our own words, or something that a file or a reply holds. The second may be hostile; who
 * renders it makes it harmless.
 */
export type Piece = string | { readonly held: string };
export type Sentence = readonly Piece[];

const held = (text: string): Piece => ({ held: text });

/** One change in words. */
export function describeChange(change: Change): Sentence {
  switch (change.kind) {
    case "added":
      return [held(change.id), ...titled(change.title)];
    case "removed":
      return [held(change.id), ...titled(change.title)];
    case "obsolete":
      return [held(change.id), ...titled(change.title)];
    case "moved":
      return [held(change.id), " is now ", ...listed(change.to)];
    case "verdict":
    case "fact":
      return [held(change.id), ": ", held(change.field), " ", ...fromTo(change.before, change.after)];
    case "template-added":
    case "template-removed":
      return [held(change.id), ": ", held(change.template)];
    case "reworded":
      return [held(change.id), ": ", ...listed(change.fields)];
    case "sources":
      return [held(change.id), ...describeSources(change.added, change.removed)];
    case "evidence":
      return [held(change.id), ": ", held(change.field), " ", held(change.count)];
    case "word-added":
    case "word-removed":
      return [held(change.of), ": ", held(change.word)];
    case "field-added":
    case "field-removed":
      return [held(change.of), ": ", held(change.field)];
    case "field-type":
      return [held(change.of), ": ", held(change.field), " ", ...fromTo(change.before, change.after)];
    default:
      return change satisfies never;
  }
}

function titled(title: string): Sentence {
  return title === "" ? [] : [": ", held(title)];
}

function fromTo(before: string, after: string): Sentence {
  if (before === "") return ["now ", held(after)];
  if (after === "") return ["no longer ", held(before)];
  return [held(before), " → ", held(after)];
}

function listed(each: readonly string[]): Sentence {
  return each.flatMap((text, at) => (at === 0 ? [held(text)] : [", ", held(text)]));
}

function describeSources(added: readonly string[], removed: readonly string[]): Sentence {
  if (added.length + removed.length === 0) return [": read again, or other titles"];
  return [
    ...(added.length > 0 ? [": new ", ...listed(added)] : []),
    ...(removed.length > 0 ? [added.length > 0 ? "; gone " : ": gone ", ...listed(removed)] : []),
  ];
}

/** One reply that is answered otherwise. */
export function describeEffect({ where, reply, before, after, drops }: Effect): Sentence {
  return [
    held(where),
    ": ",
    ...fromTo(describeAnswer(before), describeAnswer(after)),
    drops ? ", would now drop an address, for " : " for ",
    held(reply),
  ];
}

function describeAnswer({ entry, reason, bounce, action }: Answer): string {
  return `${entry === "" ? "nothing" : entry} (${reason}, ${bounce}, ${action})`;
}
