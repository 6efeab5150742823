import { describe, expect, test } from "vitest";
import {
  actionWords,
  bounceWords,
  categoryWords,
  entries,
  mechanismWords,
  registryVersion,
} from "../src/index.js";
import { tables } from "../src/tables.js";
import { vocabularies } from "../src/vocabularies.js";

const REASONS = [...entries()].filter((entry) => entry.kind === "reason").map(({ id }) => id);

describe("vocabularies", () => {
  const KNOWN = [
    "kumomta",
    "postalsys",
    "postmark",
    "powermta",
    "sendgrid",
    "ses",
    "sisimai",
    "sparkpost",
    "zonemta",
  ];

  test("all of them", () => {
    expect(Object.keys(vocabularies()).sort()).toEqual(expect.arrayContaining(KNOWN));
  });

  test.each(KNOWN)("%s has a label for every reason", (vocabulary) => {
    const labels: Record<string, string> = vocabularies()[vocabulary as "ses"];
    expect(Object.keys(labels).sort()).toEqual([...REASONS].sort());
    expect(Object.entries(labels).filter(([, label]) => label.trim() === "")).toEqual([]);
  });

  test("a label", () => {
    expect(vocabularies().sparkpost["mailbox-full"]).toBe("22 Mailbox Full");
  });
});

describe("tables", () => {
  const { format, version, reasons, providers, blocklists, entries: rows, templates, counts } = tables();

  test("say their format and version", () => {
    expect([format, version]).toEqual([1, registryVersion]);
  });

  test("hold every reason", () => {
    expect(reasons.map(([id]) => id).sort()).toEqual([...REASONS].sort());
  });

  test("have a count for every owner of templates, and the counts make up the lines", () => {
    expect(counts).toHaveLength(rows.length + providers.length + blocklists.length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(templates.split("\n").length);
  });

  test("refer to rows that are there", () => {
    const lost = rows.filter(
      ([, reason, more]) => !reasons[reason] || (more?.provider !== undefined && !providers[more.provider]),
    );
    expect(lost).toEqual([]);
    expect(blocklists.filter(([, reason]) => !reasons[reason])).toEqual([]);
  });

  test("hold no prose", () => {
    expect(JSON.stringify(tables())).not.toContain("neither SPF nor DKIM passed");
  });

  test("are read once", () => {
    expect(tables()).toBe(tables());
    expect(vocabularies()).toBe(vocabularies());
  });
});

describe("words of the vocabulary", () => {
  const used = {
    bounce: new Set(tables().reasons.map(([, , bounce]) => bounce)),
    action: new Set(tables().reasons.flatMap(([, , , action, exhausted]) => [action, exhausted])),
    category: new Set(tables().reasons.map(([, category]) => category)),
  };

  test("every word that a reason uses is explained", () => {
    expect([...used.bounce].filter((word) => !Object.hasOwn(bounceWords, word))).toEqual([]);
    expect([...used.action].filter((word) => !Object.hasOwn(actionWords, word))).toEqual([]);
    expect([...used.category].sort()).toEqual(Object.keys(categoryWords).sort());
  });

  test("each in a sentence", () => {
    for (const words of [actionWords, bounceWords, mechanismWords])
      for (const sentence of Object.values(words)) expect(sentence).toMatch(/^[A-Z].+\.$/);
    for (const { title, definition, fixedBy } of Object.values(categoryWords)) {
      expect(title).toMatch(/^[A-Z]/);
      expect(definition).toMatch(/\.$/);
      expect(["sender", "recipient", "either", "nobody", "receiver"]).toContain(fixedBy);
    }
  });
});
