import { createRandom } from "../random.mjs";
import { readExamples } from "../replies.mjs";
import { recombine } from "./templates.mjs";

const SEED = 41;
/** An entry of the registry has this many templates on average. */
const TEMPLATES_EACH = 5;
/** So many more are made, since some are refused as the registry's checks would refuse them. */
const SURPLUS = 2;

/** What made-up entries are made of, and what compiles them. */
export async function sourcesOf({ root, entries, tables }) {
  const { createMatcher } = await import(`${root}packages/matcher/dist/index.js`);
  const { checkTemplate, compileTables } = await import(`${root}packages/matcher/dist/compile/index.js`);
  const responses = [...entries()].filter(({ kind }) => kind === "response");
  const compiler = { createMatcher, checkTemplate, compileTables };
  return { tables, responses, examples: readExamples(entries()), compiler };
}

/**
 * Entries made of recombined templates in the form of registry files. Providers, codes and reasons are those of the
 * registry. As in the registry no template stands in another entry's example: a new entry is there for replies that
 * none explains yet.
 */
export function syntheticEntries({ tables, responses, examples, compiler }, templates) {
  const random = createRandom(SEED);
  const made = recombine(tables, SURPLUS * templates, SEED);
  const sound = made.filter((template) => compiler.checkTemplate(template).length === 0);
  const fresh = withoutHits(sound, { tables, like: responses[0], examples, compiler }).slice(0, templates);
  return Array.from({ length: Math.ceil(fresh.length / TEMPLATES_EACH) }, (_, at) =>
    entryOf(random.pick(responses), at, fresh.slice(at * TEMPLATES_EACH, (at + 1) * TEMPLATES_EACH)),
  );
}

/** An entry of the provider, codes and reason of another one. */
function entryOf(like, number, match) {
  return {
    id: `${like.id.split("/")[0]}/made-up-${number}`,
    kind: "response",
    title: like.title,
    ...(like.codes && { codes: like.codes }),
    match,
    reason: like.reason,
    meaning: like.meaning,
    examples: [`550 5.7.1 ${match[0].replace(/\{\w+\}/g, "192.0.2.1")}`],
  };
}

/** The templates that stand in no example; a diagnosis names some of those that do, so that it is asked again. */
function withoutHits(templates, { tables, like, examples, compiler }) {
  let left = templates;
  for (;;) {
    const files = left.map((template, at) => entryOf(like, at, [template]));
    const match = compiler.createMatcher({ tables: [compiler.compileTables(files, tables).tables] });
    const found = new Set();
    for (const { text } of examples) for (const { entry } of match(text).evidence) found.add(entry);
    if (found.size === 0) return left;
    left = left.filter((_, at) => !found.has(files[at].id));
  }
}
