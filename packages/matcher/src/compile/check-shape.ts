import type { Action, Bounce, Category, Mechanism, RegistryFile } from "@bouncebook/data";

/** Something of the wrong type at a JSON pointer (RFC 6901) of a file. */
export interface ShapeFault {
  readonly path: string;
  readonly message: string;
}

type Test = (value: unknown) => boolean;
type Field = readonly [key: string, expected: string, holds: Test];

/**
 * What the compiler reads and finds to be of another type than the schemas say. The public registry is checked
 * against its schemas before; a folder of one's own may never have been.
 */
export function checkShape(file: RegistryFile): ShapeFault[] {
  if (!Object.hasOwn(FIELDS, file.kind))
    return [{ path: "/kind", message: `expected one of the kinds ${Object.keys(FIELDS).join(", ")}` }];
  const { required, optional } = FIELDS[file.kind];
  const held = file as unknown as Readonly<Record<string, unknown>>;
  const faulty = [
    ...required.filter(([key, , holds]) => !holds(held[key])),
    ...[...optional, ...ADVICE].filter(([key, , holds]) => held[key] !== undefined && !holds(held[key])),
  ];
  return faulty.map(([key, expected]) => ({ path: `/${key}`, message: `"${key}" must be ${expected}` }));
}

// Records, so that a word added to the schemas is missed here at compile time.
const ACTIONS = {
  suppress: 0,
  retry: 0,
  "slow-down": 0,
  "fix-sender": 0,
  "fix-content": 0,
  review: 0,
  none: 0,
} satisfies Record<Action, 0>;
const BOUNCES = { hard: 0, soft: 0, undetermined: 0, none: 0 } satisfies Record<Bounce, 0>;
const MECHANISMS = { spf: 0, dkim: 0, dmarc: 0, arc: 0, dane: 0, "mta-sts": 0 } satisfies Record<
  Mechanism,
  0
>;
const CATEGORIES = {
  recipient: 0,
  mailbox: 0,
  reputation: 0,
  sender: 0,
  content: 0,
  policy: 0,
  rate: 0,
  network: 0,
  system: 0,
  local: 0,
  "not-a-bounce": 0,
  unknown: 0,
} satisfies Record<Category, 0>;

function word(key: string, known: object): Field {
  const words = Object.keys(known);
  return [key, `one of ${words.join(", ")}`, (value) => words.includes(value as string)];
}

