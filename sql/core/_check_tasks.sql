create or replace function muster._check_tasks()
returns table (check_name text, state text, detail text, fix text)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    with runner as (
        select max(greatest(t.running_since, t.last_started_at)) as last_started_at
        from muster.stat_task as t
    )
    select 'tasks_run',
           case
               when r.last_started_at > now() - muster.setting_interval('muster.runner_silence')
                   then 'ok'
               else 'warning'
           end,
           format('The last run of any task began %s.', coalesce(r.last_started_at::text, 'never')),
           case
               when r.last_started_at > now() - muster.setting_interval('muster.runner_silence')
                   then null
               else 'muster worker'
           end
    from runner as r
    union all
    select 'tasks_failing',
           case when count(*) = 0 then 'ok' else 'warning' end,
           case
               when count(*) = 0 then 'No task failed in its last run.'
               else string_agg(
                   format('%s: %s times in a row, last %s %s',
                          t.task, t.consecutive_failures, t.last_status, t.last_sqlstate),
                   '; ' order by t.task)
           end,
           case when count(*) > 0 then format('call muster.run_task(%L);', min(t.task)) end
    from muster.stat_task as t
    where t.consecutive_failures > 0
    union all
    select 'tasks_overdue',
           case when count(*) = 0 then 'ok' else 'warning' end,
           case
               when count(*) = 0 then 'No run is over its timeout.'
               else format('Over their timeout: %s.', string_agg(t.task, ', ' order by t.task))
           end,
           case when count(*) > 0 then 'select muster.cancel_overdue_runs();' end
    from muster.stat_task as t
    where t.running_since + t.timeout < now() - interval '10 seconds'
$$;

revoke all on function muster._check_tasks() from public;
