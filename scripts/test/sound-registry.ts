import type { RegistryFile } from "@bouncebook/data";
import type { RegistryText } from "../../packages/cli/src/registry/index.ts";
import { format } from "../rules/formatting.ts";

/** A file of a registry in memory, formatted as the registry wants it unless a text is given. */
export function file(path: string, value: object, text?: string): RegistryText {
  const held = value as RegistryFile;
  return { path, value: held, text: text ?? format(held) };
}

const SOURCES = [{ url: "https://www.rfc-editor.org/rfc/rfc5321", kind: "standard", seen: "2026-11-23" }];
const schema = (kind: string, up = "../"): string => `${up}schema/${kind}.schema.json`;

function reason(
  id: string,
  category: string,
  bounce: string,
  action: string,
  exhausted: string,
): RegistryText {
  return file(`reasons/${id}.json`, {
    $schema: schema("reason"),
    id,
    kind: "reason",
    title: `Reason ${id}`,
    category,
    definition: `What is meant by ${id}.`,
    bounce,
    action,
    exhausted,
    to: { ours: "label" },
  });
}

/** A registry of a dozen entries in which no rule finds anything; every kind is there. */
export const SOUND: readonly RegistryText[] = [
  reason("user-unknown", "recipient", "hard", "suppress", "suppress"),
  reason("mailbox-full", "mailbox", "soft", "retry", "review"),
  reason("ip-blocklisted", "reputation", "soft", "fix-sender", "fix-sender"),
  reason("policy-rejected", "policy", "undetermined", "fix-sender", "fix-sender"),
  reason("deferred", "unknown", "soft", "retry", "review"),
  reason("unknown", "unknown", "undetermined", "none", "review"),
  reason("delivered", "not-a-bounce", "none", "none", "none"),
  reason("in-progress", "not-a-bounce", "none", "none", "none"),
  file("categories/mailbox.json", {
    $schema: schema("category"),
    id: "mailbox",
    kind: "category",
    title: "Mailbox",
    definition: "The mailbox cannot take this message.",
    fixedBy: "recipient",
  }),
  file("vocabularies/ours.json", {
    $schema: schema("vocabulary"),
    id: "ours",
    kind: "vocabulary",
    title: "Our labels",
    labels: { label: { primary: "user-unknown", accept: ["user-unknown"] } },
    sources: SOURCES,
  }),
  file("basic/550.json", {
    $schema: schema("basic"),
    id: "550",
    kind: "basic",
    title: "Refused for good",
    status: "standard",
    vague: true,
    reason: "unknown",
    action: "review",
    notes: "The code alone does not say why.",
    meaning: "The server refused the command for good.",
    examples: ["550"],
    sources: SOURCES,
  }),
  file("enhanced/x.1.1.json", {
    $schema: schema("enhanced"),
    id: "x.1.1",
    kind: "enhanced",
    title: "Bad mailbox",
    status: "registered",
    reason: "user-unknown",
    meaning: "There is no such mailbox at this domain.",
    examples: ["550 5.1.1"],
    sources: SOURCES,
  }),
  file("providers/acme/provider.json", {
    $schema: schema("provider", "../../"),
    id: "acme",
    kind: "provider",
    title: "Acme",
    type: "mailbox",
    domains: ["acme.example"],
    hosts: ["*.acme.example"],
    signatures: ["- acmesmtp"],
  }),
  file("providers/acme/box-full.json", {
    $schema: schema("response", "../../"),
    id: "acme/box-full",
    kind: "response",
    title: "Box full",
    codes: [{ basic: 552 }],
    match: ["the box of {address} overflows"],
    reason: "mailbox-full",
    meaning: "The mailbox is full at Acme.",
    fixes: ["Wait for a day."],
    examples: ["552 the box of a@example.com overflows"],
    rejects: ["552 the box of nobody at all overflows"],
    sources: SOURCES,
  }),
  file("providers/acme/banned.json", {
    $schema: schema("response", "../../"),
    id: "acme/banned",
    kind: "response",
    title: "Banned address",
    codes: [{ basic: 550, enhanced: "5.7.606-649" }],
    decisive: true,
    reason: "ip-blocklisted",
    meaning: "Acme refuses all mail from this address.",
    examples: [{ reply: "550 5.7.620 go away [192.0.2.1]", host: "mx1.acme.example" }],
    sources: SOURCES,
  }),
  file("providers/acme/old.json", {
    $schema: schema("moved", "../../"),
    id: "acme/old",
    kind: "moved",
    to: ["acme/box-full"],
  }),
  file("wordings/user-unknown/en.json", {
    $schema: schema("wording", "../../"),
    id: "wordings/user-unknown/en",
    kind: "wording",
    match: ["no such user here"],
    examples: ["550 no such user here"],
    rejects: ["550 no such service here"],
  }),
  file("blocklists/some-list.json", {
    $schema: schema("blocklist"),
    id: "some-list",
    kind: "blocklist",
    title: "Some list",
    status: "active",
    lists: ["ip"],
    zones: ["bl.list.example"],
    reason: "ip-blocklisted",
    meaning: "The address is on some list.",
    examples: ["550 [192.0.2.9] blocked by bl.list.example"],
    sources: SOURCES,
  }),
];

export function fileAt(path: string): RegistryText {
  const found = SOUND.find((each) => each.path === path);
  if (!found) throw new Error(`the sound registry has no ${path}`);
  return found;
}

/** The sound registry with keys of one file changed; undefined takes a key away. */
export function changed(path: string, keys: Readonly<Record<string, unknown>>): RegistryText[] {
  return SOUND.map((each) => (each.path === path ? withKeys(each, keys) : each));
}

function withKeys({ path, value }: RegistryText, keys: Readonly<Record<string, unknown>>): RegistryText {
  const merged = Object.entries({ ...value, ...keys }).filter(([, held]) => held !== undefined);
  return file(path, Object.fromEntries(merged));
}

/** The sound registry with one more file, a changed copy of one of its own. */
export function added(like: string, path: string, keys: Readonly<Record<string, unknown>>): RegistryText[] {
  return [...SOUND, withKeys({ ...fileAt(like), path }, keys)];
}
