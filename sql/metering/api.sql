create or replace function metering._api_time(params jsonb, name text)
returns timestamptz
language plpgsql
stable
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
-- A time of a request; without an offset it is UTC. Raises: MU054
begin
    return nullif(params ->> name, '')::timestamptz;
exception when data_exception then
    raise exception using
        errcode = 'MU054',
        message = 'the range of time is not valid',
        detail = format('%s is not a time.', name),
        hint = 'Write it as 2026-05-01T10:00:00Z.';
end
$$;

revoke all on function metering._api_time(jsonb, text) from public;

create or replace function metering._api_granularity(granularity text)
returns text
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
    -- The endpoints say hourly and daily where everything else says hour and day.
    select case granularity when 'hourly' then 'hour' when 'daily' then 'day' else granularity end
$$;

revoke all on function metering._api_granularity(text) from public;

create or replace function metering._api_statistics(granularity text, params jsonb, at timestamptz)
returns jsonb
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
-- Raises: MU001, MU054, MU055, MU056, MU251
declare
    most bigint;
    answer jsonb;
begin
    params := coalesce(params, '{}');
    if jsonb_typeof(params) <> 'object' or coalesce(params ->> 'limit', '1000') !~ '^[0-9]{1,6}$' then
        raise exception using
            errcode = 'MU001',
            message = 'the parameters of the request are not valid',
            detail = 'They have to be an object, and limit a whole number up to 999999.',
            hint = 'Use scope_type, scope_value, start_time, end_time, booking, time_zone, limit.';
    end if;
    most := coalesce(params ->> 'limit', '1000')::bigint;
    select jsonb_build_object(
        'granularity', granularity,
        'scope_type', coalesce(params ->> 'scope_type', 'global'),
        'count', count(*),
        'data', coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
            'time_bucket', u.bucket_start,
            'total_tasks', u.total_tasks,
            'completed_tasks', u.completed_tasks,
            'failed_tasks', u.failed_tasks,
            'total_gpu_seconds', case when granularity = 'minute' then round(u.gpu_seconds, 3) end,
            'total_gpu_hours', round(u.gpu_hours, 6),
            'avg_gpu_count', round(u.avg_gpu_count, 4),
            'max_gpu_count', u.max_gpu_count,
            'peak_minute', case when granularity = 'hour' then u.peak_start end,
            'peak_hour', case when granularity = 'day' then u.peak_start end,
            'peak_gpu_hours', round(u.peak_gpu_hours, 6),
            'available_gpu_hours', round(u.available_gpu_hours, 6),
            'utilisation', round(u.utilisation, 6)))
            || jsonb_build_object('scope_type', u.scope, 'scope_value', u.scope_name)
            order by u.bucket_start, u.scope_name), '[]'))
    into answer
    from (
        select g.*
        from metering.usage(
            granularity,
            coalesce(params ->> 'scope_type', 'global'),
            params ->> 'scope_value',
            metering._api_time(params, 'start_time'),
            metering._api_time(params, 'end_time'),
            coalesce(params ->> 'booking', 'at_completion'),
            coalesce(params ->> 'time_zone', 'UTC'),
            at) as g
        limit most
    ) as u;
    return answer;
end
$$;

revoke all on function metering._api_statistics(text, jsonb, timestamptz) from public;

create or replace function metering.api_minute(
    params jsonb default '{}',
    at timestamptz default now()
)
returns jsonb
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select metering._api_statistics('minute', params, at)
$$;

comment on function metering.api_minute(jsonb, timestamptz) is
'GET /api/v1/gpu-usage/minute. params are those of the request: scope_type, scope_value, start_time,
end_time, booking, limit. Returns granularity, scope_type, count and data, whose objects have the
columns of the statistics table. Times are UTC. Raises MU054, MU056.';

revoke all on function metering.api_minute(jsonb, timestamptz) from public;

create or replace function metering.api_hourly(
    params jsonb default '{}',
    at timestamptz default now()
)
returns jsonb
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select metering._api_statistics('hour', params, at)
$$;

comment on function metering.api_hourly(jsonb, timestamptz) is
'GET /api/v1/gpu-usage/hourly. See metering.api_minute().';

revoke all on function metering.api_hourly(jsonb, timestamptz) from public;

create or replace function metering.api_daily(
    params jsonb default '{}',
    at timestamptz default now()
)
returns jsonb
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select metering._api_statistics('day', params, at)
$$;

comment on function metering.api_daily(jsonb, timestamptz) is
'GET /api/v1/gpu-usage/daily. See metering.api_minute(); time_zone cuts the days elsewhere.';

revoke all on function metering.api_daily(jsonb, timestamptz) from public;

create or replace function metering.api_aggregate(granularity text default 'all')
returns jsonb
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU056
declare
    done bigint;
begin
    done := metering._aggregate(metering._api_granularity(granularity), null, null);
    return jsonb_build_object('status', 'ok', 'granularity', granularity, 'processed', done);
end
$$;

comment on function metering.api_aggregate(text) is
'POST /api/v1/gpu-usage/aggregate?granularity=minute|hourly|daily|all. Rolls up what waits, in one
transaction and up to metering.buckets_per_run buckets of each level; processed says how many marks it
took. Raises MU056.';

revoke all on function metering.api_aggregate(text) from public;

create or replace function metering.api_backfill(
    params jsonb default '{}',
    at timestamptz default now()
)
returns jsonb
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
-- Raises: MU054, MU150, MU251
declare
    wanted bigint;
    first timestamptz;
begin
    params := coalesce(params, '{}');
    select min(p.day)
    into first
    from metering.record_partition as p;
    wanted := metering.request_backfill(
        coalesce(metering._api_time(params, 'start_time'), first),
        metering._api_time(params, 'end_time'), at);
    return (
        select jsonb_build_object(
            'status', 'accepted',
            'backfill_id', b.backfill_id,
            'start_time', b.since,
            'end_time', b.until,
            'days_total', b.days_total,
            'days_done', b.days_done)
        from metering.backfill as b
        where b.backfill_id = wanted);
end
$$;

comment on function metering.api_backfill(jsonb, timestamptz) is
'POST /api/v1/gpu-usage/backfill. params: start_time (by default the oldest day of records) and
end_time (now). Returns the accepted request; the task metering.backfill works it off and
metering.stat_progress_backfill shows how far it is. Raises MU054, MU150, MU251.';

revoke all on function metering.api_backfill(jsonb, timestamptz) from public;
