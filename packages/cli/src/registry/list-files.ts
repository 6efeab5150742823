import { lstatSync, opendirSync, realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { hasHidden, withoutHidden } from "./hidden.js";
import { DEEPEST_FOLDER, MOST_FILES } from "./limits.js";
import type { Problem } from "./problem.js";
import { cannotRead } from "./read-text.js";

/** Folders of a registry that hold no entries. */
const NO_ENTRIES = new Set(["schema", "corpus", "node_modules"]);

/** A file of a registry folder. */
export interface Listed {
  /** Where it really is, links followed. */
  readonly path: string;
  /** Path below the folder, with `/` and without hidden characters. */
  readonly shown: string;
}

/** Every JSON file below a folder that may hold an entry, sorted by path, and what may not be there. */
export function listFiles(root: string): { files: Listed[]; problems: Problem[] } {
  const walk = new Walk(root);
  walk.folder(root, "", 0);
  return walk.full ? { files: [], problems: [walk.full] } : walk;
}

class Walk {
  readonly files: Listed[] = [];
  readonly problems: Problem[] = [];
  /** Set when the folder holds more than a registry can; then nothing of it counts. */
  full: Problem | undefined;
  readonly #root: string;
  #seen = 0;

  constructor(root: string) {
    this.#root = root;
  }

  folder(path: string, shown: string, depth: number): void {
    if (depth > DEEPEST_FOLDER) {
      this.#refuse(shown, `Folders are nested deeper than ${DEEPEST_FOLDER}; put the entries higher up.`);
      return;
    }
    const names = this.#names(path, shown);
    const inOneCase = new Map<string, string>();
    for (const name of names) {
      if (this.full) return;
      if (!this.#one(path, name, shown, depth)) continue;
      const folded = name.normalize("NFC").toLowerCase();
      const twin = inOneCase.get(folded);
      inOneCase.set(folded, name);
      if (twin !== undefined)
        this.#refuse(
          below(shown, name),
          `${withoutHidden(twin)} differs from it in case only, and many systems keep one of the two. Rename one.`,
        );
    }
  }

  /** Names in a folder, sorted; read one by one, since a hostile folder may have millions. */
  #names(path: string, shown: string): string[] {
    const names: string[] = [];
    try {
      const folder = opendirSync(path);
      try {
        for (let entry = folder.readSync(); entry; entry = folder.readSync()) {
          names.push(entry.name);
          if (++this.#seen <= MOST_FILES) continue;
          this.full = {
            path: ".",
            message: `The folder holds more than ${MOST_FILES} files. Expected a registry; name the folder that holds its entries and nothing else.`,
          };
          return [];
        }
      } finally {
        folder.closeSync();
      }
    } catch (error) {
      this.#refuse(shown || ".", cannotRead(error));
    }
    return names.sort();
  }

  /** Whether the name stands for an entry or for a folder of entries. */
  #one(folder: string, name: string, above: string, depth: number): boolean {
    const path = join(folder, name);
    const shown = below(above, name);
    try {
      const isLink = lstatSync(path).isSymbolicLink();
      const stat = statSync(path, { throwIfNoEntry: false });
      if (isLink && !(stat && this.#isInside(path))) {
        this.#refuse(
          shown,
          `The link leads ${stat ? "out of the registry folder" : "nowhere"}; put the file itself here.`,
        );
        return false;
      }
      if (stat?.isDirectory()) {
        if (NO_ENTRIES.has(name) || isLink) return false;
        if (!this.#hasPlainName(name, shown)) return false;
        this.folder(path, shown, depth + 1);
        return true;
      }
      if (!stat || !name.endsWith(".json") || name === "package.json") return false;
      if (this.#hasPlainName(name, shown)) this.files.push({ path: realpathSync(path), shown });
      return true;
    } catch (error) {
      this.#refuse(shown, cannotRead(error));
      return false;
    }
  }

  #isInside(path: string): boolean {
    return realpathSync(path).startsWith(this.#root + sep);
  }

  #hasPlainName(name: string, shown: string): boolean {
    if (!hasHidden(name)) return true;
    this.#refuse(
      shown,
      "The name holds characters that nobody sees. Rename it with letters, digits, hyphens and dots.",
    );
    return false;
  }

  #refuse(path: string, message: string): void {
    this.problems.push({ path, message });
  }
}

function below(folder: string, name: string): string {
  const shown = withoutHidden(name);
  return folder === "" ? shown : `${folder}/${shown}`;
}
