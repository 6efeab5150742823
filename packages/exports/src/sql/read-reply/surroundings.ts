import type { Dialect } from "../dialect.js";
import { ENHANCED, KEPT, STARTS_WITH_CODE, type Step } from "./step.js";

/** The command behind, a quotation, and the diagnostic type in front. */
export function unwrapped(dialect: Dialect): Step[] {
  const { literal, matches, extract, replaceAll } = dialect;
  const quoted = `^(?:[245][0-9][0-9] )?(?:${ENHANCED} )?${ENHANCED} - [^']{1,80} '(.+)' [(]delivery attempts: [0-9]{1,6}[)]$`;
  return [
    [
      "answered",
      `SELECT ${KEPT},
    CASE WHEN t LIKE '%)' THEN ${extract("t", "[(]in reply to (?:end of )?([a-z ]{3,48})[)]$")} ELSE '' END AS command_behind,
    CASE WHEN t LIKE '%)' THEN ${replaceAll("t", " ?[(]in reply to [a-z ]{3,56}[)]$", literal(""))} ELSE t END AS t
  FROM joined`,
    ],
    [
      "quoted",
      `SELECT ${KEPT}, command_behind, t,
    CASE WHEN t LIKE '%)' THEN ${extract("t", quoted)} ELSE '' END AS quotation
  FROM answered`,
    ],
    [
      "unquoted",
      `SELECT ${KEPT}, command_behind,
    CASE WHEN quotation = '' THEN t
      WHEN ${matches("quotation", STARTS_WITH_CODE)} THEN quotation
      ELSE ${extract("t", "^([245][0-9][0-9] )")} || quotation END AS t
  FROM quoted`,
    ],
    [
      "typed",
      `SELECT ${KEPT}, command_behind,
    CASE WHEN ${matches("t", "^[2-5]")} THEN TRUE ELSE FALSE END AS begins_with_digit,
    CASE WHEN ${matches("t", "^[2-5]")} THEN t
      ELSE ${replaceAll("t", "^(?:smtp|lmtp|unix|dns|x400|mts|x-[a-z0-9-]{1,30}) ?; ?", literal(""))} END AS t
  FROM unquoted`,
    ],
  ];
}

const HOST_SAID = "(host [^ \\[\\]()]{1,253} ?(?:\\[[^\\] ]{1,60}\\])?(?::[0-9]{1,5})? said: ?)";
const EXIM =
  "((?:smtp|lmtp) error from remote (?:mail server|mailserver|mailer) after [^:]+(?::[^ ][^:]*)*:(?: host [^ \\[\\]]{1,253} ?(?:\\[[^\\] ]{1,60}\\])?:)?(?: |$))";
const WORD_IN_FRONT = "(?:^|[^a-z0-9_])";
const REMOTE_SAID = `${WORD_IN_FRONT}(?:remote (?:host|mta|server|system)|server|host|they) (?:said|replied|responded|answered|returned)(?: with)?:? ?['"]?([2-5][0-9][0-9](?:[ -].*)?)$`;
const BEFORE_ENHANCED = `[ -]#?${ENHANCED}(?:[^0-9.]|[.][^0-9]|[.]?$)`;
const CODE_INSIDE = `((?:(?:[:;>('"]|<<<) ?[245][0-9][0-9](?:[ -][^0-9]|${BEFORE_ENHANCED})|[ (\\[][245][0-9][0-9]${BEFORE_ENHANCED}).*)$`;

/** What another server wrote around the reply. */
export function behindOtherText(dialect: Dialect): Step[] {
  const { literal, matches, extract, replaceAll, position, substring, length } = dialect;
  const search = (pattern: string): string => `CASE WHEN is_done THEN '' ELSE ${extract("t", pattern)} END`;
  const behind = (found: string): string => substring("t", `${position("t", found)} + ${length(found)}`);
  const isPostfix = `said <> '' AND (after_command = '' OR ${position("t", "said")} < ${position("t", "after_command")})`;
  return [
    [
      "begun",
      `SELECT ${KEPT}, command_behind, t,
    CASE WHEN begins_with_digit OR ${matches("t", STARTS_WITH_CODE)} THEN TRUE ELSE FALSE END AS is_done
  FROM typed`,
    ],
    [
      "searched",
      `SELECT ${KEPT}, command_behind, t, is_done,
    ${search(`${WORD_IN_FRONT}${HOST_SAID}`)} AS said,
    ${search(`${WORD_IN_FRONT}${EXIM}`)} AS after_command,
    ${search("(while talking to [^ :]{1,253}: ?)")} AS talking,
    ${search(REMOTE_SAID)} AS remote_said
  FROM begun`,
    ],
    [
      "found",
      `SELECT ${KEPT}, is_done, talking,
    CASE WHEN said = '' AND after_command = '' AND talking <> '' THEN TRUE ELSE FALSE END AS is_talk,
    CASE WHEN command_behind <> '' THEN command_behind
      WHEN ${isPostfix} THEN ''
      WHEN after_command <> '' THEN ${extract("after_command", " after (.+)$")}
      WHEN talking <> '' THEN ${extract(behind("talking"), "^>>> ?([a-z]{4})")}
      ELSE '' END AS found_command,
    CASE WHEN ${isPostfix} THEN ${extract("said", "^host ([^ \\[\\]()]+)")}
      WHEN after_command <> '' THEN ${extract("after_command", ": host ([^ \\[\\]]+) ?(?:\\[[^\\] ]*\\])?: ?$")}
      WHEN talking <> '' THEN ${extract("talking", "^while talking to ([^ :]+)")}
      ELSE '' END AS found_host,
    CASE WHEN ${isPostfix} THEN ${behind("said")}
      WHEN after_command <> '' THEN ${behind("after_command")}
      WHEN talking <> '' THEN ${behind("talking")}
      WHEN remote_said <> '' THEN remote_said
      ELSE t END AS t
  FROM searched`,
    ],
    [
      "talked",
      `SELECT ${KEPT}, is_done, found_command, found_host,
    CASE WHEN is_talk AND ${position("t", literal("<<< "))} > 0
      THEN ${substring("t", `${position("t", literal("<<< "))} + 4`)} ELSE t END AS t
  FROM found`,
    ],
    [
      "skipped",
      `SELECT ${KEPT}, found_command, found_host, t,
    CASE WHEN is_done OR ${matches("t", STARTS_WITH_CODE)} THEN ''
      ELSE ${extract("t", CODE_INSIDE)} END AS code_inside
  FROM talked`,
    ],
    [
      "taken",
      `SELECT ${KEPT}, found_command, found_host,
    CASE WHEN code_inside = '' THEN t ELSE ${replaceAll("code_inside", "^[^0-9]+", literal(""))} END AS t
  FROM skipped`,
    ],
  ];
}
