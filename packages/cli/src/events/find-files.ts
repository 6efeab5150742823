import { lstatSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { ExitCode } from "../exit-code.js";
import { UsageError } from "../usage-error.js";

/** The files that paths stand for: a folder's own, of a Maildir the messages, of rotated logs the oldest first. */
export function* findFiles(paths: readonly string[]): Generator<string> {
  for (const path of inOrderOfTime(paths)) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) throw new UsageError(`${path}: there is no such file or folder.`, ExitCode.unreadable);
    if (stat.isDirectory()) yield* filesOf(path);
    else yield path;
  }
}

/** Folders of a Maildir whose files are deliveries in progress, and files that mail programs keep beside messages. */
const NO_MESSAGES = /^(?:tmp|dovecot.*|maildirfolder|maildirsize|subscriptions|\.git|node_modules)$/;

function* filesOf(folder: string): Generator<string> {
  const names = readdirSync(folder).filter((name) => !NO_MESSAGES.test(name));
  for (const path of inOrderOfTime(names.sort().map((name) => join(folder, name)))) {
    const stat = lstatSync(path);
    if (stat.isDirectory()) yield* filesOf(path);
    else if (stat.isFile()) yield path;
  }
}

const ROTATED = /^(.*?)[.-](\d{1,4})(\.gz)?$/;

/**
 * Rotated logs are numbered from the newest to the oldest, mail.log, mail.log.1, mail.log.2.gz: those of one name
 * are read the other way round, at the place of the first. Other paths keep their order.
 */
function inOrderOfTime(paths: readonly string[]): string[] {
  const groups = new Map<string, { path: string; age: number }[]>();
  for (const path of paths) {
    const found = ROTATED.exec(basename(path));
    const name = found ? join(path, "..", found[1]!) : path;
    const group = groups.get(name) ?? [];
    group.push({ path, age: found ? Number(found[2]) : 0 });
    groups.set(name, group);
  }
  return [...groups.values()].flatMap((group) => group.sort((a, b) => b.age - a.age).map(({ path }) => path));
}
