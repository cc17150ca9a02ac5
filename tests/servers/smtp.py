"""A small real SMTP server that can refuse, hang and die as others do."""

from __future__ import annotations

import email
import email.policy
import socketserver
import threading
from contextlib import contextmanager

from tests.servers.ports import LOOPBACK


class Post:
    """What reached the server, and how it is to behave."""

    def __init__(self):
        self.mails, self.envelopes = [], []
        self.refusals = []  # answers to the next RCPT commands
        self.hang_up_after_data = 0  # so many times it takes the mail and closes without a word
        self.silent = False  # takes the mail and never answers
        self.arrived, self.released = threading.Event(), threading.Event()

    @property
    def messages(self):
        return [email.message_from_bytes(mail, policy=email.policy.default) for mail in self.mails]


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        self.say("220 test")
        while line := self.rfile.readline():
            verb = line.strip().split(b" ")[0].upper()
            if verb == b"QUIT":
                return self.say("221 bye")
            if verb == b"RCPT":
                self.recipient(line)
            elif verb == b"DATA":
                if not self.data():
                    return None
            else:
                self.say("250 fine")
        return None

    def say(self, text):
        self.wfile.write(f"{text}\r\n".encode())

    def recipient(self, line):
        post = self.server.post
        answer = post.refusals.pop(0) if post.refusals else "250 fine"
        if answer.startswith("250"):
            post.envelopes.append(line.strip().decode())
        self.say(answer)

    def data(self):
        """Whether the conversation goes on."""
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line)
        post = self.server.post
        post.mails.append(b"".join(lines))
        post.arrived.set()
        if post.silent:
            post.released.wait()
            return False
        if post.hang_up_after_data:
            post.hang_up_after_data -= 1
            return False
        self.say("250 taken")
        return True


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


@contextmanager
def serving():
    """The server's port and its post."""
    with Server((LOOPBACK, 0), Handler) as server:
        server.post = Post()
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.server_address[1], server.post
        finally:
            server.post.released.set()
            server.shutdown()
            thread.join()
