import { HEADER } from "./header.ts";

export function generateVersion(version: string): string {
  return `${HEADER}\n/** Version of the registry in this package. */\nexport const registryVersion: string = ${JSON.stringify(version)};\n`;
}
