import type { Report } from "./report.js";

/** Senders of reports: no person writes from these. */
const DAEMON = /mailer-?daemon|mail delivery (?:sub)?system|mail delivery service|^\s*<>/;
/** Senders of reports and of other notices. */
const STAFF = /p(?:ost|oost) ?master|mail ?administrator|mail ?system|delivery status|undeliver|inter ?scan/;

/** Beginnings and parts of subjects under which mail comes back. */
const SUBJECT = new RegExp(
  [
    "undeliver",
    "non[- ]?deliver",
    "not (?:be(?:en)? )?delivered",
    "deliver(?:y|ing)? (?:status|fail|has failed|problem|error|notification|report|delayed|incomplete)",
    "fail(?:ed|ure) (?:notice|delivery|to deliver)",
    "failure notice",
    "mail (?:delivery|error|system error|failure|could not)",
    "message (?:delivery|you sent|not delivered|undelivered|could not)",
    "returned (?:mail|to sender|message)",
    "return(?:ing)? (?:mail|message) to sender",
    "could ?n[o']t (?:be )?deliver",
    "error sending your mail",
    "delayed mail",
    "loop alert",
    "rejected (?:mail|message)",
    "unzustellbar",
    "nicht zustellbar",
    "zustell(?:ung|bericht)",
    "non (?:remis|distribu)",
    "échec de (?:la )?(?:remise|distribution)",
    "no se (?:puede|pudo|ha podido) entregar",
    "no entregad",
    "error de entrega",
    "non recapitabil",
    "mancata consegna",
    "recapito",
    "não (?:foi )?(?:entreg|possível)",
    "niet (?:afgeleverd|bezorgd)",
    "onbestelbaar",
    "olevererbart",
    "kan ikke leveres",
    "nie (?:dostarczon|można dostarczyć)",
    "niedostarczon",
    "nedoručiteln",
    "не ?доставлен",
    "недоставлен",
    "teslim edilemedi",
    "配信(?:不能|できません|エラー|失敗)",
    "送信(?:できません|不能|エラー)",
    "メールエラー",
    "エラー通知",
    "不達",
    "届きません",
    "配送",
    "退信",
    "无法(?:投递|送达)",
    "未送达",
    "無法(?:投遞|傳遞|寄達)",
    "전송 ?실패",
    "배달(?:되지|할 수|불가)",
  ].join("|"),
  "i",
);

/** Whether a message that no standard and no format explains looks like a report of failed delivery. */
export function looksLikeBounce({ header, from, subject, failedRecipients }: Report): boolean {
  if (failedRecipients.length > 0) return true;
  if (DAEMON.test(from)) return true;
  const bySubject = SUBJECT.test(subject);
  const byNobody = /^<\s*>$/.test(header.get("return-path").trim());
  return (
    bySubject &&
    (STAFF.test(from) ||
      from.trim() === "" ||
      byNobody ||
      header.has("x-mailer-daemon-recipients") ||
      /report-type/i.test(header.get("content-type")))
  );
}
