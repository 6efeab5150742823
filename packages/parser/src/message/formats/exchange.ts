import { toBareAddress } from "../address.js";
import type { Finding } from "../finding.js";
import { LONGEST_REPLY } from "../limits.js";
import type { Report } from "../report.js";
import { type Format, says } from "./format.js";
import { readRecipientLine } from "./list.js";

/** "Generating server:", in the languages in which Exchange and Microsoft 365 write it. */
const GENERATING_SERVER = [
  "Generating server",
  "Serveur de génération",
  "Serveur générateur",
  "Generierender Server",
  "Server wird generiert",
  "Servidor de generación",
  "Servidor que genera",
  "Server di generazione",
  "Server generante",
  "Servidor de geração",
  "Servidor gerador",
  "Gerando servidor",
  "Bezig met genereren van server",
  "Genererende server",
  "Genererer server",
  "Genererar server",
  "Luodaan palvelinta",
  "Serwer generujący",
  "Generující server",
  "Generáló kiszolgáló",
  "Oluşturan sunucu",
  "Создающий сервер",
  "Создание сервера",
  "Формирующий сервер",
  "生成サーバー",
  "生成服务器",
  "正在生成服务器",
  "產生伺服器",
  "생성 서버",
] as const;

const SERVER_LINE = new RegExp(`^\\s*(?:${GENERATING_SERVER.join("|")})\\s*[:：]\\s*(\\S{0,255})`, "im");

/** Exchange 2007 and later, Microsoft 365: the section for administrators. */
export const exchange: Format = {
  name: "exchange",
  recognises: (report) => SERVER_LINE.test(report.text),
  read: (report) =>
    readAdministratorSection(report.text.slice(SERVER_LINE.exec(report.text)!.index).split("\n").slice(1)),
};

/** Each recipient on a line of its own, maybe the remote server on the next, then the reply. */
function readAdministratorSection(lines: readonly string[]): Finding[] {
  const found: Finding[] = [];
  let recipient: string | undefined;
  let reason: string[] = [];
  const close = (): void => {
    if (recipient !== undefined) found.push(toFinding(recipient, reason));
  };
  for (const line of lines) {
    if (/[:：]\s*$/.test(line) && reason.length > 0) break;
    const next = readRecipientLine(line);
    if (next && next.reason === "" && !line.includes("'")) {
      close();
      recipient = next.recipient;
      reason = [];
    } else if (line.trim() !== "") reason.push(line.trim());
  }
  close();
  return found;
}

const HOST_LINE = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;

function toFinding(recipient: string, lines: readonly string[]): Finding {
  const host = lines[0] !== undefined && HOST_LINE.test(lines[0]) ? lines[0] : undefined;
  const text = (host === undefined ? lines : lines.slice(1)).join(" ").slice(0, LONGEST_REPLY).trim();
  return {
    recipient,
    remoteHost: host,
    reason: text.replace(/#{1,2}(?:SMTP#)?$/, "").replace(/^#(?:(?=[245])|<)/, "") || undefined,
  };
}

/** Exchange 5.5 to 2003: `user@example.com on 4/29/2010 11:34 PM`, the reason indented below. */
export const exchange2003: Format = {
  name: "exchange",
  recognises: (report) =>
    says(
      report,
      "did not reach the following recipient",
      "The following recipient(s) could not be reached",
      "The following recipient(s) cannot be reached",
    ) || /^\s{0,40}(?:MSEXCH:|<[^\s<>#]{1,255} #[245]\.\d{1,3}\.\d{1,3}(?: smtp;|>))/m.test(report.text),
  read: readOldList,
};

const OLD_RECIPIENT =
  /^\s*['"<]?([^\s'"<>]{1,320}@[^\s'"<>]{1,255}|[^\n@]{1,100}?)['">]? (?:on|am|le|el|il|em|op|den) (?:[a-zé]{2,4}\.?,? )?\d|^\s*['"<]?([^\s'"<>]{1,320}@[^\s'"<>]{1,255})['">]?\s*$/i;

function readOldList({ lines }: Report): Finding[] {
  const start = lines.findIndex((line) => /recipient/i.test(line) && /reach|erreich|attein/.test(line)) + 1;
  const found: { recipient: string | undefined; reason: string }[] = [];
  const sameLine = /following recipient(?:\(s\))?: *(\S+@\S+)/.exec(lines[start - 1] ?? "");
  if (sameLine) found.push({ recipient: toBareAddress(sameLine[1]!), reason: "" });
  for (const line of lines.slice(start)) {
    const next = OLD_RECIPIENT.exec(line);
    if (next) found.push({ recipient: toBareAddress(next[1] ?? next[2]!), reason: "" });
    else if (found.length > 0 && !/MTS-ID of the original|^\s*;?l=/.test(line))
      found.at(-1)!.reason += ` ${line.trim()}`;
  }
  return found.map(({ recipient, reason }) => ({ recipient, reason: withoutTrace(reason) }));
}

/** `<mx.example.com #5.1.1 smtp;550 …>` holds the reply; `MSEXCH:IMS:…` is a trace behind the reason. */
function withoutTrace(reason: string): string | undefined {
  const coded = /<[^\s<>#]{1,255} #[245]\.\d{1,3}\.\d{1,3}(?: smtp;[^>]{0,1000}(?:>[^<>]{0,200})?)?>/.exec(
    reason,
  )?.[0];
  if (coded?.includes("smtp;")) return coded.slice(1, -1).replace(/^\S+ #\S+ smtp;/, "");
  return (
    reason
      .replace(/\s*MSEXCH:\S*/, "")
      .replace(/\s+/g, " ")
      .trim() || undefined
  );
}
