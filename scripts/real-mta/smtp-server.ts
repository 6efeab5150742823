import { createServer, type Server, type Socket } from "node:net";
import type { Case } from "./cases.ts";

/** A server that refuses the cases and keeps whatever else it gets: the bounce messages. */
export interface TrialServer {
  readonly port: number;
  readonly messages: readonly string[];
  close(): Promise<void>;
}

export async function startServer(cases: readonly Case[]): Promise<TrialServer> {
  const byRecipient = new Map(cases.map((one) => [one.recipient, one]));
  const messages: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    new Session(socket, byRecipient, messages);
  });
  const port = await listen(server);
  const close = (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    return new Promise((done) => server.close(() => done()));
  };
  return { port, messages, close };
}

function listen(server: Server): Promise<number> {
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      done(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
}

/** As much of RFC 5321 as a mail server needs to deliver: no extensions, so that no replies are pipelined. */
class Session {
  readonly #socket: Socket;
  readonly #cases: ReadonlyMap<string, Case>;
  readonly #messages: string[];
  #pending = "";
  /** The message that is coming in. */
  #data: string | undefined;
  #case: Case | undefined;

  constructor(socket: Socket, cases: ReadonlyMap<string, Case>, messages: string[]) {
    this.#socket = socket;
    this.#cases = cases;
    this.#messages = messages;
    socket.setEncoding("latin1");
    socket.on("data", (chunk: string) => this.#read(chunk));
    this.#answer("220 mx.recipients.example ESMTP");
  }

  #answer(reply: string): void {
    this.#socket.write(`${reply.replaceAll("\n", "\r\n")}\r\n`);
  }

  #read(chunk: string): void {
    this.#pending += chunk;
    for (let end = this.#pending.indexOf("\r\n"); end >= 0; end = this.#pending.indexOf("\r\n")) {
      const line = this.#pending.slice(0, end);
      this.#pending = this.#pending.slice(end + 2);
      if (this.#data === undefined) this.#command(line);
      else if (line === ".") this.#endOfData(this.#data);
      else this.#data += `${line.startsWith(".") ? line.slice(1) : line}\r\n`;
    }
  }

  #command(line: string): void {
    switch (line.slice(0, 4).toUpperCase()) {
      case "RCPT":
        this.#case = this.#cases.get(/<([^<>]*)>/.exec(line)?.[1] ?? "");
        this.#answer(this.#case?.command === "RCPT" ? this.#case.reply : "250 2.1.5 Ok");
        break;
      case "DATA":
        this.#data = "";
        this.#answer("354 End data with <CR><LF>.<CR><LF>");
        break;
      case "QUIT":
        this.#socket.end("221 2.0.0 Bye\r\n");
        break;
      default:
        this.#answer("250 mx.recipients.example");
    }
  }

  #endOfData(message: string): void {
    this.#data = undefined;
    if (this.#case === undefined) this.#messages.push(message);
    this.#answer(this.#case?.reply ?? "250 2.0.0 Ok");
  }
}
