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
    ...[ID, ...required].filter(([key, , holds]) => !holds(held[key])),
    ...optional.filter(([key, , holds]) => held[key] !== undefined && !holds(held[key])),
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

const isText: Test = (value) => typeof value === "string";
const text = (key: string): Field => [key, "a text", isText];
const texts = (key: string): Field => [
  key,
  "a list of texts",
  (value) => Array.isArray(value) && value.every(isText),
];
const flag = (key: string): Field => [key, "true", (value) => value === true];

const BASIC = /^[2-5](?:xx|\d\d|\d\d-[2-5]\d\d)$/;
const ENHANCED = /^[245x]\.\d{1,3}\.\d{1,3}(?:-\d{1,3})?$/;

function isCodePair(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { basic, enhanced } = value as { basic?: unknown; enhanced?: unknown };
  if (basic === undefined && enhanced === undefined) return false;
  const basicHolds = basic === undefined || BASIC.test(String(basic));
  return basicHolds && (enhanced === undefined || (typeof enhanced === "string" && ENHANCED.test(enhanced)));
}

const CODES: Field = [
  "codes",
  'a list such as [{ "basic": 550, "enhanced": "5.7.1" }]',
  (value) => Array.isArray(value) && value.every(isCodePair),
];
const SECONDS: Field = [
  "retryAfter",
  "a whole number of seconds",
  (value) => Number.isSafeInteger(value) && (value as number) > 0,
];
const ID = text("id");
const WORDING_ID: Field = [
  "id",
  "wordings/reason/language",
  (value) => /^wordings\/[^/]+\/[^/]+$/.test(String(value)),
];
const VERDICT = [word("bounce", BOUNCES), word("action", ACTIONS)];

const FIELDS: Readonly<
  Record<RegistryFile["kind"], { required: readonly Field[]; optional: readonly Field[] }>
> = {
  basic: { required: [text("reason")], optional: [...VERDICT, flag("vague")] },
  enhanced: {
    required: [text("reason")],
    optional: [...VERDICT, flag("vague"), word("mechanism", MECHANISMS)],
  },
  response: {
    required: [text("reason")],
    optional: [...VERDICT, CODES, texts("match"), SECONDS, word("mechanism", MECHANISMS), flag("decisive")],
  },
  wording: { required: [WORDING_ID, texts("match")], optional: [] },
  provider: { required: [text("type")], optional: [texts("hosts"), texts("domains"), texts("signatures")] },
  blocklist: {
    required: [text("reason")],
    optional: [texts("zones"), texts("match"), text("lookup"), text("delist")],
  },
  reason: {
    required: [word("category", CATEGORIES), ...VERDICT, word("exhausted", ACTIONS)],
    optional: [],
  },
  category: { required: [], optional: [] },
  moved: { required: [], optional: [] },
  vocabulary: { required: [], optional: [] },
};
