import { textOf } from "../compare/render-text.ts";
import { changelogOf } from "./changelog.ts";
import type { ReleasePlan } from "./plan.ts";

/** Packages that hold the registry under the same version, and are published with it. */
export const MIRRORS =
  "The Python and Go packages and the exports carry the same version as @bouncebook/data.";

export function writePlan(plan: ReleasePlan): string {
  const { since, level, lost } = plan;
  if (level === "none") return `Nothing in the registry changed since ${since}.\n`;
  const first = `Since ${since} the registry asks for a ${level} version of @bouncebook/data.`;
  return `${[first, changelogOf(plan), ...(lost.length > 0 ? [writeLost(plan)] : [MIRRORS])].join("\n\n")}\n`;
}

/** Why a release stops, and the cure. */
export function writeLost({ since, lost }: Pick<ReleasePlan, "since" | "lost">): string {
  const [first = ""] = lost;
  const many = lost.length > 1;
  const names = lost.map((name) => textOf([{ held: name }])).join(", ");
  return `The release stops: ${names} ${many ? "were" : "was"} in ${since} and ${many ? "lead" : "leads"} nowhere now. Put ${many ? "them" : "it"} back, or leave a file {"kind": "moved", "to": […]} under the old id. --accept ${textOf([{ held: first }])} lets it go for good, with a major version.`;
}
