create or replace function metering.record(
    task_id text,
    endpoint text,
    spec text,
    gpu_count integer,
    started_at timestamptz,
    completed_at timestamptz,
    status text default 'completed',
    worker text default null,
    gpu_type text default null,
    gpu_memory_gb integer default null,
    correct boolean default false,
    at timestamptz default now()
)
returns text
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU050, MU051, MU052, MU053, MU250, MU251, MU253, MU452
declare
    item metering._record_input;
    stored record;
begin
    item := metering._check_record(
        row(1, task_id, endpoint, worker, spec, gpu_count, gpu_type, gpu_memory_gb,
            started_at, completed_at, status, null, null)::metering._record_input, at);
    select s.*
    into strict stored
    from metering._store_records(array[item], correct) as s;
    if stored.outcome = 'rejected' then
        raise exception using
            errcode = stored.code,
            message = stored.message,
            detail = format('The task is %s.', coalesce(quote_literal(left(task_id, 255)), 'null')),
            hint = (select e.hint from muster.error_code as e where e.code = stored.code);
    end if;
    return stored.outcome;
end
$$;

comment on function metering.record(
    text, text, text, integer, timestamptz, timestamptz, text, text, text, integer, boolean,
    timestamptz) is
'Records one finished task. Sending the same task again changes nothing, so a sender may repeat what
was not acknowledged.

Returns recorded, unchanged, corrected (only with correct => true, when the task was recorded with
other content), or adjusted: its day''s records are gone, and it is added to the rollups that remain.
Raises MU050 to MU053 for a record that is none, MU250 for a task that is recorded with other content,
MU251 for a correction of a day whose records have been removed.

    select metering.record(''task-1'', ''llama-70b'', ''h100-80gb'', 8,
        ''2026-05-01 10:00Z'', ''2026-05-01 10:03Z'');';

revoke all on function metering.record(
    text, text, text, integer, timestamptz, timestamptz, text, text, text, integer, boolean,
    timestamptz) from public;
