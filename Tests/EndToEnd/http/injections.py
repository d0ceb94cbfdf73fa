"""Puts lists of attacks into every parameter of every route and page.

Nothing of it may be run as SQL, stand unescaped in a page, or lead out of the assets: no answer of 500
or more, none that is slow, no payload as it was sent in HTML, no error of a parser of SQL but where SQL
is what is asked for, no file of the system. What was stored is looked for on every page afterwards.

    python3 injections.py BASE TOKEN

The whole list goes to each place with MUSTER_ALL_ATTACKS=yes, 90,000 calls; otherwise each place gets a
sixteenth of it, another one each.
"""

import http.client
import json
import os
import re
import sys
import time
import urllib.parse

BASE = urllib.parse.urlparse(sys.argv[1])
TOKEN = sys.argv[2]
SQL = [
    "'", "''", "\\'", '"', "';", "' or '1'='1", "' or 1=1 --", "1 or 1=1", "') or ('1'='1", "admin'--",
    "'; create table public.injected (a int); --", "1; create table public.injected (a int); --",
    "'); create table public.injected (a int); --", "$$; create table public.injected (a int); $$",
    "\"; create table public.injected (a int); --", "'||(select version())||'",
    "' union select usename, passwd from pg_shadow --", "1 union all select null, null --",
    "'; select pg_sleep(9); --", "1; select pg_sleep(9)", "' || pg_sleep(9) || '", "(select 1 from pg_sleep(9))",
    "1) and (select 1 from pg_sleep(9)) is null --", "'; drop schema fleet cascade; --", "/**/or/**/1=1",
    "hostname; drop table fleet.host", "-hostname,(select 1)", "%27%20or%201=1", "E'\\x27'", "\u02bc or 1=1",
]
MARKUP = [
    "<x9z>", "<x9z onload=alert(1)>", "\"><x9z>", "'><x9z>", "</title><x9z>", "</textarea><x9z>", "--><x9z>",
    "]]><x9z>", "<svg/onload=x9z>", "\" onmouseover=\"x9z", "' onfocus='x9z", "javascript:x9z",
    "data:text/html,<x9z>", "{{7*7}}x9z", "${7*7}x9z", "<!--x9z", "\u003cx9z\u003e", "\uff1cx9z\uff1e",
    "=cmd|' /C x9z'!A0", "x9z\r\nSet-Cookie: x9z=1",
]
# Of the payloads above, what no page may hold as it stands.
LIVE = re.compile(r"""<x9z|<svg/onload=x9z|" onmouseover="x9z|' onfocus='x9z|href=["']?(javascript:|data:text)|<!--x9z""")
FILES = [
    "../../../../../../etc/passwd", "..%2f..%2f..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "....//....//....//etc/passwd", "..\\..\\..\\etc\\passwd", "/etc/passwd", "file:///etc/passwd",
    "/proc/self/environ", "..;/..;/etc/passwd", "..%c0%af..%c0%afetc/passwd", "passwd\x00.css",
]
ATTACKS = SQL + MARKUP + FILES
STEP = 1 if os.environ.get("MUSTER_ALL_ATTACKS") else 16
# Routes that take SQL say where it does not parse; the words are the parser's.
TAKES_SQL = re.compile("ddl|sql|query|statement|simulat|what-if|diff")
calls = 0
places = 0
wrong = []
connection = http.client.HTTPConnection(BASE.hostname, BASE.port, timeout=30)


def call(method, path, body=None, kind=None, what=""):
    global calls, connection
    headers = {"Authorization": f"Bearer {TOKEN}", "Accept": "text/html, application/json"}
    if kind:
        headers["Content-Type"] = kind
    began = time.monotonic()
    for attempt in (1, 2):
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
            break
        except (http.client.HTTPException, OSError):
            # The server may close a connection after what it refused.
            connection = http.client.HTTPConnection(BASE.hostname, BASE.port, timeout=30)
            if attempt == 2:
                raise
    calls += 1
    took = time.monotonic() - began
    type_ = answer.headers.get("Content-Type", "")
    faults = []
    if answer.status >= 500 and answer.status not in (503, 504):
        faults.append(f"status {answer.status}")
    if took > 6:
        faults.append(f"took {took:.1f} s")
    if "text/html" in type_ and LIVE.search(text):
        faults.append("markup stands as it was sent: " + text[max(0, LIVE.search(text).start() - 80):][:160])
    if "x9z" in (answer.headers.get("Set-Cookie") or "") or "x9z=1" in str(answer.headers):
        faults.append("a header was split")
    if "root:x:" in text or "HOME=" in text:
        faults.append("a file of the system")
    if re.search(r"syntax error|unterminated quoted|invalid input syntax for type tid", text) \
            and not TAKES_SQL.search(path + (body or "")):
        faults.append("a parser's error: " + text[:200])
    if faults:
        wrong.append(f"{method} {path[:120]} {what}: " + "; ".join(faults))
    return answer.status, text


