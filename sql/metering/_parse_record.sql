create or replace function metering._parse_record(
    ordinal integer,
    task_id text,
    endpoint text,
    worker text,
    spec text,
    gpu_count text,
    gpu_type text,
    gpu_memory_gb text,
    started_at text,
    completed_at text,
    status text,
    at timestamptz
)
returns metering._record_input
language plpgsql
stable
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
-- Text to a record; what is wrong with it goes into its code and message instead of being raised.
-- A time without an offset is UTC.
declare
    parsed metering._record_input;
begin
    parsed.ordinal := ordinal;
    parsed.task_id := task_id;
    parsed.endpoint := endpoint;
    parsed.worker := worker;
    parsed.spec := spec;
    parsed.gpu_type := gpu_type;
    parsed.status := coalesce(status, 'completed');
    parsed.code := 'MU052';
    parsed.message := 'gpu_count is not a whole number';
    parsed.gpu_count := gpu_count::integer;
    parsed.message := 'gpu_memory_gb is not a whole number';
    parsed.gpu_memory_gb := gpu_memory_gb::integer;
    parsed.code := 'MU051';
    parsed.message := 'started_at is not a time';
    parsed.started_at := started_at::timestamptz;
    parsed.message := 'completed_at is not a time';
    parsed.completed_at := completed_at::timestamptz;
    parsed.code := null;
    parsed.message := null;
    return metering._check_record(parsed, at);
exception when data_exception then
    return parsed;
end
$$;

revoke all on function metering._parse_record(
    integer, text, text, text, text, text, text, text, text, text, text, timestamptz) from public;
