"""A server's socket that cuts the connection at the N-th message of the protocol, in either direction."""

import os
import socket
import struct
import threading


class Proxy:
    """Listens in `folder` and hands on to the server's socket; counts messages of both directions.

    `cut_at` is the number of the message that is not handed on any more: both sides see their connection
    closed. 0 cuts nothing. `stall` keeps the connection open and silent instead.
    """

    PORT = 5432

    def __init__(self, folder, server):
        self.path = os.path.join(folder, f".s.PGSQL.{self.PORT}")
        self.folder, self.server = folder, server
        os.makedirs(folder, exist_ok=True)
        if os.path.exists(self.path):
            os.unlink(self.path)
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(self.path)
        self.listener.listen(50)
        self.reset()
        threading.Thread(target=self._accept, daemon=True).start()

    def reset(self, cut_at=0, stall=False):
        self.count, self.cut_at, self.stall = 0, cut_at, stall
        self.lock = threading.Lock()

    def close(self):
        self.listener.close()
        os.unlink(self.path)

    def _accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            try:
                server.connect(self.server)
            except OSError:
                client.close()
                continue
            for source, target, begins in ((client, server, True), (server, client, False)):
                threading.Thread(
                    target=self._pump, args=(source, target, begins), daemon=True).start()

    def _pump(self, source, target, begins):
        """`begins`: the first message has no type byte, as the startup packet of a client."""
        buffer = b""
        try:
            while True:
                head = 4 if begins else 5
                while len(buffer) < head:
                    buffer = self._more(source, buffer)
                length = struct.unpack("!i", buffer[head - 4:head])[0] + head - 4
                while len(buffer) < length:
                    buffer = self._more(source, buffer)
                message, buffer, begins = buffer[:length], buffer[length:], False
                if not self._passes():
                    if self.stall:
                        threading.Event().wait(60)
                    break
                target.sendall(message)
        except (OSError, EOFError):
            pass
        for end in (source, target):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            end.close()

    def _passes(self):
        with self.lock:
            self.count += 1
            return not self.cut_at or self.count < self.cut_at

    @staticmethod
    def _more(source, buffer):
        part = source.recv(65536)
        if not part:
            raise EOFError
        return buffer + part
