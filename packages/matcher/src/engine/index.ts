export type { MatchOptions } from "../types.js";
export { type Candidate, Engine, type Examined } from "./engine.js";
export { createMatcher, type Matcher, type MatcherOptions, type VerdictOptions } from "./matcher.js";
export { foldCase, LONGEST_REPLY, toNormalForm, toOneLine } from "./normal-form.js";
export { PLACEHOLDERS, type Placeholder, type PlaceholderName } from "./placeholder.js";
export { type Reply, readReply, toCommand } from "./reply.js";
