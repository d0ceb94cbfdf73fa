create or replace view muster._effective_task as
select t.task,
       t.module,
       t.function_name,
       coalesce(s.is_enabled, true) as is_enabled,
       coalesce(s.every, t.every) as every,
       coalesce(s.timeout, t.timeout) as timeout,
       t.batch_setting,
       t.description,
       s.task_id,
       s.next_run_at,
       coalesce(s.consecutive_failures, 0) as consecutive_failures
from muster.task as t
left join muster.task_state as s
  on s.task = t.task;
