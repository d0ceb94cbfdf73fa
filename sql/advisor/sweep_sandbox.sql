create or replace function advisor.sweep_sandbox()
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Writes: muster_sandbox, advisor.sandbox_table, advisor.simulation
declare
    orphan bigint;
    swept bigint := 0::bigint;
begin
    for orphan in
        select distinct t.simulation_id
        from advisor.sandbox_table as t
        order by t.simulation_id
    loop
        -- Held by the session that may still create something; then the next sweep looks again.
        continue when not pg_try_advisory_xact_lock(advisor._sandbox_lock(orphan));
        swept := swept + advisor._drop_sandbox(orphan);
        update advisor.simulation as s
        set status = 'failed',
            finished_at = greatest(now(), s.claimed_at),
            sqlstate = 'MU480',
            message = 'the worker ended before it had a result',
            hint = 'Ask again while a worker runs.'
        where s.simulation_id = orphan
          and s.status = 'running';
    end loop;
    return swept;
end
$$;

comment on function advisor.sweep_sandbox() is
'Drops the copies in the schema muster_sandbox whose session has ended, and ends their simulations.
A task calls it every 10 seconds, and each worker when it starts.

Returns how many tables it dropped.

    select advisor.sweep_sandbox();';

revoke all on function advisor.sweep_sandbox() from public;
