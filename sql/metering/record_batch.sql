create or replace function metering.record_batch(
    records jsonb,
    correct boolean default false,
    at timestamptz default now()
)
returns table (ordinal integer, task_id text, outcome text, code text, message text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU057
declare
    most bigint := muster.setting_bigint('metering.batch_records');
begin
    if records is null or jsonb_typeof(records) <> 'array' or jsonb_array_length(records) > most then
        raise exception using
            errcode = 'MU057',
            message = 'a batch is an array of records',
            detail = case
                when jsonb_typeof(records) = 'array'
                    then format('It has %s records and %s are allowed.',
                        jsonb_array_length(records), most)
                else format('It is %s.', coalesce(jsonb_typeof(records), 'null'))
            end,
            hint = 'Give a JSON array, and cut a long one into several.';
    end if;
    return query
    select s.*
    from metering._store_records(array(
        select case
                when jsonb_typeof(e.item) = 'object' then metering._parse_record(
                    e.place::integer, e.item ->> 'task_id', e.item ->> 'endpoint',
                    e.item ->> 'worker', e.item ->> 'spec', e.item ->> 'gpu_count',
                    e.item ->> 'gpu_type', e.item ->> 'gpu_memory_gb', e.item ->> 'started_at',
                    e.item ->> 'completed_at', e.item ->> 'status', at)
                else row(e.place::integer, null, null, null, null, null, null, null, null, null, null,
                    'MU050', 'a record is an object')::metering._record_input
            end
        from jsonb_array_elements(records) with ordinality as e (item, place)), correct) as s;
end
$$;

comment on function metering.record_batch(jsonb, boolean, timestamptz) is
'Records an array of finished tasks, objects with the columns of metering.usage_record. Good rows are
kept whatever the others hold.

Returns a row for each in the order given: outcome is recorded, unchanged, corrected, adjusted or
rejected; a rejected one has its error code and message. See metering.record(). Raises MU057 when it
is no array, or one longer than metering.batch_records.

    select * from metering.record_batch(''[{"task_id": "t1", "endpoint": "llama", "spec": "h100",
        "gpu_count": 1, "started_at": "2026-05-01T10:00:00Z",
        "completed_at": "2026-05-01T10:03:00Z", "status": "completed"}]'');';

revoke all on function metering.record_batch(jsonb, boolean, timestamptz) from public;
