import type { Tampered } from "./cases.ts";
import { ENTRY, has, holds, TEXT } from "./cases.ts";

export const VALUES: readonly Tampered[] = [
  {
    what: "__proto__",
    tamper: holds('{"id":"acme/evil","kind":"response","__proto__":{"polluted":true}}'),
    check:
      /evil\.json:1:37 {2}The key "__proto__" is not allowed\. Expected JSON without comments; correct this place\.$/,
  },
  {
    what: "__proto__ further in, in disguise",
    tamper: holds('{"id":"acme/evil","kind":"response","codes":[{"\\u005f_proto__":{"polluted":true}}]}'),
    check: /evil\.json:1:47 {2}The key "__proto__" is not allowed\./,
  },
  {
    what: "constructor and prototype",
    tamper: has({ constructor: { prototype: { polluted: true } } }),
    check: /evil\.json:1:1 {2}The key "constructor" is not known here\. Remove it or correct its spelling\.$/,
    command: undefined,
  },
  {
    what: "a key twice",
    tamper: holds(TEXT.replace('"reason"', '"reason":"delivered","reason"')),
    check:
      /evil\.json:1:\d+ {2}The key "reason" stands twice\. Expected JSON without comments; correct this place\.$/,
  },
  {
    what: "a key with an escape sequence, twice",
    tamper: holds('{"id":"acme/evil","kind":"response","\u009b2J":1,"\u009b2J":2}'),
    check: /evil\.json:1:45 {2}The key "\\u009b2J" stands twice\./,
  },
  {
    what: "half a surrogate pair",
    tamper: holds(TEXT.replace("The mailbox is full", "\\ud800 The mailbox")),
    check:
      /evil\.json:1:\d+ {2}This text holds half a surrogate pair\. Expected JSON without comments; correct this place\.$/,
  },
  {
    what: "half a surrogate pair in a key",
    tamper: holds('{"id":"acme/evil","kind":"response","\\udfff":1}'),
    check: /evil\.json:1:37 {2}This key holds half a surrogate pair\./,
  },
  {
    what: "a number that no computer holds",
    tamper: holds(TEXT.replace('"reason"', '"retryAfter":1e999,"reason"')),
    check:
      /evil\.json:1:\d+ {2}This number is too large\. Expected JSON without comments; correct this place\.$/,
  },
  {
    what: "a pause of a fraction",
    tamper: has({ retryAfter: 1.5 }),
    check: /evil\.json:\d+:\d+ {2}"retryAfter": 1\.5 must be a whole number without quotes\.$/,
    command: /evil\.json:\d+:\d+ {2}"retryAfter" must be a whole number of seconds\. Correct it\.$/,
  },
  {
    what: "a syntax error with an escape sequence",
    tamper: holds('{"id":\u001b[2J}'),
    check: /evil\.json:1:7 {2}[^\u001b]*\\u001b[^\u001b]*correct this place\.$/,
  },
  {
    what: "an empty file",
    tamper: holds(""),
    check: /evil\.json:1:1 {2}The file is empty\. Expected one object; write it\.$/,
  },
  {
    what: "no object",
    tamper: holds("[]"),
    check: /evil\.json:1:1 {2}Expected an object with the texts "id" and "kind"; add them\.$/,
  },
  ...[
    "../../../etc/passwd",
    "acme/../evil",
    "/etc/passwd",
    "acme\\evil",
    "ACME/evil",
    "acme/evil\nx",
    "acme//evil",
    "acme/evil/more",
    "evil",
    "__proto__",
    `acme/${"x".repeat(5_000)}`,
  ].map((id) => ({
    what: `the id ${JSON.stringify(id.slice(0, 30))}`,
    tamper: has({ id }),
    check:
      id.length > 5_000
        ? /evil\.json:3:9 .*Expected "acme\/evil"/
        : /evil\.json:3:9 {2}".*" must be provider\/meaning, such as google\/dmarc-policy\.$/,
    command: /evil\.json:3:9 {2}"id" must be provider\/meaning, in lower case\. Correct it\.$/,
  })),
  {
    what: "an id of another entry",
    tamper: has({ id: "acme/box-full" }),
    check:
      /evil\.json:3:9 {2}The id is "acme\/box-full"\. Expected "acme\/evil", as the path says\. Write that, or rename the file; `pnpm fix` writes it\.$/,
    command:
      /providers\/acme\/(?:evil|box-full)\.json:3:9 {2}another file has the id "acme\/box-full" too\. Correct it\.$/,
  },
  {
    what: "a kind that objects have",
    tamper: has({ kind: "constructor" }),
    check: /evil\.json:4:11 {2}There is no kind "constructor"\. Expected one of basic, /,
    command: /evil\.json:4:11 {2}expected one of the kinds basic, /,
  },
  {
    what: "a provider that objects have",
    tamper: holds(JSON.stringify({ ...ENTRY, id: "constructor/evil" }), "providers/constructor/evil.json"),
    check:
      /providers\/constructor\/evil\.json:1:\d+ {2}This folder has no provider\.json\. Add one that says who this provider is\.$/,
    command: /providers\/constructor\/evil\.json:1:\d+ {2}there is no provider "constructor"\. Correct it\.$/,
  },
  {
    what: "a template of placeholders",
    tamper: has({ match: ["{ip} {domain} {address} {number}"] }),
    check: /evil\.json:12:5 {2}Expected at least 8 literal characters in a row/,
    command:
      /evil\.json:12:5 {2}template "\{ip\} \{domain\} \{address\} \{number\}": too-short\. Correct it\.$/,
  },
  {
    what: "a template that meets everything",
    tamper: has({ match: ["{any}"] }),
    check: /evil\.json:12:5 {2}\{any\} at an end says nothing\. Leave it out\.$/,
    command: /evil\.json:12:5 {2}template "\{any\}": any-at-end\. Correct it\.$/,
  },
  {
    what: "a template with the marks that tables use",
    tamper: has({ match: ["the box of \u0005 overflows\nx"] }),
    check: /evil\.json:12:5 {2}Expected single spaces, none at an end\. Remove the others\.$/,
    command: /evil\.json:12:5 {2}template "the box of \\u0005 overflows\\nx": white-space\. Correct it\.$/,
  },
  {
    what: "a meaning that is no text",
    tamper: has({ meaning: { toString: 1 } }),
    check: /evil\.json:\d+:\d+ .*must be a text in "quotes"\.$/,
    command: /evil\.json:\d+:\d+ {2}"meaning" must be a text\. Correct it\.$/,
  },
  {
    what: "fixes that are no list",
    tamper: has({ fixes: "Do it." }),
    check: /evil\.json:\d+:\d+ .*must be a list in \[ \]\.$/,
    command: /evil\.json:\d+:\d+ {2}"fixes" must be a list of texts, 2000 at most\. Correct it\.$/,
  },
  {
    what: "sources of nothing",
    tamper: has({ sources: [null] }),
    check: /evil\.json:\d+:\d+ {2}"sources": null must be an object in \{ \}\.$/,
    command:
      /evil\.json:\d+:\d+ {2}"sources" must be a list such as \[\{ "url": "https:\/\/example\.com\/" \}\]\. Correct it\.$/,
  },
  {
    what: "a removal page that is a script",
    tamper: holds(
      JSON.stringify({
        id: "evil-list",
        kind: "blocklist",
        title: "Evil list",
        reason: "ip-blocklisted",
        delist: "javascript:alert(1)",
      }),
      "blocklists/evil-list.json",
    ),
    check: /blocklists\/evil-list\.json:1:\d+ {2}"delist": "javascript:alert\(1\)" .*\.$/,
    command:
      /blocklists\/evil-list\.json:1:\d+ {2}"delist" must be a web address such as https:\/\/example\.com\/\. Correct it\.$/,
  },
  {
    what: "a provider of every host",
    tamper: holds(
      JSON.stringify({ id: "evil", kind: "provider", title: "Evil", type: "mailbox", hosts: ["*."] }),
      "providers/evil/provider.json",
    ),
    check: /providers\/evil\/provider\.json:1:\d+ {2}"hosts": "\*\." .*\.$/,
    command:
      /providers\/evil\/provider\.json:1:\d+ {2}"hosts" must be a list of names such as mx\.example\.com or \*\.example\.com\. Correct it\.$/,
  },
];
