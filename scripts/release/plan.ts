import { type Build, commitOf, NoBuild, readBuild, readBuildAt } from "../compare/build.ts";
import { type Change, highestLevel, isLost, type Level } from "../compare/change.ts";
import { compareBuilds } from "../compare/compare-builds.ts";
import { ROOT } from "../registry-files.ts";

/** What a registry-only change asks of the next version of @bouncebook/data. */
export interface ReleasePlan {
  /** The release that is compared with. */
  readonly since: string;
  readonly level: Level | "none";
  readonly changes: readonly Change[];
  /** Ids and words that are gone without a signpost, and that nobody let go on purpose. */
  readonly lost: readonly string[];
}

export function planRelease(before: Build, after: Build, accepted: readonly string[] = []): ReleasePlan {
  const changes = compareBuilds(before, after);
  const lost = changes.filter(isLost).map(nameOf);
  return {
    since: before.name,
    level: highestLevel(changes) ?? "none",
    changes,
    lost: lost.filter((name) => !accepted.includes(name)),
  };
}

function nameOf(change: Extract<Change, { kind: "removed" | "word-removed" }>): string {
  return change.kind === "removed" ? change.id : `${change.of}:${change.word}`;
}

/** A release is the tag that changesets puts when a version is published. */
export function tagOf(version: string): string {
  return `@bouncebook/data@${version}`;
}

/** Where the last release stands, or why nothing is to be planned. */
export type LastRelease =
  | { readonly state: "released"; readonly build: Build }
  | { readonly state: "unreleased"; readonly version: string };

/** The build that carries the tag of this version; without the tag the version waits for being published. */
export function lastRelease(version: string, root = ROOT): LastRelease {
  const tag = tagOf(version);
  if (commitOf(tag, root) === undefined) return { state: "unreleased", version };
  return { state: "released", build: readBuildAt(tag, root) };
}

/** A build by the name that a person gives: a folder, a JSON file, or something that git knows. */
export function buildNamed(name: string, path: string): Build {
  try {
    return readBuild(path, name);
  } catch (error) {
    if (error instanceof NoBuild && /there is no such folder/.test(error.message)) return readBuildAt(name);
    throw error;
  }
}
