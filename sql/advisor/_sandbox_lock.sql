create or replace function advisor._sandbox_lock(simulation_id bigint)
returns bigint
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
    -- The advisory lock that the sandbox's session holds for as long as it lives. Who gets it knows
    -- that no session will create anything for that simulation any more.
    select hashtextextended('muster sandbox', $1)
$$;

revoke all on function advisor._sandbox_lock(bigint) from public;
