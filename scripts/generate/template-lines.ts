import type { Tables } from "@bouncebook/data";
import { ownersAsCarried } from "../../packages/data/src/template-lines.ts";

/** What `readTemplateLines` of packages/data reads. */
export function writeTemplateLines(tables: Tables): string {
  const lines = tables.templates.split("\n");
  let end = 0;
  const blocks = tables.counts.map((count) => {
    end += count;
    return lines.slice(end - count, end);
  });
  return ownersAsCarried(tables)
    .flatMap((owner) => blocks[owner]!)
    .join("\n");
}
