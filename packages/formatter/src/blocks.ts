/**
 * What a document says, before anybody decides how it looks. Describing and rendering are apart, so that text,
 * markdown and HTML cannot say different things.
 */
export type Block =
  | { readonly kind: "title"; readonly text: string }
  | { readonly kind: "headline"; readonly text: string; readonly tone: Tone }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "facts"; readonly rows: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: "links"; readonly items: readonly Link[] }
  | { readonly kind: "quote"; readonly text: string }
  | { readonly kind: "section"; readonly title: string; readonly blocks: readonly Block[] };

/** Whether something is lost, waits, is to be repaired, or is well. */
export type Tone = "bad" | "wait" | "repair" | "good" | "plain";

export interface Link {
  readonly url: string;
  readonly text?: string;
}

/** A section, or nothing where it would be empty. */
export function section(title: string, blocks: readonly Block[]): Block[] {
  return blocks.length === 0 ? [] : [{ kind: "section", title, blocks }];
}

export function list(items: readonly string[] | undefined, ordered = false): Block[] {
  return items === undefined || items.length === 0 ? [] : [{ kind: "list", ordered, items }];
}
