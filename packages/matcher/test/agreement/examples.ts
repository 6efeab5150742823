import type { Question } from "./random-replies.js";

/** The examples and rejects of a registry file, each as a question. */
export function questionsOf(file: object, key: "examples" | "rejects"): Question[] {
  const held = (file as { examples?: readonly unknown[]; rejects?: readonly unknown[] })[key] ?? [];
  return held.map((example) => {
    if (typeof example === "string") return { reply: example, options: {} };
    const { reply, ...options } = example as { reply: string } & Question["options"];
    return { reply, options };
  });
}
