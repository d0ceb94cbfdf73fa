"""Clients that take their time: each is cut off, and others are served meanwhile.

    python3 slow_clients.py PORT TOKEN LIMIT
"""

import socket
import sys
import time

PORT, TOKEN, LIMIT = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
HEAD = b"POST /chat HTTP/1.1\r\nHost: localhost\r\n"
AUTH = b"Authorization: Bearer " + TOKEN.encode() + b"\r\n"


def check(good, name):
    print(f"{'ok' if good else 'not ok'} {name}")


def connect():
    connection = socket.create_connection(("127.0.0.1", PORT), timeout=5)
    connection.settimeout(0.02)
    return connection


def is_open(connection):
    try:
        return connection.recv(65536) != b""
    except socket.timeout:
        return True
    except OSError:
        return False


def serves():
    with socket.create_connection(("127.0.0.1", PORT), timeout=5) as connection:
        connection.sendall(b"GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        return connection.recv(65536).startswith(b"HTTP/1.1 200")


# One byte every half second keeps a timer of inactivity from running out.
silent = connect()
header = connect()
header.sendall(HEAD + b"X-Slow: ")
body = connect()
body.sendall(HEAD + AUTH + b"Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{")
body_began = began = time.monotonic()
ends = {}
served = True
while time.monotonic() - began < 40 and len(ends) < 3:
    for name, connection in (("silent", silent), ("header", header), ("body", body)):
        if name in ends:
            continue
        try:
            if name != "silent":
                connection.sendall(b" ")
        except OSError:
            pass
        if not is_open(connection):
            ends[name] = time.monotonic() - began
    served = served and serves()
    time.sleep(0.5)
for name, limit in (("silent", 12), ("header", 12), ("body", 25)):
    end = ends.get(name)
    check(end is not None and end < limit, f"a slow {name} is cut off ({end and round(end, 1)} s)")
check(served, "others are served meanwhile")

# A body that ends too early leaves nothing behind.
for _ in range(200):
    with connect() as connection:
        connection.sendall(HEAD + AUTH + b"Content-Length: 60000\r\n\r\n" + b"x" * 30000)
time.sleep(1)
check(serves(), "two hundred bodies broken off do no harm")

# One address may have so many connections, and no more.
many = []
for _ in range(LIMIT + 10):
    try:
        many.append(connect())
    except OSError:
        break
time.sleep(0.5)
count = sum(1 for connection in many if is_open(connection))
check(LIMIT - 5 <= count <= LIMIT, f"an address has {LIMIT} connections at most ({count})")
for connection in many:
    connection.close()
time.sleep(0.5)
check(serves(), "and has them back when it closes them")

# A client that does not read its answer.
lazy = connect()
lazy.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
lazy.sendall(b"GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n" * 50)
time.sleep(1)
check(serves(), "one that reads nothing holds up nobody")
