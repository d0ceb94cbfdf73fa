"""Calls every route of the description as every kind of caller, and compares with the table of roles.

A caller who may call the route gets anything but 401 and 403; everybody else exactly one of them.

    python3 access_table.py BASE SCRATCH NAME=TOKEN...
"""

import http.client
import json
import sys
import urllib.parse

BASE = urllib.parse.urlparse(sys.argv[1])
CALLERS = dict(argument.split("=", 1) for argument in sys.argv[3:])
MAY = {
    "anyone": set(CALLERS),
    "reader": {"reader", "operator", "admin"},
    "agent": {"agent", "operator", "admin"},
    "operator": {"operator", "admin"},
    "admin": {"admin"},
}
KNOWN = {"reader", "operator", "agent", "admin"}
UNKNOWN = dict.fromkeys(("forged", "expired", "revoked"), {401, 429}) | {
    "none": {401},
    "garbage": {401},
}


def call(method, path, token):
    connection = http.client.HTTPConnection(BASE.hostname, BASE.port, timeout=30)
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    body = None
    if method == "POST":
        headers["Content-Type"] = "application/json"
        # No route takes an array of null, so nothing is changed by who may.
        body = "[null]"
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text


document = json.loads(call("GET", "/openapi.json", "")[1])
wrong = []
calls = 0
for path, operations in sorted(document["paths"].items()):
    for method, operation in operations.items():
        access = operation["x-muster-access"]
        target = path.replace("{id}", "1").replace("{", "").replace("}", "")
        for name, token in CALLERS.items():
            status, text = call(method.upper(), target, token)
            calls += 1
            if name in MAY[access]:
                good = status not in (401, 403) and status < 500
            else:
                # Somebody who shows one wrong token after the other is told to wait.
                good = status == 403 if name in KNOWN else status in UNKNOWN[name]
            if good and status >= 400 and not path.startswith("/api/metrics"):
                good = set(json.loads(text)) == {"code", "message", "detail", "hint"}
            if not good:
                wrong.append(f"{method.upper()} {path} as {name}: {status} {text[:200]}")
for line in wrong:
    print(f"not ok {line}")
print(f"ok {calls - len(wrong)} of {calls} calls answered as the table says")
