/**
 * The sound files that docs/fields.md shows: for each kind one or more that together use every field. They live in a
 * registry of their own, of a provider that does not exist, with the real reasons, categories and vocabularies.
 */
import type { RegistryFile } from "@bouncebook/data";
import type { RegistryText } from "../../../packages/cli/src/registry/index.ts";
import { format } from "../../rules/formatting.ts";

const SOURCES = [
  {
    url: "https://docs.acme.example/replies",
    title: "What our servers answer, part 2",
    kind: "provider",
    seen: "2026-11-23",
  },
];
const RFC = [{ url: "https://www.rfc-editor.org/rfc/rfc3463", kind: "standard" }];

type Good = readonly [path: string, file: Readonly<Record<string, unknown>>];

const CODES: readonly Good[] = [
  [
    "basic/552.json",
    {
      title: "Storage or size exceeded",
      status: "standard",
      vague: true,
      commands: ["RCPT", "DATA"],
      reason: "mailbox-full",
      bounce: "undetermined",
      action: "review",
      notes:
        "Servers write this code for a message that is too large as well, so it does not judge the address.",
      meaning: "The mailbox has no room left, or the message is larger than the server takes.",
      causes: ["The mailbox has used up its storage.", "The message is above the size limit."],
      fixes: ["Read the text of the reply, which says which of the two it is."],
      examples: ["552"],
      sources: RFC,
    },
  ],
  [
    "enhanced/x.7.20.json",
    {
      title: "No DKIM signature passed",
      status: "registered",
      basic: [550],
      reason: "auth-failed",
      mechanism: "dkim",
      meaning: "The message carries no DKIM signature that verifies.",
      causes: ["The message was changed after it was signed."],
      fixes: ["Sign as the last step before delivery."],
      examples: ["550 5.7.20"],
      sources: RFC,
    },
  ],
];

const ENHANCED_OF_MAILBOX: Good = [
  "enhanced/x.2.1.json",
  {
    title: "Mailbox disabled",
    status: "registered",
    vague: true,
    reason: "mailbox-disabled",
    bounce: "undetermined",
    action: "review",
    notes: "Servers write it for accounts that are suspended for some days as well as for closed ones.",
    meaning: "The mailbox exists and takes no messages.",
    examples: ["550 5.2.1"],
    sources: RFC,
  },
];

const PROVIDER: readonly Good[] = [
  [
    "providers/acme/provider.json",
    {
      title: "Acme Mail",
      names: ["Acme Post"],
      type: "mailbox",
      domains: ["acme.example"],
      hosts: ["mx.acme.example", "*.in.acme.example"],
      signatures: ["- acme inbound"],
      links: {
        postmaster: "https://postmaster.acme.example/",
        codes: "https://docs.acme.example/replies",
        lookup: "https://postmaster.acme.example/why",
        delist: "https://postmaster.acme.example/delist",
        support: "https://postmaster.acme.example/contact",
      },
      notes: "Its former name still stands in replies of older servers.",
      sources: SOURCES,
    },
  ],
  [
    "providers/acme/too-many-letters.json",
    {
      title: "Too many letters in an hour",
      codes: [{ basic: 451, enhanced: "4.7.650" }],
      match: ["you have written {number} letters to our guests"],
      reason: "rate-limited",
      retryAfter: 3600,
      meaning: "Acme takes a fixed number of messages an hour from each address.",
      causes: ["A newsletter went to many of its mailboxes at once."],
      fixes: ["Wait for the next full hour."],
      examples: [
        {
          reply: "451 4.7.650 you have written 5,000 letters to our guests",
          host: "mx.acme.example",
          recipient: "a@acme.example",
          command: "RCPT",
        },
      ],
      rejects: ["451 4.7.650 you have written no letters to our guests"],
      sources: SOURCES,
    },
  ],
  [
    "providers/acme/box-given-up.json",
    {
      title: "Mailbox that was full for a year",
      codes: [{ basic: 552, enhanced: "5.2.2" }],
      match: ["box has been overflowing since last year"],
      reason: "mailbox-full",
      bounce: "hard",
      action: "suppress",
      notes: "Acme writes this for mailboxes that it no longer opens to anybody.",
      meaning: "The mailbox was full for a year, and Acme gave it up.",
      examples: ["552 5.2.2 This box has been overflowing since last year"],
      sources: SOURCES,
    },
  ],
  [
    "providers/acme/signature-broken.json",
    {
      title: "DKIM signature is broken",
      status: "obsolete",
      codes: [{ basic: 550, enhanced: "5.7.606-649" }],
      decisive: true,
      scope: "provider",
      match: ["seal of your letter is broken"],
      reason: "auth-failed",
      mechanism: "dkim",
      meaning: "The DKIM signature does not verify with the key in DNS.",
      examples: [{ reply: "550 5.7.620 The seal of your letter is broken", host: "mx.acme.example" }],
      sources: SOURCES,
    },
  ],
  ["providers/acme/seal-broken.json", { to: ["acme/signature-broken"] }],
];

