import type { RegistryFile } from "@bouncebook/data";
import { byCodeUnit, HEADER } from "./header.ts";

/** Titles by code. */
export function generateCodes(files: readonly RegistryFile[]): string {
  return [
    HEADER,
    `/** Title of every reply code. */\nexport const basicCodes = {\n${rows(files, "basic")}} as const;\n`,
    `/** Title of every enhanced status code, its class left open. */\nexport const enhancedCodes = {\n${rows(files, "enhanced")}} as const;\n`,
  ].join("\n");
}

function rows(files: readonly RegistryFile[], kind: "basic" | "enhanced"): string {
  return files
    .filter((file): file is Extract<RegistryFile, { kind: "basic" | "enhanced" }> => file.kind === kind)
    .sort((a, b) => byCodeUnit(a.id, b.id))
    .map(
      (file) => `  ${kind === "basic" ? file.id : JSON.stringify(file.id)}: ${JSON.stringify(file.title)},\n`,
    )
    .join("");
}
