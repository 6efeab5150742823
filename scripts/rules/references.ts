import type { RegistryText } from "../../packages/cli/src/registry/index.ts";
import type { CheckContext, Finding, Rule } from "./rule.ts";

export const references: Rule = {
  name: "references",
  description: "Whatever a file refers to is there: provider, reason, vocabulary, the target of a signpost.",
  *check(context) {
    for (const file of context.chosen) yield* checkFile(file, context);
  },
};

function* checkFile(file: RegistryText, { byId }: CheckContext): Generator<Finding> {
  const { value } = file;
  if (value.kind === "response" && byId.get(value.id.split("/")[0]!)?.kind !== "provider") {
    yield {
      file,
      pointer: "/id",
      message: "This folder has no provider.json. Add one that says who this provider is.",
    };
  }
  if (value.kind === "wording" && byId.get(value.id.split("/")[1] ?? "")?.kind !== "reason") {
    yield {
      file,
      pointer: "/id",
      message: `There is no reason ${JSON.stringify(value.id.split("/")[1])}. Move the file to the folder of a reason.`,
    };
  }
  if (value.kind === "moved") {
    for (const [at, target] of value.to.entries()) {
      const kind = byId.get(target)?.kind;
      if (kind !== undefined && kind !== "moved") continue;
      yield {
        file,
        pointer: `/to/${at}`,
        message: `${JSON.stringify(target)} is ${kind ? "a signpost itself" : "not there"}. Expected the id of a real entry.`,
      };
    }
  }
  if (value.kind === "reason") {
    for (const vocabulary of Object.keys(value.to)) {
      const known = byId.get(vocabulary);
      if (known?.kind !== "vocabulary")
        yield {
          file,
          pointer: `/to/${vocabulary}`,
          message: `There is no vocabulary ${JSON.stringify(vocabulary)}. Add it or correct the name.`,
        };
      else if (!Object.hasOwn(known.labels, value.to[vocabulary]!))
        yield {
          file,
          pointer: `/to/${vocabulary}`,
          message: `${known.title} has no label ${JSON.stringify(value.to[vocabulary])}. Expected one of its labels.`,
        };
    }
  }
}
