create or replace function profiling._time_text(value timestamptz)
returns text
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
    -- RFC 3339 in UTC.
    select to_char(value at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

revoke all on function profiling._time_text(timestamptz) from public;
