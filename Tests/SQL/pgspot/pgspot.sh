#!/usr/bin/env bash
# pgspot finds nothing in the whole kit. Its exit code is the truth: it prints zeros when it
# crashes.
# shellcheck source=Tests/SQL/lib/shell.sh
. "$MUSTER_ROOT/Tests/SQL/lib/shell.sh"

pgspot=$(command -v pgspot || printf '%s' "$MUSTER_ROOT/.private/pgspot/bin/pgspot")
if [ ! -x "$pgspot" ]; then
    printf '# pgspot is not installed: pip install pgspot\n'
    exit 0
fi

# Procedures that commit cannot be pinned by a clause; contract/functions_are_pinned.sql sees to it
# that they pin themselves.
allowed=()
while read -r signature; do
    allowed+=(--proc-without-search-path "$signature")
done < <(query "$MUSTER_TEMPLATE" "
    select format('%s.%s(%s)', s.schema_name, p.proname,
                  regexp_replace(
                      replace(
                          replace(
                              pg_get_function_identity_arguments(p.oid),
                              'timestamp with time zone', 'timestamptz'),
                          ', ', ','),
                      '\mIN ', '', 'g'))
    from muster._installed_schema() as s
    join pg_proc as p
      on p.pronamespace = s.schema_id
    where p.prokind = 'p'
      and p.prosrc ~ '\mcommit;'
    union all
    -- It hands the caller's path on; contract/functions_are_pinned.sql says so too.
    select 'advisor.what_if(query text,VARIADIC ddl text[],variant text,'
           'total_cost double precision,improvement_pct numeric,indexes_used text[],plan jsonb)'")

mkdir -p "$work/extension"
cp "$MUSTER_ROOT/extension/muster.control" "$work/extension"
MUSTER_EXTENSION=$work/extension "$MUSTER_ROOT/scripts/build-extension" 2>/dev/null
python3 "$MUSTER_ROOT/Tests/SQL/pgspot/readable.py" <"$(ls "$work"/extension/muster--*.sql)" \
    >"$work/readable.sql"
out=$("$pgspot" "${allowed[@]}" "$work/readable.sql" 2>&1)
is 'pgspot finds nothing' "$? $(grep -v '^ *$' <<<"$out")" '0  Errors: 0 Warnings: 0 Unknown: 0 '
