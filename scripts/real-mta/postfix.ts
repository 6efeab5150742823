/**
 * `npx tsx scripts/real-mta/postfix.ts`: a real Postfix meets 200 replies of the registry; its log and its bounce
 * messages must give every reply back with its entry. A private instance in a temporary folder on loopback; the
 * system's own Postfix is not touched.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Place, type Running, runTrial } from "./run.ts";

function configure({ folder, program, port, smarthost }: Place): Running {
  const [config, queue, data] = ["config", "queue", "data"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const path of [config, queue, data]) mkdirSync(path);
  const log = join(folder, "mail.log");
  writeFileSync(join(config, "main.cf"), mainConfiguration({ folder, queue, data, log, smarthost }));
  writeFileSync(join(config, "master.cf"), SERVICES.replace("PORT", String(port)));
  spawnSync("chown", ["postfix", data]);
  const command = (word: string): string[] => [program, "-c", config, word];
  return { log, start: command("start-fg"), stop: command("stop") };
}

interface Paths {
  readonly folder: string;
  readonly queue: string;
  readonly data: string;
  readonly log: string;
  readonly smarthost: number;
}

/** A lifetime of 0 means one attempt: what is deferred then bounces at once (postconf(5), maximal_queue_lifetime). */
function mainConfiguration({ folder, queue, data, log, smarthost }: Paths): string {
  return `compatibility_level = 3.6
queue_directory = ${queue}
data_directory = ${data}
maillog_file = ${log}
maillog_file_prefixes = ${folder}
syslog_name = postfix-trial
myhostname = mail.senders.example
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_peername_lookup = no
relayhost = [127.0.0.1]:${smarthost}
default_destination_concurrency_failed_cohort_limit = 0
smtp_connection_cache_on_demand = no
smtp_tls_security_level = none
maximal_queue_lifetime = 0
bounce_queue_lifetime = 0
alias_maps =
alias_database =
local_recipient_maps =
notify_classes =
`;
}

const SERVICES = `127.0.0.1:PORT inet n - n - - smtpd
cleanup   unix  n - n -    0 cleanup
qmgr      unix  n - n 300  1 qmgr
rewrite   unix  - - n -    - trivial-rewrite
bounce    unix  - - n -    0 bounce
defer     unix  - - n -    0 bounce
trace     unix  - - n -    0 bounce
verify    unix  - - n -    1 verify
smtp      unix  - - n -    10 smtp
relay     unix  - - n -    10 smtp
error     unix  - - n -    - error
retry     unix  - - n -    - error
local     unix  - n n -    - local
anvil     unix  - - n -    1 anvil
scache    unix  - - n -    1 scache
flush     unix  n - n 1000? 0 flush
proxymap  unix  - - n -    - proxymap
showq     unix  n - n -    - showq
tlsmgr    unix  - - n 1000? 1 tlsmgr
pickup    unix  n - n 60   1 pickup
postlog   unix-dgram n - n - 1 postlogd
`;

await runTrial({
  name: "Postfix",
  program: "postfix",
  install: "apt-get install postfix",
  format: "postfix-log",
  configure,
});
