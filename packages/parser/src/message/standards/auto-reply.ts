import type { Header } from "../mime/header.js";

/** Fields that only responders write; their presence is enough. */
const RESPONDER_FIELDS = [
  "x-autoreply",
  "x-auto-reply",
  "x-autorespond",
  "x-autoresponder",
  "x-mail-autoreply",
  "x-vacation",
  "x-auto-response-from",
];

/** Beginnings of subjects of absence notes and other automatic answers, in the languages of common responders. */
const SUBJECT = new RegExp(
  `^(?:${[
    "auto(?:matic|mated|mat)?[ -]?(?:re(?:ply|sponse|spond)|antwort|svar)",
    "auto ?: ",
    "autorespon[ds]",
    "out of (?:the )?office",
    "(?:on )?vacation(?: reply| message)?\\b",
    "away (?:from|until|till)",
    "i(?:'m| am) (?:away|out)",
    "automatische (?:antwort|respons)",
    "abwesen",
    "réponse automatique",
    "absence du bureau",
    "respuesta automática",
    "fuera de (?:la )?oficina",
    "risposta automatica",
    "fuori sede",
    "resposta automática",
    "automatisch antwoord",
    "autosvar",
    "automatsko|automaattinen vastaus",
    "odpowiedź automatyczna|automatyczna odpowiedź",
    "automatická odpověď",
    "автоответ|автоматический ответ",
    "otomatik yanıt",
    "自動返信|自動応答|不在通知|不在のお知らせ",
    "自动(?:回复|答复)|自動(?:回覆|回復)",
    "자동 ?(?:회신|응답)",
  ].join("|")})`,
  "i",
);

/** An automatic reply: RFC 3834, section 5, and what responders write instead. */
export function isAutoReply(header: Header, subject: string): boolean {
  if (/^auto-(?:replied\b|generated.{0,20}vacation)/i.test(header.get("auto-submitted"))) return true;
  if (RESPONDER_FIELDS.some((name) => header.has(name) && !/^(?:no|false)\b/i.test(header.get(name))))
    return true;
  if (/^auto[_-]reply/i.test(header.get("precedence"))) return true;
  if (/\boof\b|autoreply/i.test(header.get("x-auto-response-suppress")) && SUBJECT.test(subject)) return true;
  return SUBJECT.test(subject.replace(/^(?:re|fw|fwd|aw|sv) ?: ?/i, ""));
}
