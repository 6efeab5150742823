import type { TextOptions } from "@bouncebook/formatter";
import type { Flags } from "../flags.js";
import { isTerminal } from "./standard-output.js";

const NARROWEST = 40;
/** Wider lines are harder to read (and to paste into a ticket), whatever the terminal can show. */
const WIDEST = 80;

/** How to write for whoever reads standard output. NO_COLOR (no-color.org) is heeded. */
export function outputOptions({ color = "auto" }: Flags): TextOptions {
  const terminal = isTerminal();
  const width = terminal ? Math.min(WIDEST, Math.max(NARROWEST, process.stdout.columns ?? WIDEST)) : WIDEST;
  const wanted = terminal && !process.env.NO_COLOR && process.env.TERM !== "dumb";
  return { width, color: color === "always" || (color === "auto" && wanted) };
}
