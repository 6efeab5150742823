import { entries } from "@bouncebook/data";
import { tables } from "@bouncebook/data/tables";
import fc from "fast-check";
import {
  CODES,
  ENHANCED,
  STRETCHES,
  SURROUNDINGS,
  VALUES,
} from "../../packages/matcher/test/agreement/pieces.ts";

/** Every example and near miss of the registry, as it came from a server. */
export const REPLIES: readonly string[] = [...entries()].flatMap((entry) => {
  const { examples = [], rejects = [] } = entry as {
    examples?: readonly unknown[];
    rejects?: readonly unknown[];
  };
  return [...examples, ...rejects].map((example) =>
    typeof example === "string" ? example : (example as { reply: string }).reply,
  );
});

const LINES = tables()
  .templates.split("\n")
  .filter((line) => line !== "");
const HOSTS = tables().providers.flatMap(([, , hosts]) => hosts);
const DOMAINS = tables().providers.flatMap(([, , , domains]) => domains);

/** What a terminal, a browser or a reader of markdown obeys, and what reads differently elsewhere. */
export const ATTACKS: readonly string[] = [
  "\u001b[2J",
  "\u001b]8;;https://evil.example/\u001b\\x",
  "\u009b31m",
  "\u0000",
  "\b\b\b",
  "\r\n",
  "\u0085",
  "\u2028",
  "\u202egnp.exe\u202c",
  "\u2066\u2069",
  "\u200b\u200d\u2060\ufeff\u00ad",
  "\u{e0041}",
  "\u3164\u115f\u034f",
  "\ud800",
  "\udfff",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "</p></dd></article>",
  '" onmouseover="alert(1)',
  "<!-- ",
  "]]>",
  "&lt;&amp;&#x3c;",
  "[x](javascript:alert(1))",
  "![x](https://evil.example/x.png)",
  "<https://evil.example/>",
  "[a]: https://evil.example/",
  "`` ` ~~~",
  "*a* __b__",
  "\n# a\n---\n",
  "\n- a\n1. b\n> c\n| d |",
  "\\",
  "__proto__",
  "constructor",
  "javascript:alert(1)",
  "https://",
];

export const attack = fc.constantFrom(...ATTACKS);
export const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({ maxLength: 60 }),
  fc
    .tuple(fc.constantFrom(" ", "a", "1", ".", "-", "(", "<", ":", "550-", "5.1.1 "), fc.nat(600))
    .map(([unit, count]) => unit.repeat(count)),
);

const codes = fc
  .tuple(
    fc.constantFrom(...CODES.split(" ")),
    fc.constantFrom(" ", "-", " #"),
    fc.constantFrom("", ...ENHANCED.split(" ")),
  )
  .map(([code, between, enhanced]) => `${code}${between}${enhanced} `);

const filled = fc
  .tuple(fc.constantFrom(...LINES), fc.array(fc.constantFrom(...VALUES), { minLength: 1, maxLength: 4 }))
  .map(([line, values]) => {
    let at = 0;
    return line.replace(/[\u0001-\u0005]/g, () => values[at++ % values.length]!);
  });

/** A stretch of a reply, real or not. */
export const piece = fc.oneof(
  { weight: 2, arbitrary: codes },
  { weight: 2, arbitrary: filled },
  { weight: 2, arbitrary: fc.constantFrom(...STRETCHES, ...VALUES) },
  attack,
  anyText,
);

/** One change of a text: something out, something else in. */
interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

function apply(text: string, edits: readonly Edit[]): string {
  return edits.reduce((changed, { at, remove, insert }) => {
    const from = at % (changed.length + 1);
    return changed.slice(0, from) + insert + changed.slice(from + remove);
  }, text);
}

/** A text as files are damaged: cut, overwritten, or with other pieces in it. */
export function edited(text: fc.Arbitrary<string>, insert: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const edit = fc.record({
    at: fc.nat(100_000),
    remove: fc.oneof(fc.constant(0), fc.nat(40), fc.nat(5_000)),
    insert: fc.oneof(fc.constant(""), insert),
  });
  return fc.tuple(text, fc.array(edit, { maxLength: 4 })).map(([given, edits]) => apply(given, edits));
}

const realReply = fc.constantFrom(...REPLIES);
const surrounded = fc
  .tuple(fc.constantFrom(...SURROUNDINGS), fc.oneof(realReply, filled))
  .map(([surround, reply]) => surround(reply));

/** Replies: real ones, damaged ones, such that hold a template, and noise. */
export const reply = fc.oneof(
  realReply,
  { weight: 3, arbitrary: edited(fc.oneof(realReply, surrounded), piece) },
  { weight: 2, arbitrary: fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join("")) },
  { weight: 2, arbitrary: fc.tuple(codes, filled).map((parts) => parts.join("")) },
  fc
    .tuple(piece, fc.nat(2_000))
    .map(([one, count]) => one.repeat(Math.min(count, Math.ceil(20_000 / (one.length + 1))))),
);

export const host = fc.oneof(
  fc
    .tuple(fc.constantFrom(...HOSTS), fc.constantFrom("mx1", "a.b", "", "MX"))
    .map(([name, first]) => name.replace("*", first)),
  fc.constantFrom("", "mx.example.com", "192.0.2.1", "[2001:db8::1]:25", "x".repeat(400)),
  anyText,
);
export const recipient = fc.oneof(
  fc.constantFrom(...DOMAINS).map((domain) => `a@${domain}`),
  fc.constantFrom("", "a", "<a@example.com>"),
  anyText,
);
export const command = fc.oneof(
  fc.constantFrom("CONNECT", "EHLO", "STARTTLS", "AUTH", "MAIL FROM", "RCPT", "end of data", ""),
  anyText,
);
