create or replace function advisor._at_utc(at timestamptz)
returns text
language sql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
    -- As sentences say it.
    select to_char($1 at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') || ' UTC'
$$;

revoke all on function advisor._at_utc(timestamptz) from public;
