import type { Example } from "@bouncebook/data";
import type { RegistryText } from "../../packages/cli/src/registry/index.ts";
import type { Examined } from "../../packages/matcher/src/engine/index.ts";
import type { CheckContext } from "./rule.ts";

/** An example or near miss with its place and what the whole registry makes of it. */
export interface TriedExample {
  readonly pointer: string;
  readonly examined: Examined;
}

/** Runs the examples (or rejects) of a file against the whole registry. */
export function tryExamples(
  file: RegistryText,
  key: "examples" | "rejects",
  { engine }: CheckContext,
): TriedExample[] {
  const { value } = file;
  const held: readonly Example[] = (key in value && (value as { [K in typeof key]?: Example[] })[key]) || [];
  return held.map((example, at) => {
    const { reply, ...context } = typeof example === "string" ? { reply: example } : example;
    return { pointer: `/${key}/${at}`, examined: engine.examine(reply, context) };
  });
}

/** Kinds whose examples must come back as the file itself. */
export function isMatched(file: RegistryText): boolean {
  return ["basic", "enhanced", "response", "wording", "blocklist"].includes(file.value.kind);
}
