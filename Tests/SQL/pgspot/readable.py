"""Rewrites what pgspot 0.9.4 cannot parse into what means the same to it.

Its PL/pgSQL parser knows no catalogue, so a variable of a composite type has no fields for it: an
expression that is assigned to a field is only evaluated. And it stops at functions whose body is an
expression (`return …`): such a body becomes a string with the path that it was parsed under.
"""

import re
import sys

FIELD = re.compile(r"^(\s+)\w+\.\w+ :=", re.MULTILINE)
INTO = re.compile(r"^\s+into (?:strict )?\w+\.\w+(?:,\s+[\w.]+)*", re.MULTILINE)
EXPRESSION = re.compile(
    r"^(create or replace function (?:(?!^as \$\$|;$).)*?)^return (.*?);$",
    re.MULTILINE | re.DOTALL,
)


def readable(script: str) -> str:
    script = FIELD.sub(r"\1perform", script)
    script = INTO.sub("", script)
    return EXPRESSION.sub(
        r"\1set search_path = pg_catalog, pg_temp\nas $$ select \2 $$;", script
    )


sys.stdout.write(readable(sys.stdin.read()))
