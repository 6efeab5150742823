import type { Tables } from "@bouncebook/data";
import type { MatchOptions } from "../../src/types.js";
import { CODES, ENHANCED, STRETCHES, SURROUNDINGS, VALUES } from "./pieces.js";
import type { Chance } from "./random.js";

/** A reply and what is known of it. */
export interface Question {
  readonly reply: string;
  readonly options: MatchOptions;
}

/** What random replies are made of. */
export interface Material {
  /** Examples and rejects of a registry. */
  readonly examples: readonly Question[];
  readonly templates: readonly string[];
  readonly hosts: readonly string[];
  readonly domains: readonly string[];
  /** Replies of nothing but codes that alone say something, each with a host of the provider. */
  readonly decisive: readonly Question[];
}

export function collectMaterial(examples: readonly Question[], sets: readonly Tables[]): Material {
  return {
    examples,
    templates: sets.flatMap(({ templates }) => templates.split("\n")).filter((line) => line !== ""),
    hosts: sets.flatMap(({ providers }) => providers.flatMap(([, , hosts]) => hosts)),
    domains: sets.flatMap(({ providers }) => providers.flatMap(([, , , domains]) => domains)),
    decisive: sets.flatMap(decisiveIn),
  };
}

function decisiveIn({ entries, providers }: Tables): Question[] {
  return entries.flatMap(([, , details]) => {
    const [host] = details?.decisive ? providers[details.provider!]![2] : [];
    if (host === undefined) return [];
    return details!.codes!.split(" ").map((pair) => {
      const [basic = "", enhanced = ""] = pair.split("/");
      const code = basic.replace("xx", "50").replace(/-.*/, "") || (enhanced.startsWith("4") ? "450" : "550");
      const written = enhanced.replace("x", code[0]!).replace(/-.*/, "");
      return { reply: `${code} ${written} so it is`, options: { host: host.replace("*", "mx1") } };
    });
  });
}

const COMMANDS = [
  "CONNECT",
  "EHLO",
  "HELO x",
  "STARTTLS",
  "MAIL FROM",
  "RCPT",
  "end of data",
  "VRFY",
  "banner",
];

export function randomQuestion(chance: Chance, material: Material): Question {
  const isByCode = material.decisive.length > 0 && chance.oneIn(12);
  const example = chance.pick(isByCode ? material.decisive : material.examples);
  let reply = isByCode ? example.reply : startOf(chance, material, example.reply);
  for (let changes = chance.below(isByCode ? 2 : 4); changes > 0; changes--)
    reply = chance.pick(CHANGES)(chance, reply, material);
  const options: MatchOptions = {
    ...(isByCode || chance.oneIn(2) ? example.options : {}),
    ...(chance.oneIn(isByCode ? 9 : 3) && { host: randomHost(chance, material) }),
    ...(chance.oneIn(6) && { recipient: randomRecipient(chance, material) }),
    ...(chance.oneIn(6) && { command: chance.pick(COMMANDS) }),
    ...(chance.oneIn(4) && { final: chance.oneIn(2) }),
  };
  return { reply, options };
}

/** An example as it is, two spliced, or templates with values filled in. */
function startOf(chance: Chance, material: Material, example: string): string {
  const other = chance.pick(material.examples).reply;
  switch (chance.below(4)) {
    case 0:
      return example;
    case 1:
      return example.slice(0, chance.below(example.length + 1)) + other.slice(chance.below(other.length + 1));
    case 2:
      return `${example} ${other}`;
    default:
      return `${codesOf(chance)}${fillIn(chance, chance.pick(material.templates))} ${fillIn(chance, chance.pick(material.templates))}`;
  }
}

function fillIn(chance: Chance, template: string): string {
  return template.replace(/[\u0001-\u0005]/g, () => chance.pick(VALUES));
}

/** Codes in front of a reply, as servers write them; none now and then. */
function codesOf(chance: Chance): string {
  const code = chance.pick(CODES.split(" "));
  const enhanced = chance.pick(ENHANCED.split(" "));
  return chance.pick([
    "",
    `${code} `,
    `${code}-`,
    `${code} ${enhanced} `,
    `${code}-${enhanced} `,
    `${enhanced} `,
    `${code} #${enhanced} `,
  ]);
}

type Change = (chance: Chance, reply: string, material: Material) => string;

const CODES_IN_FRONT = /^[2-5]\d\d[ -]#?(?:[245]\.\d{1,3}\.\d{1,3} )?/;

const otherCodes: Change = (chance, reply) => codesOf(chance) + reply.replace(CODES_IN_FRONT, "");
const surrounded: Change = (chance, reply) => chance.pick(SURROUNDINGS)(reply);

const otherCase: Change = (chance, reply) => (chance.oneIn(2) ? reply.toUpperCase() : reply.toLowerCase());

const withStretch: Change = (chance, reply) => {
  const at = chance.below(reply.length + 1);
  const stretch = chance.oneIn(2) ? chance.pick(STRETCHES) : chance.pick(VALUES);
  const space = chance.oneIn(3) ? "" : " ";
  return reply.slice(0, at) + space + stretch + space + reply.slice(at);
};

const otherValue: Change = (chance, reply) =>
  reply.replace(/\d{1,3}(?:\.\d{1,3}){3}|[^\s<>@]+@[^\s<>]+|[a-z0-9-]+\.[a-z]{2,}/i, () =>
    chance.pick(VALUES),
  );

const shorter: Change = (chance, reply) => {
  const from = chance.below(reply.length + 1);
  return chance.oneIn(2)
    ? reply.slice(0, from)
    : reply.slice(0, from) + reply.slice(from + 1 + chance.below(8));
};

/** Several lines, each with a code in front, mostly the same one. */
const onLines: Change = (chance, reply) => {
  const front = codesOf(chance);
  const end = chance.pick(["\n", "\r\n", "\r"]);
  return reply.replace(/ /g, () =>
    chance.oneIn(5) ? end + (chance.oneIn(8) ? codesOf(chance) : front) : " ",
  );
};

/** A multi-line reply whose line ends were lost. */
const onLostLines: Change = (chance, reply) => {
  const front = codesOf(chance).replace(" ", "-");
  return front + reply.replace(/ /g, () => (chance.oneIn(5) ? ` ${front}` : " "));
};

const longer: Change = (chance, reply) => {
  if (!chance.oneIn(10)) return `${reply} ${reply}`;
  return reply.repeat(Math.ceil((4000 + chance.below(200)) / Math.max(1, reply.length)));
};

const CHANGES: readonly Change[] = [
  otherCodes,
  surrounded,
  otherCase,
  withStretch,
  withStretch,
  otherValue,
  shorter,
  onLines,
  onLostLines,
  longer,
];

function randomHost(chance: Chance, { hosts }: Material): string {
  if (chance.oneIn(4))
    return chance.pick(["", "mx.example.com", "192.0.2.1", "[192.0.2.1]", "x".repeat(400)]);
  const host = chance.pick(hosts).replace("*", chance.pick(["mx1", "a.b", "", "MX"]));
  return chance.pick([
    host,
    host.toUpperCase(),
    `${host}.`,
    `${host}[192.0.2.1]:25`,
    ` ${host} `,
    `x${host}`,
  ]);
}

function randomRecipient(chance: Chance, { domains }: Material): string {
  const domain = chance.pick(domains);
  return chance.pick([
    `a@${domain}`,
    `<a@${domain}>`,
    `"a@b"@${domain.toUpperCase()}.`,
    `a@x.${domain}`,
    "a",
    "",
  ]);
}
