// Bundled and run in a browser: reply, message and look-up, worded as HTML.
import { lookup } from "@bouncebook/data";
import { formatDiagnosis } from "@bouncebook/formatter";
import { match } from "@bouncebook/matcher";
import { parseMessage } from "@bouncebook/parser";

const message = `Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; nobody@example.com
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <nobody@example.com>: Recipient address rejected: User unknown

--b--
`;
const [event] = parseMessage(message);
const diagnosis = match(event.reply);
const answer = [event.recipient, diagnosis.action, diagnosis.reason, typeof lookup("5.7.26").title];
const shown = document.createElement("pre");
shown.textContent = `${BUNDLE}: ${answer.join(" ")}`;
document.body.append(shown);
document.body.insertAdjacentHTML("beforeend", formatDiagnosis(diagnosis, { format: "html" }));
