"""Holds many connections that send a header byte by byte, and opens each anew when it is cut off.

    python3 hold_connections.py PORT COUNT SECONDS
"""

import socket
import sys
import time

PORT, COUNT, SECONDS = (int(argument) for argument in sys.argv[1:4])
HEAD = b"GET /livez HTTP/1.1\r\nHost: localhost\r\nX-Slow: "


def open_one():
    connection = socket.create_connection(("127.0.0.1", PORT), timeout=5)
    connection.sendall(HEAD)
    connection.setblocking(False)
    return connection


held = [open_one() for _ in range(COUNT)]
renewed = 0
end = time.monotonic() + SECONDS
while time.monotonic() < end:
    for place, connection in enumerate(held):
        try:
            connection.send(b"x")
            if connection.recv(4096) == b"":
                raise ConnectionError
        except BlockingIOError:
            continue
        except OSError:
            connection.close()
            try:
                held[place] = open_one()
                renewed += 1
            except OSError:
                pass
    time.sleep(1)
print(f"{COUNT} slow connections held, {renewed} times cut off and opened anew", file=sys.stderr)
