import type { Source } from "@bouncebook/data";
import type { Rule } from "./rule.ts";

/** A search result or a link shortener is no source. */
const NO_SOURCE = /^https?:\/\/(?:www\.)?(?:google\.[a-z.]+\/search|bing\.com|bit\.ly|t\.co)\b/;

export const sources: Rule = {
  name: "sources",
  description: "A source has an address unless it is an observation; only a page with an address was seen.",
  *check({ chosen }) {
    for (const file of chosen) {
      const held: readonly Source[] = ("sources" in file.value && file.value.sources) || [];
      for (const [at, source] of held.entries()) {
        const pointer = `/sources/${at}`;
        if (!source.url && source.kind !== "observed")
          yield { file, pointer, message: `A source of the kind ${source.kind} has an address. Add "url".` };
        if (!source.url && source.seen)
          yield {
            file,
            pointer,
            message: 'Nothing without an address was seen. Remove "seen" or add "url".',
          };
        if (source.url && NO_SOURCE.test(source.url))
          yield {
            file,
            pointer,
            message: "A search result or a short link is no source. Give the page itself.",
          };
      }
    }
  },
};
