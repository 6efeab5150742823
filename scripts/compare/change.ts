/**
 * What a change of the registry does, as facts. `level` follows VERSIONING.md: what an application may notice.
 */
export type Change =
  | { readonly kind: "added"; readonly id: string; readonly of: string; readonly title: string }
  | { readonly kind: "removed"; readonly id: string; readonly of: string; readonly title: string }
  | { readonly kind: "moved"; readonly id: string; readonly to: readonly string[] }
  | { readonly kind: "obsolete"; readonly id: string; readonly title: string }
  | {
      readonly kind: "verdict";
      readonly id: string;
      readonly field: string;
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: "template-added"; readonly id: string; readonly template: string }
  | { readonly kind: "template-removed"; readonly id: string; readonly template: string }
  | {
      readonly kind: "fact";
      readonly id: string;
      readonly field: string;
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: "reworded"; readonly id: string; readonly fields: readonly string[] }
  | {
      readonly kind: "sources";
      readonly id: string;
      readonly added: readonly string[];
      readonly removed: readonly string[];
    }
  | { readonly kind: "evidence"; readonly id: string; readonly field: string; readonly count: string }
  | { readonly kind: "word-added"; readonly of: string; readonly word: string }
  | { readonly kind: "word-removed"; readonly of: string; readonly word: string }
  | { readonly kind: "field-added"; readonly of: string; readonly field: string }
  | { readonly kind: "field-removed"; readonly of: string; readonly field: string }
  | {
      readonly kind: "field-type";
      readonly of: string;
      readonly field: string;
      readonly before: string;
      readonly after: string;
    };

export type Level = "major" | "minor" | "patch";

/** The version that a change asks for (VERSIONING.md). */
export function levelOf({ kind }: Change): Level {
  switch (kind) {
    case "removed":
    case "word-removed":
    case "field-removed":
    case "field-type":
      return "major";
    case "added":
    case "moved":
    case "obsolete":
    case "verdict":
    case "template-added":
    case "template-removed":
    case "fact":
    case "word-added":
    case "field-added":
      return "minor";
    case "reworded":
    case "sources":
    case "evidence":
      return "patch";
    default:
      return kind satisfies never;
  }
}

const ORDER: readonly Level[] = ["patch", "minor", "major"];

/** The highest level of all; undefined where nothing changed. */
export function highestLevel(changes: readonly Change[]): Level | undefined {
  return ORDER[Math.max(-1, ...changes.map((change) => ORDER.indexOf(levelOf(change))))];
}

/** An id or a word that was there and left no signpost: whoever looks it up finds nothing any more. */
export function isLost(change: Change): change is Extract<Change, { kind: "removed" | "word-removed" }> {
  return change.kind === "removed" || change.kind === "word-removed";
}