const SHARED: readonly Good[] = [
  [
    "wordings/mailbox-full/en.json",
    {
      match: ["this letter box overflows"],
      notes: "Servers of hotels write it.",
      examples: ["552 5.2.2 Sorry, this letter box overflows"],
      rejects: ["552 5.3.4 This letter overflows the box"],
      sources: [{ kind: "observed" }],
    },
  ],
  [
    "blocklists/acme-list.json",
    {
      title: "Acme List",
      names: ["ACMEBL"],
      status: "active",
      lists: ["ip"],
      zones: ["bl.acme.example"],
      match: ["listed by the Acme watch"],
      reason: "ip-blocklisted",
      lookup: "https://list.acme.example/?ip={ip}",
      delist: "https://list.acme.example/remove?ip={ip}",
      notes: "It takes an address off by itself after a week without mail to its traps.",
      meaning: "The address sent mail to a trap of the Acme List.",
      causes: ["A list of addresses was bought."],
      fixes: ["Remove addresses that never opened a message."],
      returnCodes: { "127.0.0.2": "Mail to a trap" },
      examples: [
        "554 5.7.1 [192.0.2.1] blocked by bl.acme.example",
        "554 5.7.1 [192.0.2.1] is listed by the Acme watch",
      ],
      rejects: ["554 5.7.1 [192.0.2.1] blocked by bl.other.example"],
      sources: SOURCES,
    },
  ],
  [
    "vocabularies/acme-labels.json",
    {
      title: "Labels of Acme's own reports",
      labels: { "Box full": { primary: "mailbox-full", accept: ["mailbox-full", "system-full"] } },
      sources: SOURCES,
    },
  ],
  [
    "categories/rate.json",
    {
      title: "Rate",
      definition: "The receiver limits volume, connections or first contacts for the moment.",
      fixedBy: "sender",
    },
  ],
  [
    "reasons/greylisted.json",
    {
      title: "Greylisted",
      category: "rate",
      definition: "The receiver puts off the first attempt of a sender that it does not know yet.",
      bounce: "soft",
      action: "retry",
      exhausted: "review",
      causes: ["The receiver has not seen this sender and recipient together before."],
      fixes: ["Let the queue retry after 5 to 15 minutes."],
      notes: "RFC 6647 describes it.",
      to: { "acme-labels": "Box full" },
      sources: RFC,
    },
  ],
];

/** Kind of a file by its path. */
function kindOf(path: string): RegistryFile["kind"] {
  if (path === "providers/acme/seal-broken.json") return "moved";
  if (path.endsWith("provider.json")) return "provider";
  const [folder] = path.split("/");
  const kinds: Readonly<Record<string, RegistryFile["kind"]>> = {
    basic: "basic",
    enhanced: "enhanced",
    providers: "response",
    wordings: "wording",
    blocklists: "blocklist",
    vocabularies: "vocabulary",
    categories: "category",
    reasons: "reason",
  };
  return kinds[folder!]!;
}

function idOf(path: string): string {
  const [folder, ...rest] = path.replace(/(?:\/provider)?\.json$/, "").split("/");
  return folder === "wordings" ? [folder, ...rest].join("/") : rest.join("/");
}

export function fileOf(path: string, keys: Readonly<Record<string, unknown>>): RegistryText {
  const kind = kindOf(path);
  const $schema = `${"../".repeat(path.split("/").length - 1)}schema/${kind}.schema.json`;
  const value = { $schema, id: idOf(path), kind, ...keys } as unknown as RegistryFile;
  return { path, value, text: format(value) };
}

export const GOOD_FILES: readonly RegistryText[] = [
  ...CODES,
  ENHANCED_OF_MAILBOX,
  ...PROVIDER,
  ...SHARED,
].map(([path, keys]) => fileOf(path, keys));
