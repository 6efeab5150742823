/** What is wrong with a file, in the order in which it is told: where, what, expected, cure. */
export interface Problem {
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
}
