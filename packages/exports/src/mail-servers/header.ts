/** Lines that stand above every file, without comment signs: what it is, of which version, and that nobody edits it. */
export function headerLines(what: string, version: string): string[] {
  return [
    what,
    `Made from the Bouncebook registry ${version} by \`bouncebook export\`. https://github.com/bouncebook/bouncebook`,
    "Do not edit: make it anew instead.",
  ];
}

/** The header as comments that begin with `#`. */
export function hashComments(lines: readonly string[]): string {
  return lines.map((line) => (line === "" ? "#\n" : `# ${line}\n`)).join("");
}
