/** Why nothing may be published with this environment; undefined where it may. */
export function refusal(env: Readonly<Record<string, string | undefined>>): string | undefined;
