/** A rule as a mail server reads it. */
export interface ReadRule {
  readonly pattern: string;
  readonly label: string;
}

/** What the first rule that fits says. Patterns hold no flags, so JavaScript reads them as the servers do. */
export function firstMatch(rules: readonly ReadRule[]): (text: string) => string | undefined {
  const compiled = rules.map(({ pattern, label }) => ({ expression: new RegExp(pattern), label }));
  return (text) => compiled.find(({ expression }) => expression.test(text))?.label;
}

/** The share of texts, in percent, for which both say the same. */
export function agreement<Asked>(asked: readonly Asked[], same: (one: Asked) => boolean): number {
  return (100 * asked.filter(same).length) / asked.length;
}
