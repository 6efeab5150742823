import type { RegistryText } from "../../packages/cli/src/registry/index.ts";
import type { Finding, Rule } from "./rule.ts";

/** Sentences that fit every entry and help nobody. */
const FILLER =
  /^(?:contact (?:the|your) (?:administrator|provider|support)|try again later|check (?:your|the) (?:settings|configuration)|the (?:message|mail|e-?mail) (?:could not be|was not) delivered)\.$/i;
/** A fix tells somebody to do something. */
const NO_VERB = /^(?:the|a|an|this|that|there|it|if you are|you (?:can|should|may)|your)\b/i;

export const prose: Rule = {
  name: "prose",
  description: "Titles are in sentence case, sentences say something, fixes start with a verb.",
  *check({ chosen }) {
    for (const file of chosen) yield* checkFile(file);
  },
};

function* checkFile(file: RegistryText): Generator<Finding> {
  const value = file.value as { title?: unknown; meaning?: unknown; causes?: unknown; fixes?: unknown };
  if (
    typeof value.title === "string" &&
    /^[a-z]/.test(value.title) &&
    !/^[a-z]+[A-Z0-9.]|^(?:s\/q|q|x)mail|^i\.ua|^hMail|^mail\.|^dma\b/.test(value.title) &&
    !["provider", "blocklist", "vocabulary"].includes(file.value.kind)
  ) {
    yield {
      file,
      pointer: "/title",
      message: "The title begins with a small letter. Write it in sentence case.",
    };
  }
  for (const { pointer, text } of sentencesOf(value)) {
    if (FILLER.test(text))
      yield {
        file,
        pointer,
        message: "This sentence would fit every entry. Say what is particular here, or leave it out.",
      };
    if (/\s{2,}|[\u0000-\u001f]/.test(text))
      yield { file, pointer, message: "Expected single spaces and no line ends. Remove the others." };
    if (pointer.startsWith("/fixes/") && NO_VERB.test(text))
      yield { file, pointer, message: "A fix starts with a verb: say what to do." };
  }
}

function sentencesOf(value: {
  meaning?: unknown;
  causes?: unknown;
  fixes?: unknown;
}): { pointer: string; text: string }[] {
  const lists = (["causes", "fixes"] as const).flatMap((key) => {
    const held = value[key];
    return Array.isArray(held)
      ? held.map((text, at) => ({ pointer: `/${key}/${at}`, text: String(text) }))
      : [];
  });
  return typeof value.meaning === "string" ? [{ pointer: "/meaning", text: value.meaning }, ...lists] : lists;
}
