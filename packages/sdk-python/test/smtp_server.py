"""A mail server on loopback that answers what it is told, for as many sessions as it is told, and ends."""

import socket
import threading

LONGEST_SESSION = 20


class SmtpServer:
    """Use it with `with`; `replies` has, by command (CONNECT, EHLO, MAIL, RCPT or an address, END), what to say."""

    def __init__(self, replies, sessions=1):
        self._replies = replies
        self._sessions = sessions
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(LONGEST_SESSION)
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._socket.close()
        self._thread.join(LONGEST_SESSION)

    def _serve(self):
        for _ in range(self._sessions):
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(LONGEST_SESSION)
                try:
                    self._talk(connection.makefile("rwb"))
                except OSError:
                    pass

    def _talk(self, stream):
        self._say(stream, self._replies.get("CONNECT", "220 mx.example.com"))
        for line in stream:
            command = line.decode("utf-8", "replace").strip()
            verb = command[:4].upper()
            if verb == "DATA":
                self._say(stream, "354 go ahead")
                while stream.readline() not in (b".\r\n", b""):
                    pass
                self._say(stream, self._replies.get("END", "250 queued"))
                continue
            if verb == "QUIT":
                self._say(stream, "221 bye")
                return
            addressed = [say for key, say in self._replies.items() if "@" in key and key in command]
            self._say(stream, addressed[0] if addressed else self._replies.get(verb, "250 fine"))

    def _say(self, stream, reply):
        stream.write(reply.replace("\n", "\r\n").encode() + b"\r\n")
        stream.flush()
