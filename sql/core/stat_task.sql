create or replace view muster.stat_task as
select e.task,
       e.module,
       e.is_enabled,
       e.every,
       e.timeout,
       e.next_run_at,
       e.consecutive_failures,
       running.started_at as running_since,
       last_run.status as last_status,
       last_run.started_at as last_started_at,
       last_run.finished_at - last_run.started_at as last_run_for,
       last_run.rows as last_rows,
       last_run.sqlstate as last_sqlstate,
       e.description
from muster._effective_task as e
left join muster.task_run as running
  on running.task = e.task
 and running.status = 'running'
left join lateral (
    select r.status, r.started_at, r.finished_at, r.rows, r.sqlstate
    from muster.task_run as r
    where r.task = e.task
      and r.status <> 'running'
    order by r.started_at desc, r.task_run_id desc
    limit 1
) as last_run
  on true;

comment on view muster.stat_task is
'Every task: how often it runs, when next, and how its last run ended. Messages, which may
quote data, are in muster.task_run.';
comment on column muster.stat_task.task is 'module.name, as muster.run_task() takes it';
comment on column muster.stat_task.module is 'the module that defines it';
comment on column muster.stat_task.is_enabled is 'false when muster.set_task() stopped it';
comment on column muster.stat_task.every is 'how often it runs';
comment on column muster.stat_task.timeout is 'after how long a run is cancelled';
comment on column muster.stat_task.next_run_at is 'when it is due; null before the first run';
comment on column muster.stat_task.consecutive_failures is
    'how many runs failed since the last success';
comment on column muster.stat_task.running_since is
    'when the present run began; null when none runs';
comment on column muster.stat_task.last_status is
    'of the last run: succeeded, failed, timed_out, lost (its backend died) or skipped';
comment on column muster.stat_task.last_started_at is 'when the last run began';
comment on column muster.stat_task.last_run_for is 'how long the last run took';
comment on column muster.stat_task.last_rows is 'rows that the last run says it did';
comment on column muster.stat_task.last_sqlstate is 'of the last run, if it failed';
comment on column muster.stat_task.description is 'what it does';
