/** How the regular expressions of one mail server are written, and what its server matches them against. */
export interface Dialect {
  /** Stands in front of the reply code. */
  readonly start: string;
  /**
   * How upper and lower case are made equal: by a flag that the server sets; letter by letter, where nothing is
   * known of a flag; or only the first letter of each word, or of the text, where every letter more costs memory.
   */
  readonly fold: "flag" | "letters" | "initials" | "as-written";
  /** The server compares bytes: no class may hold a character beyond ASCII, and no flag knows its case. */
  readonly bytes?: true;
  /** What one space of a template stands for, between two words and at any other place. */
  readonly space: { readonly betweenWords: string; readonly elsewhere: string };
  /** Whatever may stand between two pieces, as `{any}`. Shorter than its 200 characters, so that a text repeated
   * many times costs a server that backtracks no more than a small multiple of its length. */
  readonly any: string;
  /** 0 to `longest` characters of any kind, between a text and the provider's signature behind it. */
  gap(longest: 31 | 63 | 127): string;
  /** Characters of host names and of addresses; narrower where a class beyond ASCII costs too much. */
  readonly domain: string;
  readonly address: string;
  /** A run of 1 to `longest` characters of a class. Only used where a run without a limit would not be linear. */
  bounded(characters: string, longest: number): string;
  /** Characters that mean something in the file around the pattern, and how they are written instead. */
  readonly escapes: Readonly<Record<string, string>>;
}

/** All but white space and the ASCII characters that no host name has: letters of either case and beyond ASCII are in. */
export const DOMAIN_CHARACTER = "[^\\s\\x00-,/:-@\\[-^`{-\\x7f]";
/** No white space and no angle brackets, which are what surrounds a path (RFC 5321, section 4.1.2). */
export const ADDRESS_CHARACTER = "[^\\s<>]";
