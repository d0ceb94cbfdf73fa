"""Writes statements of source files, one a file: statements.py FOLDER FILE..."""

import os
import re
import sys

folder, *names = sys.argv[1:]
found = set()
for name in names:
    text = open(name, encoding="utf-8").read()
    if name.endswith(".swift"):
        found.update(re.findall(r'"((?:select|with|insert|update|delete|merge|values)\b[^"\\]{5,2000})"', text))
    else:
        # Bodies of SQL functions, and what stands between blank lines and a semicolon in the others.
        found.update(body.strip() for body in re.findall(r"\$\$(.*?)\$\$", text, re.S) if len(body) < 4000)
        found.update(part.strip() for part in re.findall(
            r"^ *((?:select|with|insert into|update|delete from)\b.*?);$", text, re.S | re.M) if len(part) < 4000)
for number, text in enumerate(sorted(found)):
    with open(os.path.join(folder, f"{number:05}.sql"), "w", encoding="utf-8") as file:
        file.write(text)
