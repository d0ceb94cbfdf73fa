create or replace function muster._reschedule_task(
    task text,
    is_success boolean,
    done bigint,
    at timestamptz default clock_timestamp()
)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- After a run: at once when the task filled its batch, later and later while it keeps failing.
-- Writes: muster.task_state
declare
    definition record;
    is_full boolean;
    failures integer;
    pause interval;
begin
    select e.*
    into definition
    from muster._effective_task as e
    where e.task = _reschedule_task.task;
    if not found then
        -- An upgrade removed the task while it ran.
        return;
    end if;

    if is_success then
        is_full := definition.batch_setting is not null
            and done >= muster.setting_bigint(definition.batch_setting);
        update muster.task_state as s
        set consecutive_failures = 0,
            next_run_at = case when is_full then at else s.next_run_at end
        where s.task = _reschedule_task.task
          and (s.consecutive_failures > 0 or is_full);
        return;
    end if;

    -- every, 2 x every, 4 x every ... up to the setting, but never sooner than every.
    failures := definition.consecutive_failures + 1;
    pause := greatest(
        definition.every,
        least(
            definition.every * power(2, least(failures - 1, 20)),
            muster.setting_interval('muster.task_max_backoff')));
    update muster.task_state as s
    set consecutive_failures = failures,
        next_run_at = at + pause
    where s.task = _reschedule_task.task;
end
$$;

revoke all on function
    muster._reschedule_task(text, boolean, bigint, timestamptz) from public;
