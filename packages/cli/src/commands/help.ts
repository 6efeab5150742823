import { ExitCode } from "../exit-code.js";
import { print } from "../terminal/standard-output.js";
import { UsageError } from "../usage-error.js";

const GENERAL = `bouncebook: what a mail server's reply means, and what to do about it

  bouncebook [explain] [REPLY | CODE | ID]…   a person's answer; from standard
                                              input when there is no argument
  bouncebook match                            a reply or {"reply": …} a line in,
                                              a JSON diagnosis a line out
  bouncebook parse [PATH]…                    bounce messages, mbox, Maildir, folders,
                                              server logs, webhook JSON: one JSON
                                              event a line, with its diagnosis
  bouncebook list [--kind --provider --reason]
  bouncebook search WORDS
  bouncebook show ID…
  bouncebook export [TARGET] [--out DIR]      the registry as tables, SQL, plain data and
                                              rule files of mail servers
  bouncebook completion bash | zsh | fish

Flags
  --host NAME        the server that answered
  --recipient ADDR   the address that the message was for
  --command VERB     the SMTP command that was answered: RCPT, DATA, …
  --final            the retry window is over
  --registry DIR     a folder of your own entries, used on top of the public ones
  --format FORMAT    text, json, markdown or html
  --color WHEN       auto, always or never
  --help, --version

Exit: 0 answered, 1 nothing recognised, 2 wrong usage, 3 input not readable
`;

const OF_COMMAND: Readonly<Record<string, string>> = {
  explain: `bouncebook [explain] [REPLY | CODE | ID]… [--host --recipient --command --final --registry --format --color]

  bouncebook "550 5.1.1 User unknown"
  bouncebook 5.7.26
  bouncebook --host gmail-smtp-in.l.google.com "421 4.7.28 …"
  pbpaste | bouncebook
`,
  match: `bouncebook match [--host --recipient --command --final --registry] < LINES

A line is a reply, or {"reply", "host", "recipient", "command", "final"}.
Each gives one line of JSON, in the same order.
`,
  parse: `bouncebook parse [PATH]… [--registry DIR]

  bouncebook parse /var/log/mail.log
  bouncebook parse bounces/ Maildir/ archive.mbox mail.log.2.gz
  bouncebook parse < bounce.eml

Each event is one line of JSON with its "diagnosis".
`,
  list: `bouncebook list [--kind KIND] [--provider ID] [--reason REASON] [--registry DIR] [--format text|json]

  bouncebook list --kind reason
  bouncebook list --provider google
  bouncebook list --kind response --reason mailbox-full
`,
  search: `bouncebook search WORDS [--registry DIR] [--format text|json]

  bouncebook search banned sending ip
`,
  show: `bouncebook show ID… [--registry DIR] [--format text|json|markdown|html] [--color WHEN]

  bouncebook show google/dmarc-policy
  bouncebook show 5.7.26
`,
  export: `bouncebook export [TARGET] [--out DIR] [--provider ID] [--defer REASON,REASON]

  bouncebook export                             the targets
  bouncebook export json > registry.json        one file goes to standard output
  bouncebook export sql --out bouncebook-sql    several go into a folder

Some targets take --provider, for the rules of one provider, or --defer, for
reasons that a mail server shall try again although the reply says 5xx.
`,
  completion: `bouncebook completion bash | zsh | fish

  bouncebook completion bash >> ~/.bashrc
`,
};

/** `bouncebook --help`, or the help of one command. */
export function help(command?: string): number {
  if (command === undefined) print(GENERAL);
  else if (!Object.hasOwn(OF_COMMAND, command))
    throw new UsageError(`there is no command ${JSON.stringify(command)}. See: bouncebook --help.`);
  else print(OF_COMMAND[command]!);
  return ExitCode.answered;
}
