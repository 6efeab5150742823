import { parse } from "smol-toml";
import { exportFiles } from "../../src/index.js";
import type { ReadRule } from "./first-match.js";

export function textOf(target: string, path: string, options = {}): string {
  return exportFiles(target, options).find((file) => file.path === path)!.text!;
}

/** KumoMTA's files in the order of their names, each class with its patterns. */
export function readKumomta(): Record<string, string[]>[] {
  return exportFiles("kumomta").map(({ text }) => parse(text!).rules as Record<string, string[]>);
}

/** A block of `/regex/ category` lines; `#` begins a comment. */
export function readPowermta(): ReadRule[] {
  const lines = textOf("powermta", "bounce-categories.conf").split("\n");
  const from = lines.indexOf("<bounce-category-patterns>");
  const to = lines.indexOf("</bounce-category-patterns>");
  return lines.slice(from + 1, to).map((line) => {
    const [, pattern, label] = /^ {2}\/((?:[^\\/]|\\.)+)\/ ([a-z-]+)$/.exec(line)!;
    return { pattern: pattern!, label: label! };
  });
}

/** Lines of `regex,action,category,message`; `#` begins a comment. */
export function readZonemta(): (ReadRule & { readonly action: string })[] {
  const lines = textOf("zonemta", "bounces.txt").split("\n");
  return lines
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [pattern, action, category, message, ...more] = line.split(",");
      if (!message || more.length > 0) throw new Error(`not four columns: ${line}`);
      return { pattern: pattern!, label: `${action},${category}`, action: action! };
    });
}
