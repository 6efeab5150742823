import type { Finding } from "../finding.js";
import type { Report } from "../report.js";

/** How one piece of software words its reports. */
export interface Format {
  readonly name: string;
  recognises(report: Report): boolean;
  /** One finding a recipient; empty when the report is of another kind after all. */
  read(report: Report): Finding[];
}

/** Whether the report's own words hold one of some phrases, as written. */
export function says(report: Report, ...phrases: readonly string[]): boolean {
  return phrases.some((phrase) => report.text.includes(phrase));
}

/** A format that is known by phrases and read by a list or by sentences. */
export function wordedFormat(name: string, phrases: readonly string[], read: Format["read"]): Format {
  return { name, recognises: (report) => says(report, ...phrases), read };
}
