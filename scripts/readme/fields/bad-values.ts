/**
 * A bad value for each field, and a part of what `pnpm check` must say to it. A field's own kind comes first
 * ("response.match"), then the field in any kind ("match").
 */

export interface BadValue {
  /** What stands in the field; undefined where the field is left out. */
  readonly value: unknown;
  readonly because: string;
}

const bad = (value: unknown, because: string): BadValue => ({ value, because });
const MISSING = "is missing. Add it.";
const WORDS = "is not one of the known words";
const LINK = "must be an http or https address";
const DOMAIN = "must be a domain name, such as example.com";
const SENTENCE = "must be a sentence of 10 to 500 characters that ends in a period";
const ADDRESS = "may belong to somebody";

export const BAD_VALUES: Readonly<Record<string, BadValue>> = {
  $schema: bad(undefined, MISSING),
  kind: bad("answer", "There is no kind"),
  id: bad("Acme_Mail", "must be lower-case letters and digits joined by single hyphens"),
  title: bad("mail is blocked", "begins with a small letter"),
  status: bad("new", WORDS),
  vague: bad(false, "Expected true"),
  reason: bad("spf-failed", WORDS),
  bounce: bad("permanent", WORDS),
  action: bad("block", WORDS),
  mechanism: bad("DKIM", WORDS),
  notes: bad("Nobody knows why", SENTENCE),
  meaning: bad("The message could not be delivered.", "would fit every entry"),
  causes: bad(["Spam"], SENTENCE),
  fixes: bad(["The address should be removed."], "A fix starts with a verb"),
  definition: bad("Rate limits", SENTENCE),
  names: bad([], "must NOT have fewer than 1 items"),
  match: bad(["rejected {any}"], "{any} at an end says nothing"),
  examples: bad(["250 2.0.0 Ok"], "This example comes back as"),
  rejects: bad([], "must NOT have fewer than 1 items"),
  sources: bad([], "must NOT have fewer than 1 items"),

  "examples[].reply": bad("550 5.1.1 jane@some-firm.com is unknown", ADDRESS),
  "examples[].host": bad("mx", "must NOT have fewer than 3 characters"),
  "examples[].recipient": bad("jane@some-firm.com", ADDRESS),
  "examples[].command": bad("", "must NOT have fewer than 3 characters"),
  "sources[].url": bad("www.acme.example", LINK),
  "sources[].title": bad("", "must NOT have fewer than 3 characters"),
  "sources[].kind": bad("blog", WORDS),
  "sources[].seen": bad("November 2026", "must be a day such as 2026-11-23"),
  "codes[].basic": bad("55x", "must be a number without quotes"),
  "codes[].enhanced": bad("5.7.649-606", "does not go upwards"),

  "basic.id": bad("0552", "must be a three-digit code"),
  "basic.commands": bad(["rcpt to"], "does not follow the pattern"),
  "basic.bounce": bad("soft", "says what follows anyway"),
  "basic.action": bad("retry", "says what follows anyway"),
  "basic.notes": bad(undefined, "nothing says why"),

  "enhanced.id": bad("5.7.20", "must be a code such as x.1.1"),
  "enhanced.basic": bad(["550"], "must be a whole number without quotes"),
  "enhanced.bounce": bad("hard", "says what follows anyway"),
  "enhanced.action": bad("suppress", "says what follows anyway"),

  "provider.title": bad("Acme.", "must be 3 to 90 characters without a period at the end"),
  "provider.type": bad("freemail", WORDS),
  "provider.domains": bad(["@acme.example"], DOMAIN),
  "provider.hosts": bad(["mx*.acme.example"], "must be a host name, or *. and a domain; no other wildcard"),
  "provider.signatures": bad(["acme"], "at least 8 literal characters"),
  "provider.links": bad({ homepage: "https://acme.example/" }, "is not known here"),
  "provider.links.postmaster": bad("acme.example", LINK),
  "provider.links.codes": bad("codes", LINK),
  "provider.links.lookup": bad("ask us", LINK),
  "provider.links.delist": bad("mailto:delist@acme.example", LINK),
  "provider.links.support": bad("support@acme.example", LINK),

  "response.id": bad("acme/Too_Many", "must be provider/meaning"),
  "response.status": bad("old", 'Expected "obsolete"'),
  "response.codes": bad(["451 4.7.650"], "must be an object in { }"),
  "response.decisive": bad(false, "Expected true"),
  "response.scope": bad("acme", 'Expected "provider"'),
  "response.match": bad(["451 4.7.650 you have written {number} letters"], "does not belong in a template"),
  "response.bounce": bad("soft", "says what follows anyway"),
  "response.action": bad("retry", "says what follows anyway"),
  "response.retryAfter": bad("1 hour", "must be a whole number without quotes"),
  "response.notes": bad(undefined, "nothing says why"),
  "response.fixes": bad(["Contact the administrator."], "would fit every entry"),
  "response.rejects": bad(
    ["451 4.7.650 you have written 7 letters to our guests"],
    "This near miss comes back as this entry",
  ),
  "response.sources": bad([{ kind: "provider" }], "has an address"),

  "moved.id": bad("acme/box", 'Expected "acme/seal-broken"'),
  "moved.to": bad(["acme/lost"], "is not there"),

  "wording.id": bad("mailbox-full/en", "must be wordings/reason/language"),
  "wording.match": bad(["full"], "at least 8 literal characters"),

  "blocklist.title": bad("Acme List.", "must be 3 to 90 characters without a period at the end"),
  "blocklist.lists": bad(["senders"], WORDS),
  "blocklist.zones": bad(["https://bl.acme.example"], DOMAIN),
  "blocklist.lookup": bad("list.acme.example", LINK),
  "blocklist.delist": bad("remove@list.acme.example", LINK),
  "blocklist.returnCodes": bad({ "127.0.0.2": "" }, "must NOT have fewer than 2 characters"),
  "blocklist.rejects": bad(
    ["554 5.7.1 blocked by bl.acme.example"],
    "This near miss comes back as this entry",
  ),

  "vocabulary.title": bad("", "must be 3 to 90 characters without a period at the end"),
  "vocabulary.labels": bad({}, "must NOT have fewer than 1 properties"),
  "vocabulary.labels.*.primary": bad("full", WORDS),
  "vocabulary.labels.*.accept": bad("mailbox-full", "must be a list in [ ]"),

  "category.id": bad("speed", WORDS),
  "category.fixedBy": bad("us", WORDS),

  "reason.id": bad("first-contact", WORDS),
  "reason.category": bad("speed", WORDS),
  "reason.exhausted": bad("give-up", WORDS),
  "reason.to": bad({ "acme-labels": "Greylist" }, "has no label"),
};
