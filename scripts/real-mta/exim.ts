/**
 * `npx tsx scripts/real-mta/exim.ts`: a real Exim meets 200 replies of the registry; its main log and its bounce
 * messages must give every reply back with its entry. A private instance in a temporary folder on loopback; the
 * system's own Exim is not touched.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Place, type Running, runTrial } from "./run.ts";

function configure({ folder, program, port, smarthost }: Place): Running {
  const [spool, logs] = ["spool", "logs"].map((name) => join(folder, name)) as [string, string];
  for (const path of [spool, logs]) mkdirSync(path);
  spawnSync("chown", ["Debian-exim", spool, logs]);
  const path = join(folder, "exim.conf");
  writeFileSync(path, configuration({ program, spool, logs, port, smarthost }));
  return { log: join(logs, "main.log"), start: [program, "-C", path, "-bdf"] };
}

interface Values {
  readonly program: string;
  readonly spool: string;
  readonly logs: string;
  readonly port: number;
  readonly smarthost: number;
}

/** Without retry rules a temporary error is final ("Retry configuration" of the specification). */
function configuration({ program, spool, logs, port, smarthost }: Values): string {
  return `primary_hostname = mail.senders.example
exim_path = ${program}
deliver_drop_privilege = true
spool_directory = ${spool}
log_file_path = ${logs}/%s.log
pid_file_path = ${spool}/exim.pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${port}
acl_smtp_rcpt = accept
acl_smtp_data = accept
smtp_accept_queue_per_connection = 0
smtp_accept_max = 0
host_lookup =
rfc1413_query_timeout = 0s
keep_environment =
tls_advertise_hosts =
begin routers
smarthost:
  driver = manualroute
  transport = smtp
  route_list = * 127.0.0.1
  self = send
begin transports
smtp:
  driver = smtp
  port = ${smarthost}
  hosts_try_fastopen =
begin retry
`;
}

await runTrial({
  name: "Exim",
  program: "exim4",
  install: "apt-get install exim4-daemon-light",
  format: "exim-log",
  configure,
});
