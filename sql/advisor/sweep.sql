create or replace function advisor.sweep()
returns bigint
language sql
volatile
set search_path = pg_catalog, pg_temp
as $$
    select advisor._sweep(now())
$$;

comment on function advisor.sweep() is
'Ends simulations and scan requests whose worker died, and simulations that no worker took up.
A task calls it; advisor.simulation_timeout and advisor.scan_timeout say how long to wait.

Returns how many it ended.

    select advisor.sweep();';

revoke all on function advisor.sweep() from public;
