import { ezweb, kddi, verizon } from "./carriers.js";
import { domino } from "./domino.js";
import { exchange, exchange2003 } from "./exchange.js";
import { exim, gmx, mailru } from "./exim.js";
import type { Format } from "./format.js";
import {
  amavis,
  deliveryFailed,
  interscan,
  mailfoundry,
  mailmarshal,
  mcafee,
  messagelabs,
  mfilter,
  mimecast,
  returnedMail,
  surfcontrol,
} from "./gateways.js";
import { gmail, googleGroups } from "./google.js";
import { fml, mailingList } from "./mailing-lists.js";
import { mdaemon } from "./mdaemon.js";
import { postfix } from "./postfix.js";
import { qmail, qmailLike, yahoo } from "./qmail.js";
import { sendmail } from "./sendmail.js";
import { courier, dma, imail, james, messagingServer, opensmtpd, smtpServer, zoho } from "./servers.js";

/** Every format; the first one that recognises a report and finds a recipient reads it. */
export const FORMATS: readonly Format[] = [
  postfix,
  sendmail,
  exchange,
  googleGroups,
  gmail,
  zoho,
  gmx,
  mailru,
  exim,
  yahoo,
  james,
  qmail,
  courier,
  opensmtpd,
  dma,
  messagingServer,
  exchange2003,
  domino,
  mcafee,
  amavis,
  interscan,
  mfilter,
  mailmarshal,
  mailfoundry,
  messagelabs,
  mimecast,
  surfcontrol,
  mdaemon,
  returnedMail,
  smtpServer,
  imail,
  kddi,
  ezweb,
  verizon,
  fml,
  mailingList,
  deliveryFailed,
  qmailLike,
];
