import type { RegistryFile } from "@bouncebook/data";
import type { Problem, RegistryText } from "../../packages/cli/src/registry/index.ts";
import type { Engine } from "../../packages/matcher/src/engine/index.ts";

/** What every rule may look at. */
export interface CheckContext {
  /** The whole registry. */
  readonly all: readonly RegistryText[];
  /** The files that were asked for; all of them unless some are named. */
  readonly chosen: readonly RegistryText[];
  readonly byId: ReadonlyMap<string, RegistryFile>;
  /** An engine over the whole registry. */
  readonly engine: Engine;
}

/** Something wrong at a JSON pointer (RFC 6901) of a file. The message says what, what was expected, and the cure. */
export interface Finding {
  readonly file: RegistryText;
  readonly pointer: string;
  readonly message: string;
}

export interface Rule {
  readonly name: string;
  /** One sentence: what holds for every file. */
  readonly description: string;
  readonly check: (context: CheckContext) => Iterable<Finding>;
  /** True where the rule reads files of any shape: those that do not follow their schema are asked as well. */
  readonly readsAnyShape?: true;
  /** The text as it should be; undefined where a person has to decide. */
  readonly fix?: (file: RegistryText, context: CheckContext) => string | undefined;
}

export type RuleProblem = Problem & { readonly rule: string };
