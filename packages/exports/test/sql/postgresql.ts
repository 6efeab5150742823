import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Engine, Row } from "./engine.js";
import { makeFolder, removeFolder, writeFiles } from "./folder.js";

/** Debian keeps the server's programs out of the PATH. */
const DEBIAN = "/usr/lib/postgresql";

/** The folder with initdb and pg_ctl; undefined where PostgreSQL is not installed. */
export function findPostgresql(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(DEBIAN, version, "bin")),
    ...(process.env.PATH ?? "").split(":"),
  ];
  return folders.find((folder) =>
    ["initdb", "pg_ctl", "psql"].every((name) => existsSync(join(folder, name))),
  );
}

interface Account {
  readonly name: string;
  readonly uid: number;
}

/** The server refuses to run as root, so root runs it as another user. */
function accountForServer(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const name = spawnSync("id", ["-u", "postgres"]).status === 0 ? "postgres" : "nobody";
  return { name, uid: Number(spawnSync("id", ["-u", name], { encoding: "utf8" }).stdout) };
}

/** A server of its own in a temporary folder, reached by a socket there and by nobody else. */
export interface PostgresqlServer {
  readonly folder: string;
  /** Variables by which psql finds it, and the folder of psql in the PATH. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): void;
}

export function startServer(programs: string): PostgresqlServer {
  const folder = makeFolder();
  const account = accountForServer();
  const home = join(folder, "server");
  mkdirSync(home, { mode: 0o700 });
  if (account) chownSync(home, account.uid, 0);
  const data = join(home, "data");
  const server = (program: string, args: readonly string[]): void =>
    void (account
      ? run("runuser", ["-u", account.name, "--", join(programs, program), ...args], home)
      : run(join(programs, program), args, home));
  server("initdb", ["-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "-N"]);
  const settings = `-c listen_addresses='' -c unix_socket_directories=${home} -c fsync=off`;
  server("pg_ctl", ["-D", data, "-w", "-l", join(home, "log"), "-o", settings, "start"]);
  const halt = (): void => server("pg_ctl", ["-D", data, "-m", "immediate", "stop"]);
  process.once("exit", halt);
  return {
    folder,
    environment: { PGHOST: home, PGUSER: "postgres", PATH: `${programs}:${process.env.PATH ?? ""}` },
    stop() {
      process.off("exit", halt);
      halt();
      removeFolder(folder);
    },
  };
}

export function startPostgresql(programs: string): Engine {
  const { folder, environment, stop } = startServer(programs);
  const psql = (args: readonly string[]): string =>
    run(join(programs, "psql"), ["-X", "-q", "-v", "ON_ERROR_STOP=1", ...args], folder, environment);
  const query = async (sql: string): Promise<readonly Row[]> => {
    const answer = psql(["-At", "-c", `SELECT json_agg(q) FROM (${sql}) q`]).trim();
    return answer === "" ? [] : (JSON.parse(answer) as Row[]);
  };
  return {
    name: "postgresql",
    query,
    async classify(files, replies) {
      writeFiles(folder, files);
      const rows = replies.map((reply) => [
        reply.id,
        // PostgreSQL holds no NUL; it is white space to the classification.
        quoted(reply.reply.replaceAll("\u0000", " ")),
        ...[reply.host, reply.recipient, reply.command].map((value) => (value === null ? "" : quoted(value))),
        reply.final === null ? "" : String(reply.final),
      ]);
      writeFileSync(join(folder, "replies.csv"), `${rows.map((row) => row.join(",")).join("\n")}\n`);
      psql(["-f", "postgresql/load.sql"]);
      psql(["-c", "DROP TABLE IF EXISTS replies", "-c", REPLIES, "-c", COPY, "-c", "ANALYZE replies"]);
      psql(["-f", "postgresql/classify.sql"]);
      return query("SELECT * FROM bouncebook_classified ORDER BY id");
    },
    async close() {
      stop();
    },
  };
}

const REPLIES =
  "CREATE TABLE replies (id integer, reply text, host text, recipient text, command text, final boolean)";
const COPY = "\\copy replies FROM 'replies.csv' WITH (FORMAT csv)";

function quoted(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}

const LARGEST_ANSWER = 256 * 1024 * 1024;

/** Runs a program to its end; what it complained about is in the error. */
function run(
  program: string,
  args: readonly string[],
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: LARGEST_ANSWER,
    env: { ...process.env, LC_ALL: "C.UTF-8", PGCLIENTENCODING: "UTF8", ...environment },
    // pg_ctl's server would keep these open.
    stdio: program.endsWith("pg_ctl") || args.some((each) => each.endsWith("pg_ctl")) ? "ignore" : "pipe",
  });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${error?.message ?? stderr ?? ""}`);
  return stdout ?? "";
}
