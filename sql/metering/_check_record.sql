create or replace function metering._check_record(
    item metering._record_input,
    at timestamptz
)
returns metering._record_input
language plpgsql
stable
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
-- Fills code and message when the record is not one.
begin
    select c.code, c.message
    into item.code, item.message
    from (values
        ('MU050', 'task_id has to have 1 to 255 bytes without control characters',
            octet_length(item.task_id) between 1 and 255 and item.task_id !~ '[[:cntrl:]]'),
        ('MU050', 'endpoint has to have 1 to 255 bytes without control characters',
            octet_length(item.endpoint) between 1 and 255 and item.endpoint !~ '[[:cntrl:]]'),
        ('MU050', 'spec has to have 1 to 255 bytes without control characters',
            octet_length(item.spec) between 1 and 255 and item.spec !~ '[[:cntrl:]]'),
        ('MU052', 'gpu_count has to be from 0 to 4096', item.gpu_count between 0 and 4096),
        ('MU052', 'gpu_memory_gb has to be from 0 to 65536',
            item.gpu_memory_gb is null or item.gpu_memory_gb between 0 and 65536),
        ('MU053', 'status has to be completed or failed',
            item.status in ('completed', 'failed')),
        ('MU051', 'started_at and completed_at have to be given and finite',
            isfinite(item.started_at) and isfinite(item.completed_at)),
        ('MU051', 'a task cannot start before the year 2000',
            item.started_at >= timestamptz '2000-01-01 00:00+00'),
        ('MU051', 'completed_at is in the future',
            item.completed_at <= at + muster.setting_interval('metering.clock_skew')),
        ('MU051', 'completed_at is before started_at', item.completed_at >= item.started_at),
        ('MU051', 'a task cannot take more than 31 days',
            case
                when isfinite(item.started_at) and isfinite(item.completed_at)
                    then item.completed_at - item.started_at <= interval '31 days'
                else false
            end)
    ) as c (code, message, is_met)
    where c.is_met is not true
    limit 1;
    return item;
end
$$;

revoke all on function metering._check_record(metering._record_input, timestamptz) from public;
