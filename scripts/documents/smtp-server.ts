import { createServer, type Server, type Socket } from "node:net";

/** Replies by what they answer: CONNECT, AUTH, MAIL, an address for its RCPT, or DATA for the end of the message. */
export type Replies = Readonly<Record<string, string>>;

export interface RefusingServer {
  readonly url: string;
  close(): Promise<void>;
}

/** An SMTP server on loopback that refuses what it is told to; it knows no TLS. */
export async function startRefusing(replies: Replies): Promise<RefusingServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    serve(socket, replies);
  });
  const port = await listen(server);
  const close = (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    return new Promise((done) => server.close(() => done()));
  };
  return { url: `smtp://127.0.0.1:${port}`, close };
}

function listen(server: Server): Promise<number> {
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => done((server.address() as { port: number }).port));
  });
}

function serve(socket: Socket, replies: Replies): void {
  const answer = (reply: string): void => void socket.write(`${reply.replaceAll("\n", "\r\n")}\r\n`);
  let pending = "";
  let inMessage = false;
  answer(replies.CONNECT ?? "220 mx.example.com ESMTP");
  socket.setEncoding("latin1");
  socket.on("data", (chunk: string) => {
    const lines = `${pending}${chunk}`.split("\r\n");
    pending = lines.pop()!;
    for (const line of lines) {
      if (!inMessage) answer(replyTo(line, replies));
      else if (line === ".") answer(replies.DATA ?? "250 2.0.0 Ok");
      inMessage = inMessage ? line !== "." : /^DATA$/i.test(line);
    }
  });
}

function replyTo(line: string, replies: Replies): string {
  const [, recipient = ""] = /^RCPT TO:<([^<>]*)>/i.exec(line) ?? [];
  switch (line.slice(0, 4).toUpperCase()) {
    case "EHLO":
      return "250-mx.example.com\n250 AUTH PLAIN";
    case "AUTH":
      return replies.AUTH ?? "235 2.7.0 Ok";
    case "MAIL":
      return replies.MAIL ?? "250 2.1.0 Ok";
    case "RCPT":
      return replies[recipient] ?? "250 2.1.5 Ok";
    case "DATA":
      return "354 End data with <CR><LF>.<CR><LF>";
    case "QUIT":
      return "221 2.0.0 Bye";
    default:
      return "250 2.0.0 Ok";
  }
}
