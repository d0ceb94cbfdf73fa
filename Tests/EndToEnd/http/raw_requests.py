"""Sends what no well-behaved client sends, byte by byte, and says what came back.

Each case is a name, the bytes of the whole connection, and the statuses that are right. A case is
also wrong when a request that was smuggled behind it is answered: /smuggled asks for that.
An empty answer means that the connection was closed without one, which is right where 0 is listed.

    python3 raw_requests.py PORT TOKEN
"""

import re
import socket
import sys

PORT = int(sys.argv[1])
TOKEN = sys.argv[2]
HOST = b"Host: localhost\r\n"
AUTH = b"Authorization: Bearer " + TOKEN.encode() + b"\r\n"
SMUGGLED = b"GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n"
BAD = {0, 400}


def post(headers, body=b"", target=b"/chat", version=b"HTTP/1.1", host=HOST):
    return b"POST " + target + b" " + version + b"\r\n" + host + headers + b"\r\n" + body


def get(target, headers=b"", version=b"HTTP/1.1", host=HOST, method=b"GET"):
    return method + b" " + target + b" " + version + b"\r\n" + host + headers + b"\r\n"


CHUNKED = b"Transfer-Encoding: chunked\r\n"
CASES = [
    # Two ways to say where the body ends.
    ("length and encoding", post(b"Content-Length: 5\r\n" + CHUNKED, b"0\r\n\r\n" + SMUGGLED), {0, 400, 411}),
    ("encoding and length", post(CHUNKED + b"Content-Length: 5\r\n", b"0\r\n\r\n" + SMUGGLED), {0, 400, 411}),
    ("two lengths that differ", post(b"Content-Length: 0\r\nContent-Length: 64\r\n", SMUGGLED), BAD),
    ("two equal lengths", post(b"Content-Length: 2\r\nContent-Length: 2\r\n", b"{}" + SMUGGLED), BAD),
    ("a list of lengths", post(b"Content-Length: 5, 5\r\n", b"hello" + SMUGGLED), BAD),
    ("a signed length", post(b"Content-Length: +5\r\n", b"hello" + SMUGGLED), BAD),
    ("a negative length", post(b"Content-Length: -1\r\n", SMUGGLED), BAD),
    ("a hexadecimal length", post(b"Content-Length: 0x5\r\n", b"hello" + SMUGGLED), BAD),
    ("an overflowing length", post(b"Content-Length: 18446744073709551617\r\n", SMUGGLED), BAD | {413}),
    ("an empty length", post(b"Content-Length:\r\n", SMUGGLED), BAD),
    ("a length with a tab", post(b"Content-Length: 5\t5\r\n", b"hello" + SMUGGLED), BAD),
    ("a length with a unicode digit", post("Content-Length: ٥\r\n".encode(), b"hello" + SMUGGLED), BAD),
    ("a space before the colon", post(b"Content-Length : 5\r\n", b"hello" + SMUGGLED), BAD),
    ("a tab before the colon", post(b"Content-Length\t: 5\r\n", b"hello" + SMUGGLED), BAD),
    ("a folded length", post(b"Content-Length:\r\n 5\r\n", b"hello" + SMUGGLED), BAD),
    ("a folded header", get(b"/livez", b"X-A: 1\r\n 2\r\n") + SMUGGLED, BAD),
    ("a folded header by tab", get(b"/livez", b"X-A: 1\r\n\t2\r\n") + SMUGGLED, BAD),
    ("a fold as first header", b"GET /livez HTTP/1.1\r\n X-A: 1\r\n" + HOST + b"\r\n" + SMUGGLED, BAD),
    ("an encoding under 1.0", post(CHUNKED, b"0\r\n\r\n" + SMUGGLED, version=b"HTTP/1.0"), {0, 400, 505}),
    ("an unknown encoding", post(b"Transfer-Encoding: cow\r\n", b"hello" + SMUGGLED), {0, 400, 411}),
    ("an encoding in capitals", post(b"TRANSFER-ENCODING: CHUNKED\r\n", b"0\r\n\r\n" + SMUGGLED), {0, 400, 411}),
    ("an encoding in quotes", post(b'Transfer-Encoding: "chunked"\r\n', b"0\r\n\r\n" + SMUGGLED), {0, 400, 411}),
    ("an identity encoding", post(b"Transfer-Encoding: identity\r\n", b"hello" + SMUGGLED), {0, 400, 411}),
    ("an empty encoding", post(b"Transfer-Encoding:\r\n", b"hello" + SMUGGLED), {0, 400, 411}),
    ("encodings twice", post(CHUNKED + b"Transfer-Encoding: identity\r\n", b"0\r\n\r\n" + SMUGGLED), {0, 400, 411}),
    ("a chunk with an extension", post(CHUNKED, b"5;a=b\r\nhello\r\n0\r\n\r\n" + SMUGGLED), {0, 411}),
    ("a trailer", post(CHUNKED, b"0\r\nContent-Length: 64\r\n\r\n" + SMUGGLED), {0, 411}),
    ("a compressed body", post(b"Content-Encoding: gzip\r\nContent-Length: 2\r\n", b"\x1f\x8b"), {0, 400, 415}),
    # Lines that do not end as they should.
    ("bare line feeds", b"GET /livez HTTP/1.1\nHost: localhost\n\n" + SMUGGLED, BAD),
    ("a bare line feed after the first line", b"GET /livez HTTP/1.1\nHost: localhost\r\n\r\n" + SMUGGLED, BAD),
    ("a bare line feed between headers", get(b"/livez", b"X-A: 1\nX-B: 2\r\n") + SMUGGLED, BAD),
    ("a bare line feed at the end", b"GET /livez HTTP/1.1\r\nHost: localhost\r\n\n" + SMUGGLED, BAD),
    ("a bare return between headers", get(b"/livez", b"X-A: 1\rX-B: 2\r\n") + SMUGGLED, BAD),
    ("a zero byte in the target", get(b"/livez\0/x"), BAD),
    ("a zero byte in a header", get(b"/livez", b"X-A: 1\x002\r\n") + SMUGGLED, BAD),
    ("a zero byte in a header's name", get(b"/livez", b"X\0-A: 1\r\n") + SMUGGLED, BAD),
    ("a control character in a header", get(b"/livez", b"X-A: 1\x012\r\n"), BAD),
    ("a header without a colon", get(b"/livez", b"nothing\r\n"), BAD),
    ("a header without a name", get(b"/livez", b": 1\r\n"), BAD),
    ("a header with brackets", get(b"/livez", b"X(A): 1\r\n"), BAD),
    # The first line.
    ("no Host", get(b"/livez", host=b""), BAD),
    ("two Hosts", get(b"/livez", HOST), BAD),
    ("an empty Host", get(b"/livez", host=b"Host: \r\n"), {0, 400, 421}),
    ("another's Host", get(b"/livez", host=b"Host: evil.example\r\n"), {421}),
    ("a Host with a path", get(b"/livez", host=b"Host: localhost/evil\r\n"), {400, 421}),
    ("a control character in the method", get(b"/livez", method=b"G\x01ET"), {0, 400, 501}),
    ("a method in lower case", get(b"/livez", method=b"get"), {0, 400, 501}),
    ("an unknown method", get(b"/livez", method=b"BREW"), {0, 400, 501}),
    ("CONNECT", get(b"localhost:1", method=b"CONNECT"), {0, 400, 501}),
    ("TRACE", get(b"/livez", method=b"TRACE"), {0, 400, 405, 501}),
    ("HTTP/1.0", get(b"/livez", version=b"HTTP/1.0"), {505}),
    ("HTTP/0.9", b"GET /livez\r\n\r\n", {0, 400, 505}),
    ("HTTP/9.9", get(b"/livez", version=b"HTTP/9.9"), {0, 400, 505}),
    ("a version that is none", get(b"/livez", version=b"HTTP/1.1x"), {0, 400, 505}),
    ("the preface of HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {0, 400, 501, 505}),
    ("a TLS hello", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(64), {0, 400}),
    # The target.
    ("an absolute target", get(b"http://localhost/livez"), BAD),
    ("an asterisk", get(b"*"), BAD),
    ("no slash", get(b"livez"), BAD),
    ("dots", get(b"/api/../livez"), BAD),
    ("encoded dots", get(b"/api/%2e%2e/livez"), BAD),
    ("an encoded slash", get(b"/api%2fv1%2fstatus"), BAD),
    ("an encoded backslash", get(b"/api/..%5clivez"), BAD),
    ("an encoded zero byte", get(b"/livez%00"), BAD),
    ("an encoded line feed", get(b"/livez%0a"), BAD),
    ("a double slash", get(b"//livez"), BAD),
    ("half an escape", get(b"/livez%4"), BAD),
    ("an escape that is none", get(b"/livez%zz"), BAD),
    ("overlong UTF-8", get(b"/%c0%af"), BAD),
    ("a surrogate", get(b"/%ed%a0%80"), BAD),
    ("a raw byte", get(b"/\xff"), BAD),
    ("a fragment", get(b"/livez#x"), BAD),
    ("a space in the target", get(b"/li vez"), BAD),
    ("a zero byte in the query", get(b"/livez?a=%00"), BAD),
    ("a target of 40 kB", get(b"/" + b"a" * 40_000), {0, 414, 431}),
    ("a header of 40 kB", get(b"/livez", b"X-A: " + b"a" * 40_000 + b"\r\n"), {0, 431}),
    ("2,000 headers", get(b"/livez", b"X-A: 1\r\n" * 2_000), {0, 431}),
    # Bodies.
    ("a body beyond the limit", post(AUTH + b"Content-Length: 65537\r\n", b""), {413}),
    ("a gigabyte announced", post(AUTH + b"Content-Length: 1073741824\r\n", b""), {413}),
    ("8 MB without a token", post(b"Content-Length: 8000000\r\n", b"", b"/api/metrics/heartbeat"), {413}),
    ("two tokens", get(b"/api/v1/status", AUTH + AUTH), BAD),
    ("an unknown expectation", post(b"Expect: cows\r\nContent-Length: 2\r\n", b"{}"), {0, 400, 417}),
    # What is right, so that the rest proves something.
    ("a plain request", get(b"/livez"), {200}),
    ("a query", get(b"/livez?a=b&c=%C3%A9+d"), {200}),
    ("a header with a tab", get(b"/livez", b"X-A:\t1 \t2\t \r\n"), {200}),
    ("an empty header", get(b"/livez", b"X-A:\r\nX-B: \r\n"), {200}),
    ("a path in UTF-8", get(b"/caf%C3%A9"), {404}),
    ("a port in Host", get(b"/livez", host=b"Host: LOCALHOST:99\r\n"), {200}),
    ("100-continue", post(AUTH + b"Expect: 100-continue\r\nContent-Length: 2\r\n", b"{}"), {100}),
    ("a body", post(AUTH + b"Content-Type: application/json\r\nContent-Length: 2\r\n", b"{}"), {422}),
]


def talk(data, wait=0.7):
    with socket.create_connection(("127.0.0.1", PORT), timeout=wait) as connection:
        connection.settimeout(wait)
        answer = b""
        try:
            connection.sendall(data)
            while True:
                part = connection.recv(65536)
                if not part:
                    break
                answer += part
        except (ConnectionError, socket.timeout):
            pass
        return answer


def statuses(answer):
    return [int(code) for code in re.findall(rb"HTTP/1\.1 (\d{3})", answer)]


for name, data, right in CASES:
    answer = talk(data)
    got = statuses(answer)
    first = got[0] if got else 0
    # The library's own refusal of a bad length repeats its status line, so only our answer counts.
    smuggled = SMUGGLED in data and 404 in got[1:]
    if first in right and not smuggled:
        print(f"ok {name}")
    else:
        print(f"not ok {name}\n  got:    {got}{' and the smuggled request' if smuggled else ''}")
        print(f"  wanted: {sorted(right)}")

# A thousand requests in one write: each is answered, and in order.
answer = talk(get(b"/livez") * 1_000, wait=5)
count = len(statuses(answer))
print(f"{'ok' if count == 1_000 else 'not ok'} a thousand requests in one go ({count})")
