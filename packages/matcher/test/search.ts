import { Hits } from "../src/engine/hits.js";
import { createScanner } from "../src/engine/scanner.js";
import type { Template } from "../src/engine/template.js";

export interface SearchHit {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** What each placeholder took, as start and end. */
  readonly taken: readonly (readonly [number, number])[];
}

/** The scanner as a function from a normal form to all that stands in it. */
export function createSearch(templates: readonly Template[]): (normalForm: string) => SearchHit[] {
  const scanner = createScanner(templates);
  return (normalForm) => {
    const hits = new Hits();
    scanner.scan(normalForm);
    scanner.collect(normalForm, hits);
    return Array.from({ length: hits.count }, (_, hit) => {
      const line = hits.lines[hit]!;
      const taken = templates[line]!.gaps.map((_, gap): [number, number] => {
        const at = hits.takenFrom[hit]! + 2 * gap;
        return [hits.taken[at]!, hits.taken[at + 1]!];
      });
      return { line, start: hits.starts[hit]!, end: hits.ends[hit]!, taken };
    });
  };
}
