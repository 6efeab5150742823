import type { RegistryText } from "../../packages/cli/src/registry/index.ts";
import { templatesOf } from "../rules/templates.ts";

/** What the registry holds, as a markdown table. */
export function registryTable(files: readonly RegistryText[]): string {
  const count = (kind: string): number => files.filter(({ value }) => value.kind === kind).length;
  const wordings = files.filter(({ value }) => value.kind === "wording");
  const sources = files.flatMap(({ value }) => ("sources" in value && value.sources) || []);
  const rows: [string, number][] = [
    ["providers: mailboxes, gateways, mail servers, sending services, list servers", count("provider")],
    ["responses of providers", count("response")],
    ["wordings that many servers share", wordings.length],
    ["languages of wordings", new Set(wordings.map(({ value }) => value.id.split("/")[2])).size],
    ["templates", files.reduce((sum, file) => sum + templatesOf(file).length, 0)],
    ["blocklists", count("blocklist")],
    ["reply codes", count("basic")],
    ["enhanced status codes", count("enhanced")],
    [
      "examples, each a test",
      files.reduce((sum, { value }) => sum + (("examples" in value && value.examples?.length) || 0), 0),
    ],
    ["sources", sources.length],
    ["of these read, with the day", sources.filter(({ seen }) => seen).length],
  ];
  return [
    "| | |",
    "|---|---:|",
    ...rows.map(([what, number]) => `| ${what} | ${number.toLocaleString("en")} |`),
  ].join("\n");
}
