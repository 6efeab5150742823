import type { RegistryText } from "../../packages/cli/src/registry/index.ts";
import type { Finding, Rule } from "./rule.ts";

export const codeRanges: Rule = {
  name: "code-ranges",
  description:
    "A range goes upwards; a decisive entry has codes; an entry has templates unless its code decides.",
  *check({ chosen }) {
    for (const file of chosen) yield* checkFile(file);
  },
};

function* checkFile(file: RegistryText): Generator<Finding> {
  const { value } = file;
  if (value.kind !== "response") return;
  for (const [at, { basic, enhanced }] of (value.codes ?? []).entries()) {
    for (const written of [basic, enhanced]) {
      const range = /(\d+)-(\d+)$/.exec(String(written ?? ""));
      if (range && Number(range[1]) >= Number(range[2])) {
        yield {
          file,
          pointer: `/codes/${at}`,
          message: `The range ${written} does not go upwards. Write the lower number first.`,
        };
      }
    }
  }
  if (value.decisive && !value.codes)
    yield {
      file,
      pointer: "/decisive",
      message: 'No code can decide where none is given. Add "codes" or remove "decisive".',
    };
  if (!value.match && !value.decisive)
    yield {
      file,
      pointer: "",
      message: 'Nothing can ever match this entry. Add "match", or "decisive" where the code alone says it.',
    };
}
