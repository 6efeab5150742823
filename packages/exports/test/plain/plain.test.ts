import { entries, registryVersion } from "@bouncebook/data";
import { Ajv, type ValidateFunction } from "ajv";
import formats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { exportFiles } from "../../src/index.js";

const text = (target: string): string => exportFiles(target)[0]!.text!;

interface RegistryJson {
  version: string;
  reasons: { id: string }[];
  providers: { id: string }[];
  blocklists: Record<string, unknown>[];
  entries: Record<string, unknown>[];
  vocabularies: Record<string, Record<string, string>>;
}

function validator(): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  for (const { text: schema } of exportFiles("schemas")) ajv.addSchema(JSON.parse(schema!));
  return ajv.getSchema("https://bouncebook.org/schema/registry.schema.json")!;
}

function emptied(copy: object): void {
  for (const key of Object.keys(copy)) delete (copy as Record<string, unknown>)[key];
}

describe("registry.json", () => {
  const registry = JSON.parse(text("json")) as RegistryJson;
  const validate = validator();

  test("is what its schema describes", () => {
    validate(registry);
    expect((validate.errors ?? []).slice(0, 3)).toEqual([]);
  });

  const BROKEN: [what: string, change: (copy: RegistryJson) => unknown][] = [
    ["no version", (copy) => delete (copy as Partial<RegistryJson>).version],
    ["a key that nobody knows", (copy) => Object.assign(copy, { more: 1 })],
    ["an entry without a verdict", (copy) => delete copy.entries[0]!.action],
    ["a word that is no action", (copy) => (copy.entries[0]!.action = "drop")],
    ["an entry of no kind", (copy) => (copy.entries[0]!.kind = "other")],
    ["a blocklist without a reason", (copy) => delete copy.blocklists[0]!.reason],
    ["a reason without an id", (copy) => delete (copy.reasons[0] as Partial<{ id: string }>).id],
    ["a label that is no text", (copy) => Object.assign(copy.vocabularies, { sparkpost: { unknown: 5 } })],
    ["the empty object", emptied],
  ];

  test.each(BROKEN)("its schema refuses %s", (_, change) => {
    // A small copy: one of each, so that a refusal is about the change.
    const copy = structuredClone({
      ...registry,
      entries: registry.entries.slice(0, 1),
      blocklists: registry.blocklists.slice(0, 1),
      reasons: registry.reasons.slice(0, 1),
    });
    expect(validate(copy)).toBe(true);
    change(copy);
    expect(validate(copy)).toBe(false);
  });

  test("holds everything that can be looked up, once", () => {
    const { reasons, providers, blocklists, entries: explaining } = registry;
    const ids = [...reasons, ...providers, ...blocklists, ...explaining].map(({ id }) => id).sort();
    expect(ids).toEqual([...entries()].map(({ id }) => id).sort());
    expect(registry.version).toBe(registryVersion);
    expect(Object.keys(registry.vocabularies)).toContain("sparkpost");
  });

  test("fills in what an entry takes from its reason", () => {
    const bare = [...entries()].find((entry) => entry.kind === "response" && !entry.action && !entry.causes)!;
    const found = registry.entries.find(({ id }) => id === bare.id)!;
    expect(found).toMatchObject({ ...bare, provider: bare.id.split("/")[0], action: expect.any(String) });
    expect(found.category).toEqual(expect.any(String));
    expect(Array.isArray(found.causes)).toBe(true);
  });
});

describe("registry.ndjson", () => {
  const lines = text("ndjson")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { kind: string; id: string });

  test("begins with the version, then one line an entry", () => {
    expect(lines[0]).toEqual({ kind: "registry", version: registryVersion });
    expect(lines.slice(1).map(({ id }) => id)).toEqual([...entries()].map(({ id }) => id));
  });

  test("an entry is the same as in registry.json", () => {
    const registry = JSON.parse(text("json")) as RegistryJson;
    const byId = new Map(lines.map((line) => [line.id, line]));
    for (const entry of registry.entries) expect(byId.get(entry.id as string)).toEqual(entry);
  });
});

describe("registry.csv", () => {
  const lines = text("csv").trimEnd().split("\n");

  test("has a row for each entry and blocklist", () => {
    const kinds = ["basic", "enhanced", "response", "wording", "blocklist"];
    const count = [...entries()].filter(({ kind }) => kinds.includes(kind)).length;
    expect(lines.length - 1).toBe(count);
  });

  test("names its columns", () => {
    expect(lines[0]).toBe(
      "entry,kind,provider,title,reason,category,bounce,action,exhausted,decisive,scoped,vague,retry_after,mechanism,meaning,codes,texts,source,registry_version",
    );
  });
});
