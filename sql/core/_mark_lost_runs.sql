create or replace function muster._mark_lost_runs(at timestamptz default now())
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- A run says running and nobody holds its lock: its backend died, or it has claimed and not begun.
-- The first is known at once when no backend has its pid; otherwise a grace tells them apart.
-- Writes: muster.task_run, muster.task_state
declare
    candidate record;
    lost bigint := 0::bigint;
begin
    for candidate in
        select r.task_run_id, r.task, s.task_id
        from muster.task_run as r
        join muster.task_state as s
          on s.task = r.task
        where r.status = 'running'
          and (r.started_at < at - muster.setting_interval('muster.task_lost_after')
               or not exists (
                   select
                   from pg_catalog.pg_stat_activity as a
                   where a.pid = r.runner_pid))
    loop
        continue when not pg_try_advisory_xact_lock(muster._task_lock(), candidate.task_id);
        update muster.task_run as r
        set status = 'lost',
            finished_at = at
        where r.task_run_id = candidate.task_run_id
          and r.status = 'running';
        if found then
            perform muster._reschedule_task(candidate.task, false, 0, at);
            lost := lost + 1;
        end if;
    end loop;
    return lost;
end
$$;

revoke all on function muster._mark_lost_runs(timestamptz) from public;
