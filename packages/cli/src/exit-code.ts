/** What the command says to a shell. */
export const ExitCode = {
  answered: 0,
  /** Nothing was recognised, or nothing was found. */
  nothing: 1,
  /** The command was called wrongly. */
  usage: 2,
  /** The input could not be read. */
  unreadable: 3,
} as const;
