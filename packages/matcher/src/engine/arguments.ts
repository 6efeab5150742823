/** Wrong types are a programmer's mistake: each gets one sentence that names the argument. */
export function checkReply(reply: unknown): asserts reply is string {
  if (typeof reply !== "string") throw new TypeError(`match: reply must be a string, not ${nameOf(reply)}`);
}

const TEXT_OPTIONS = ["host", "recipient", "command"] as const;

export function checkOptions(options: unknown): void {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new TypeError(`match: options must be an object, not ${nameOf(options)}`);
  }
  const given = options as Record<string, unknown>;
  for (const name of TEXT_OPTIONS) {
    if (given[name] !== undefined && typeof given[name] !== "string") {
      throw new TypeError(`match: options.${name} must be a string, not ${nameOf(given[name])}`);
    }
  }
  for (const name of ["final", "facets"]) {
    if (given[name] !== undefined && typeof given[name] !== "boolean") {
      throw new TypeError(`match: options.${name} must be true or false, not ${nameOf(given[name])}`);
    }
  }
}

function nameOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return value === undefined ? "undefined" : `a value of type ${typeof value}`;
}