/** The longest id of the public registry has 47 characters; a look-up takes 120. */
const LONGEST_ID = 120;
/** Of texts in one list: the public registry's longest has 327. */
const MOST_TEXTS = 2_000;
/** A host name (RFC 1035, section 2.3.4), perhaps with an underscore, or what hosts end in. */
const HOST = /^(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/;
/** Replies may write a domain in letters of any script (RFC 6531, section 3.3), which are folded to small ones. */
const DOMAIN = /^[\p{Ll}\p{Lo}\p{M}\p{N}_-]+(?:\.[\p{Ll}\p{Lo}\p{M}\p{N}_-]+)*$/u;
const LONGEST_NAME = 255;

const isText: Test = (value) => typeof value === "string";
const isShortList = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.length <= MOST_TEXTS;
const text = (key: string): Field => [key, "a text", isText];
const texts = (key: string): Field => [
  key,
  `a list of texts, ${MOST_TEXTS} at most`,
  (value) => isShortList(value) && value.every(isText),
];
const names = (key: string, form: RegExp, expected: string): Field => [
  key,
  `a list of names such as ${expected}`,
  (value) => isShortList(value) && value.every((name) => isOfForm(name, form, LONGEST_NAME)),
];
const webAddress = (key: string): Field => [
  key,
  "a web address such as https://example.com/",
  (value) => isOfForm(value, /^https?:\/\/[^\s\p{Cc}]+$/u, 2_000),
];
const flag = (key: string): Field => [key, "true", (value) => value === true];
const id = (form: RegExp, expected: string): Field => [
  "id",
  `${expected}, in lower case`,
  (value) => isOfForm(value, form, LONGEST_ID),
];

function isOfForm(value: unknown, form: RegExp, longest: number): boolean {
  return typeof value === "string" && value.length <= longest && form.test(value);
}

const BASIC = /^[2-5](?:xx|\d\d|\d\d-[2-5]\d\d)$/;
const ENHANCED = /^[245x]\.\d{1,3}\.\d{1,3}(?:-\d{1,3})?$/;

function isCodePair(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { basic, enhanced } = value as { basic?: unknown; enhanced?: unknown };
  if (basic === undefined && enhanced === undefined) return false;
  const isCode = typeof basic === "number" || typeof basic === "string";
  const basicHolds = basic === undefined || (isCode && BASIC.test(String(basic)));
  return basicHolds && (enhanced === undefined || (typeof enhanced === "string" && ENHANCED.test(enhanced)));
}

const CODES: Field = [
  "codes",
  'a list such as [{ "basic": 550, "enhanced": "5.7.1" }]',
  (value) => isShortList(value) && value.every(isCodePair),
];
const SECONDS: Field = [
  "retryAfter",
  "a whole number of seconds",
  (value) => Number.isSafeInteger(value) && (value as number) > 0,
];

/** Words with hyphens between; a dot or a slash here would lead to another folder. */
const WORD = "[a-z0-9]+(?:-[a-z0-9]+)*";
const ONE_WORD = id(new RegExp(`^${WORD}$`), "a word such as mailbox-full");
const ANY_ID = id(new RegExp(`^(?:${WORD}/){0,2}[a-z0-9]+(?:[.-][a-z0-9]+)*$`), "an id");
const VERDICT = [word("bounce", BOUNCES), word("action", ACTIONS)];
/** What the compiler takes from an entry of any kind that is named by a code or by texts. */
const DETAILS = [
  ...VERDICT,
  CODES,
  SECONDS,
  word("mechanism", MECHANISMS),
  word("scope", { provider: 0 }),
  flag("decisive"),
  flag("vague"),
];

/** What nobody matches with, but somebody shows. */
const ADVICE: readonly Field[] = [
  text("title"),
  text("meaning"),
  text("definition"),
  text("notes"),
  text("status"),
  texts("causes"),
  texts("fixes"),
  ["sources", 'a list such as [{ "url": "https://example.com/" }]', isSources],
  ["examples", "a list of replies", isExamples],
  ["links", "an object of texts", isTextsByName],
];

function isExamples(value: unknown): boolean {
  const isExample: Test = (example) =>
    isText(example) ||
    (typeof example === "object" && example !== null && isText((example as { reply?: unknown }).reply));
  return isShortList(value) && value.every(isExample);
}

function isTextsByName(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.values(value).every(isText);
}

function isSources(value: unknown): boolean {
  return (
    isShortList(value) &&
    value.every((source) => {
      if (typeof source !== "object" || source === null) return false;
      const { url, title } = source as { url?: unknown; title?: unknown };
      return [url, title].every((each) => each === undefined || isText(each));
    })
  );
}

const FIELDS: Readonly<
  Record<RegistryFile["kind"], { required: readonly Field[]; optional: readonly Field[] }>
> = {
  basic: {
    required: [id(/^[1-9]\d\d$/, "a reply code such as 550"), text("reason")],
    optional: DETAILS,
  },
  enhanced: {
    required: [id(/^x\.\d{1,3}\.\d{1,3}$/, "an enhanced status code such as x.1.1"), text("reason")],
    optional: DETAILS,
  },
  response: {
    required: [id(new RegExp(`^${WORD}/${WORD}$`), "provider/meaning"), text("reason")],
    optional: [...DETAILS, texts("match")],
  },
  wording: {
    required: [id(new RegExp(`^wordings/${WORD}/${WORD}$`), "wordings/reason/language"), texts("match")],
    optional: [],
  },
  provider: {
    required: [ONE_WORD, text("type")],
    optional: [
      names("hosts", HOST, "mx.example.com or *.example.com"),
      names("domains", DOMAIN, "example.com"),
      texts("signatures"),
    ],
  },
  blocklist: {
    required: [ONE_WORD, text("reason")],
    optional: [texts("zones"), texts("match"), webAddress("lookup"), webAddress("delist")],
  },
  reason: {
    required: [ONE_WORD, word("category", CATEGORIES), ...VERDICT, word("exhausted", ACTIONS)],
    optional: [],
  },
  category: { required: [ONE_WORD], optional: [] },
  moved: { required: [ANY_ID], optional: [] },
  vocabulary: { required: [ONE_WORD], optional: [] },
};
