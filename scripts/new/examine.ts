import type { CheckContext } from "../rules/rule.ts";
import type { HandedIn } from "./read-reply.ts";

/** What the registry already makes of a reply. */
export interface Known {
  /** Id of the entry whose text or decisive code answers it; undefined where only shared codes speak. */
  readonly answeredBy: string | undefined;
  readonly by: string;
  /** The words that answer, where many servers share them: then a provider may still mean something of its own. */
  readonly shared: string | undefined;
  /** What the codes alone would have said, where that would drop an address. */
  readonly tooMuch: string | undefined;
  readonly action: string;
  readonly provider: string | undefined;
  /** Undefined where nothing tells. */
  readonly reason: string | undefined;
  readonly mechanism: string | undefined;
}

/** Words that nobody should carry over into a new entry: they say that the cause is not known. */
const NO_REASON = new Set(["unknown", "deferred", "delivered", "in-progress"]);

export function examineReply({ raw, options }: HandedIn, { engine }: Pick<CheckContext, "engine">): Known {
  const diagnosis = engine.diagnose(raw, options);
  const best = engine.examine(raw, options).ranked[0];
  // An enhanced or basic code alone answers everything, and so nothing in particular.
  const isAnswered = best !== undefined && (best.hit !== undefined || best.specificity === "provider-code");
  const isShared = best?.hit !== undefined && best.specificity === "wording";
  // Codes are shared and often wrong; whoever takes an address to be bad has read it.
  const isGuess = !isAnswered && diagnosis.action === "suppress";
  const by = best?.hit ? `the text ${JSON.stringify(diagnosis.evidence[0]?.text ?? "")}` : "its code alone";
  return {
    answeredBy: isAnswered ? best.id : undefined,
    by,
    shared: isShared ? diagnosis.evidence[0]?.text : undefined,
    tooMuch: isGuess ? diagnosis.reason : undefined,
    action: diagnosis.action,
    provider: diagnosis.provider,
    reason: NO_REASON.has(diagnosis.reason) || isGuess ? undefined : diagnosis.reason,
    mechanism: diagnosis.mechanism,
  };
}
