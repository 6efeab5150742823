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
  /** Its bit in the classes of characters. */
  readonly bit: number;
  /** Whether a run of its characters is really one of its kind; every run is, where this is missing. */
  readonly accepts: ((run: string) => boolean) | undefined;
}

const IP = 1;
const DOMAIN = 2;
const ADDRESS = 4;
const NUMBER = 8;
const ANY = 16;

const IPV4 = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$/;
/** Two colons at least, so that `a.b` and `ab` are not taken for an address (RFC 4291, section 2.2). */
const IPV6 = /^[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*$/;

export const PLACEHOLDERS: readonly Placeholder[] = [
  { name: "ip", mark: "\u0001", shortest: 2, longest: 45, bit: IP, accepts: isIp },
  {
    name: "domain",
    mark: "\u0002",
    shortest: 1,
    longest: 253,
    bit: DOMAIN,
    accepts: undefined,
  },
  {
    name: "address",
    mark: "\u0003",
    shortest: 1,
    longest: 320,
    bit: ADDRESS,
    accepts: undefined,
  },
  {
    name: "number",
    mark: "\u0004",
    shortest: 1,
    longest: 20,
    bit: NUMBER,
    accepts: isNumber,
  },
  { name: "any", mark: "\u0005", shortest: 0, longest: 200, bit: ANY, accepts: undefined },
];

function isIp(run: string): boolean {
  return IPV4.test(run) || IPV6.test(run);
}

function isNumber(run: string): boolean {
  return run.charCodeAt(0) >= 0x30;
}

/** Which placeholders a character may be part of, by their bits; from 0x80 on, any character beyond ASCII. */
export const byteClasses = (): Uint8Array => CLASSES;

const CLASSES = classify();

function classify(): Uint8Array {
  const classes = new Uint8Array(256).fill(ANY);
  // No white space and no angle brackets, which are what surrounds a path (RFC 5321, section 4.1.2).
  for (let unit = 0x21; unit < 0x80; unit++) if (unit !== 0x3c && unit !== 0x3e) classes[unit]! |= ADDRESS;
  for (const unit of "0123456789abcdef.:") classes[unit.charCodeAt(0)]! |= IP;
  // Letters of host names, and the underscore that DNS allows (RFC 2181, section 11).
  for (const unit of "0123456789abcdefghijklmnopqrstuvwxyz.-_") classes[unit.charCodeAt(0)]! |= DOMAIN;
  for (const unit of "0123456789.,") classes[unit.charCodeAt(0)]! |= NUMBER;
  classes.fill(ANY | DOMAIN | ADDRESS, 0x80);
  return classes;
}

/** Whether this UTF-16 code unit of a normal form may be part of what the placeholder stands for. */
export function holdsUnit(placeholder: Placeholder, unit: number): boolean {
  return (CLASSES[Math.min(unit, 0x80)]! & placeholder.bit) !== 0;
}
