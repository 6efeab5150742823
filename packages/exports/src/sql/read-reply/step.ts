/** One step of a query: its name, and what it selects from the step before. */
export type Step = readonly [name: string, query: string];

/** Columns that every step hands on. */
export const KEPT = "id, given_host, recipient_domain, given_command, is_final";

export const ENHANCED = "[245][.][0-9]{1,3}[.][0-9]{1,3}";
export const STARTS_WITH_CODE = "^[2-5][0-9][0-9](?:[ -]|$)";
