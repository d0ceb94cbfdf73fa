create or replace function advisor._free_simulations(at timestamptz default now())
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Ends the simulations whose session is gone, and drops their copies, so that their places are free
-- at once and not after the next sweep. Gone is who claimed it, and the session of the sandbox,
-- which holds its lock for as long as it lives. A process that has got the number of another since
-- has begun after the claim, where that may be seen. Returns how many.
-- Writes: muster_sandbox, advisor.sandbox_table, advisor.simulation
declare
    orphan bigint;
    freed bigint := 0::bigint;
begin
    for orphan in
        select s.simulation_id
        from advisor.simulation as s
        where s.status = 'running'
          and not exists (
              select
              from pg_catalog.pg_stat_activity as a
              where a.pid = s.claimed_pid
                and (a.backend_start is null or a.backend_start <= s.claimed_at))
          and s.claimed_pid is not null
        order by s.simulation_id
    loop
        continue when not pg_try_advisory_xact_lock(advisor._sandbox_lock(orphan));
        perform advisor._drop_sandbox(orphan);
        perform advisor._fail_simulation(
            orphan, 'MU480', 'the worker ended before it had a result',
            'Ask again while a worker runs.', at => greatest(at, clock_timestamp()));
        freed := freed + 1;
    end loop;
    return freed;
end
$$;

revoke all on function advisor._free_simulations(timestamptz) from public;
