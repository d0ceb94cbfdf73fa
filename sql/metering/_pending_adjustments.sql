create or replace function metering._pending_adjustments(
    granularity text,
    scope "char",
    value text,
    since timestamptz,
    until timestamptz,
    time_zone text
)
returns table (
    bucket_start timestamptz,
    scope_value text,
    total_tasks bigint,
    completed_tasks bigint,
    failed_tasks bigint,
    gpu_ms bigint,
    gpu_count_sum bigint,
    max_gpu_count integer,
    peak_start timestamptz,
    peak_ms bigint
)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- Late records behind the freeze line that the next run will add.
    select date_trunc(granularity, a.completed_at, time_zone),
           case scope when 'e' then a.endpoint when 's' then a.spec else '' end,
           count(*),
           count(*) filter (where a.status = 'completed'),
           count(*) filter (where a.status = 'failed'),
           sum(a.gpu_ms)::bigint,
           sum(a.gpu_count),
           max(a.gpu_count),
           null::timestamptz,
           null::bigint
    from metering.usage_adjustment as a
    where a.applied_at is null
      and a.booking = 'both'
      and a.completed_at >= since
      and a.completed_at < until
      and (value is null
          or value = case scope when 'e' then a.endpoint when 's' then a.spec else '' end)
      and (granularity = 'day'
          or a.completed_at >= metering._kept_since(granularity))
    group by 1, 2
$$;

revoke all on function metering._pending_adjustments(
    text, "char", text, timestamptz, timestamptz, text) from public;
