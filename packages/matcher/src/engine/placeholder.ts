/**
 * What may stand between two literal pieces of a template. In tables a placeholder is one control character, so
 * that a template is split into pieces without a parser; no normal form holds a control character.
 */
export type PlaceholderName = "ip" | "domain" | "address" | "number" | "any";

export interface Placeholder {
  readonly name: PlaceholderName;
  /** The control character that stands for it in tables. */
  readonly mark: string;
  /** Length of what it stands for, in UTF-16 code units. */
  readonly shortest: number;
  readonly longest: number;
  /** Whether this character, as a UTF-16 code unit of a normal form, may be part of it. */
  readonly holds: (unit: number) => boolean;
  /** Whether a run of such characters is really one of its kind. */
  readonly accepts: (run: string) => boolean;
}

const SPACE = 0x20;
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;
const isLetter = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a;
const always = (): boolean => true;

const IPV4 = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$/;
/** Two colons at least, so that `a.b` and `ab` are not taken for an address (RFC 4291, section 2.2). */
const IPV6 = /^[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*$/;

function holdsIp(unit: number): boolean {
  return isDigit(unit) || unit === 0x2e || unit === 0x3a || (unit >= 0x61 && unit <= 0x66);
}

/** Letters, digits, dot, hyphen, underscore, and whatever is not ASCII (RFC 5890 U-labels). */
function holdsDomain(unit: number): boolean {
  return isLetter(unit) || isDigit(unit) || unit === 0x2e || unit === 0x2d || unit === 0x5f || unit >= 0x80;
}

/** No white space and no angle brackets, which are what surrounds a path (RFC 5321, section 4.1.2). */
function holdsAddress(unit: number): boolean {
  return unit !== SPACE && unit !== 0x3c && unit !== 0x3e;
}

function holdsNumber(unit: number): boolean {
  return isDigit(unit) || unit === 0x2e || unit === 0x2c;
}

export const PLACEHOLDERS: readonly Placeholder[] = [
  {
    name: "ip",
    mark: "\u0001",
    shortest: 2,
    longest: 45,
    holds: holdsIp,
    accepts: (run) => IPV4.test(run) || IPV6.test(run),
  },
  { name: "domain", mark: "\u0002", shortest: 1, longest: 253, holds: holdsDomain, accepts: always },
  { name: "address", mark: "\u0003", shortest: 1, longest: 320, holds: holdsAddress, accepts: always },
  {
    name: "number",
    mark: "\u0004",
    shortest: 1,
    longest: 20,
    holds: holdsNumber,
    accepts: (run) => isDigit(run.charCodeAt(0)),
  },
  { name: "any", mark: "\u0005", shortest: 0, longest: 200, holds: always, accepts: always },
];
