create or replace function batch._state_count(printed text, state text)
returns bigint
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
    -- 'Transit:0 Queued:1 Held:2 ...'
    select coalesce(substring(printed from '\m' || state || ':(\d{1,9})')::bigint, 0)
$$;

revoke all on function batch._state_count(text, text) from public;
