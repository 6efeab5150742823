import { connect } from "node:net";
import { type Case, SENDER } from "./cases.ts";

const PATIENCE = 60_000;

/** Hands one message for each case to the mail server under trial. */
export function inject(port: number, cases: readonly Case[]): Promise<void> {
  const steps = ["EHLO client.senders.example", ...cases.flatMap(dialogue), "QUIT"];
  return new Promise((done, fail) => {
    const socket = connect({ port, host: "127.0.0.1" });
    let pending = "";
    socket.setTimeout(PATIENCE, () => socket.destroy(new Error("the mail server stopped answering")));
    socket.on("error", fail);
    socket.on("close", () =>
      steps.length === 0 ? done() : fail(new Error("the mail server closed the connection")),
    );
    socket.setEncoding("latin1");
    socket.on("data", (chunk: string) => {
      pending += chunk;
      for (let end = pending.indexOf("\n"); end >= 0; end = pending.indexOf("\n")) {
        const line = pending.slice(0, end);
        pending = pending.slice(end + 1);
        if (line[3] === "-") continue;
        if (!/^[23]/.test(line)) socket.destroy(new Error(`the mail server refused its own client: ${line}`));
        else if (steps.length > 0) socket.write(`${steps.shift()}\r\n`);
      }
    });
  });
}

function dialogue({ recipient }: Case, at: number): string[] {
  const headers = [
    `From: <${SENDER}>`,
    `To: <${recipient}>`,
    `Subject: Trial ${at}`,
    `Message-ID: <trial.${at}@senders.example>`,
    "MIME-Version: 1.0",
  ];
  return [
    `MAIL FROM:<${SENDER}>`,
    `RCPT TO:<${recipient}>`,
    "DATA",
    [...headers, "", "Hello.", "."].join("\r\n"),
  ];
}

/** Waits until the mail server takes connections. */
export async function untilListening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await answers(port)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("the mail server did not start listening within 10 seconds");
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.once("connect", () => {
      socket.destroy();
      done(true);
    });
    socket.once("error", () => done(false));
  });
}
