create or replace function muster.delete_old_task_runs(at timestamptz default now())
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Writes: muster.task_run
declare
    deleted bigint;
begin
    delete from muster.task_run as r
    where r.task_run_id in (
        select o.task_run_id
        from muster.task_run as o
        where o.started_at < at - muster.setting_interval('muster.task_run_retention')
          and o.status <> 'running'
        order by o.started_at
        limit muster.setting_bigint('muster.delete_batch'));
    get diagnostics deleted = row_count;
    return deleted;
end
$$;

comment on function muster.delete_old_task_runs(timestamptz) is
'Deletes one batch of runs older than the setting muster.task_run_retention; returns how many.';

revoke all on function muster.delete_old_task_runs(timestamptz) from public;
