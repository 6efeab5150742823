import { type Dialect, withSettings } from "../dialect.js";
import type { TableNames } from "../find-templates.js";
import { codes } from "./codes.js";
import { oneLine } from "./one-line.js";
import { behindOtherText, unwrapped } from "./surroundings.js";

/**
 * Steps 1 and 2 of MATCHING.md as a query: the reply is taken out of what surrounds it, its codes are read, and
 * the text comes into normal form. Everything is in lower case from the start, since no output shows the text.
 */
export function readReplies(dialect: Dialect, { replies }: Pick<TableNames, "replies">): string {
  const steps = [
    ...oneLine(dialect, replies),
    ...unwrapped(dialect),
    ...behindOtherText(dialect),
    ...codes(dialect),
  ];
  const ctes = steps.map(([name, query]) => dialect.step(name, query)).join(",\n");
  return withSettings(dialect, `WITH ${ctes}\n${result(dialect)}`);
}

function result(dialect: Dialect): string {
  const { extract, toInteger, substring, replaceAll, literal } = dialect;
  const command = `CASE WHEN given_command <> '' THEN given_command ELSE found_command END`;
  const foundHost = replaceAll(replaceAll("found_host", "[\\[(:].*$", literal("")), "[.]?[ ]*$", literal(""));
  return `SELECT id,
  t AS reply_text,
  ${toInteger(substring("CASE WHEN code <> '' THEN code ELSE enhanced_code END", "1", "1"))} AS reply_class,
  ${toInteger("code")} AS basic,
  CASE WHEN enhanced_code = '' THEN FALSE ELSE TRUE END AS has_enhanced,
  ${toInteger(substring("enhanced_code", "1", "1"))} AS enhanced_class,
  ${toInteger(extract("enhanced_code", "^.[.]([0-9]+)[.]"))} AS enhanced_subject,
  ${toInteger(extract("enhanced_code", "[.]([0-9]+)$"))} AS enhanced_detail,
  CASE WHEN given_host <> '' THEN given_host ELSE ${foundHost} END AS host_name,
  recipient_domain,
  ${isBeforeEnvelope(dialect, command)} AS before_envelope,
  is_final
FROM enhanced`;
}

/** Whether the command is CONNECT or EHLO: nothing has been said yet of a sender or a recipient. */
function isBeforeEnvelope({ matches }: Dialect, command: string): string {
  return `CASE WHEN ${matches(command, "^(?:ehlo|helo|lhlo)")} THEN TRUE
    WHEN ${matches(command, "^(?:mail|rcpt|starttls|auth)|data|message|bdat|end of")} THEN FALSE
    WHEN ${matches(command, "connect|banner|greeting")} THEN TRUE ELSE FALSE END`;
}