def attacks():
    """Those for the next place."""
    global places
    places += 1
    return ATTACKS[places % STEP::STEP]


def quoted(text):
    return urllib.parse.quote(text, safe="")


def harmless(schema):
    """A value that the schema allows, so that the others are looked at, too."""
    if "enum" in schema:
        return schema["enum"][0]
    if "default" in schema and schema["default"] is not None:
        return schema["default"]
    kind = schema.get("type")
    kind = kind[0] if isinstance(kind, list) else kind
    return {"integer": 1, "number": 1, "boolean": False, "array": [], "object": {}}.get(kind, "x")


def resolved(schema):
    while "$ref" in schema:
        place = document
        for part in schema["$ref"].lstrip("#/").split("/"):
            place = place[part]
        schema = place
    return schema


document = json.loads(call("GET", "/openapi.json")[1])
for path, operations in sorted(document["paths"].items()):
    for method, operation in operations.items():
        parameters = operation.get("parameters", [])
        target = re.sub(r"\{[^}]*\}", "1", path)
        for parameter in parameters:
            for attack in attacks():
                if parameter["in"] == "path":
                    there = re.sub(r"\{[^}]*\}", "1", path.replace("{" + parameter["name"] + "}", quoted(attack)))
                elif parameter["in"] == "query":
                    there = f"{target}?{parameter['name']}={quoted(attack)}"
                else:
                    continue
                call(method.upper(), there, "{}" if method != "get" else None,
                     "application/json" if method != "get" else None, parameter["name"])
        body = operation.get("requestBody")
        if not body or "application/json" not in body["content"]:
            continue
        schema = resolved(body["content"]["application/json"].get("schema", {}))
        properties = schema.get("properties", {})
        required = {n: harmless(resolved(properties.get(n, {}))) for n in schema.get("required", [])}
        for name, property_ in properties.items():
            for attack in attacks():
                value = [attack] if resolved(property_).get("type") == "array" else attack
                call(method.upper(), target, json.dumps(required | {name: value}), "application/json", name)

# The pages: every key of every link and field on them.
START = [
    "/", "/pages/queries", "/pages/advice", "/pages/activity", "/pages/fleet", "/pages/claims",
    "/pages/profiling", "/pages/profiling/commands", "/pages/executions", "/pages/usage", "/pages/batch",
    "/pages/batch/queues", "/pages/batch/nodes", "/pages/batch/quality", "/pages/tasks", "/pages/upkeep",
    "/pages/audit", "/pages/settings", "/pages/ask", "/login",
]
keys, forms = {}, {}
for page in START:
    source = call("GET", page)[1]
    for link in re.findall(r'(?:href|action)="(/[^"]*)"', source):
        link = link.replace("&amp;", "&")
        place, _, query = link.partition("?")
        keys.setdefault(place, set()).update(urllib.parse.parse_qs(query))
    for form in re.findall(r"<form.*?</form>", source, re.S):
        action = re.search(r'action="([^"]*)"', form)
        place = (action.group(1) if action else page).partition("?")[0]
        names = set(re.findall(r'name="([^"]+)"', form))
        (forms if re.search(r'method="?post', form) else keys).setdefault(place, set()).update(names)
for place, names in sorted(keys.items()):
    if place.startswith("/assets"):
        for attack in FILES:
            call("GET", "/assets/" + quoted(attack))
        continue
    for name in sorted(names | {"sort", "page", "size", "f.name", "x"}):
        for attack in attacks():
            call("GET", f"{place}?{quoted(name)}={quoted(attack)}", what=name)
    for attack in attacks():
        call("GET", f"{place}?{quoted(attack)}=1", what="a key")
for place, names in sorted(forms.items()):
    for name in sorted(names - {"csrf"}):
        for attack in attacks():
            call("POST", place, f"{quoted(name)}={quoted(attack)}", "application/x-www-form-urlencoded", name)

# What was stored.
for page in START + sorted(keys):
    call("GET", page, what="afterwards")

for line in wrong[:40]:
    print(f"not ok {line}")
print(f"{'ok' if not wrong else 'not ok'} {calls} calls with {len(ATTACKS)} attacks in {places} places")
