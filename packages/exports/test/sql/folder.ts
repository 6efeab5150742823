import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ExportFile } from "../../src/index.js";

/** A temporary folder; the caller removes it. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "bouncebook-"));
  chmodSync(folder, 0o755);
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

export function writeFiles(folder: string, files: readonly ExportFile[]): void {
  for (const { path, text, bytes } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text ?? bytes);
  }
}
