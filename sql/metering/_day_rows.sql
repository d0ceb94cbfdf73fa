create or replace function metering._day_rows(ranges tstzmultirange, from_records boolean)
returns table (
    bucket_start timestamptz,
    scope_type "char",
    scope_value text,
    total_tasks bigint,
    completed_tasks bigint,
    failed_tasks bigint,
    gpu_ms bigint,
    gpu_count_sum bigint,
    max_gpu_count integer,
    peak bigint
)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Whole UTC days, from the hour rollup or, where that has been removed, from the records.
begin
    if isempty(ranges) then
        return;
    end if;
    if from_records then
        return query
        select date_bin('1 day', h.bucket_start, '2000-01-01 00:00+00'),
               h.scope_type, h.scope_value,
               sum(h.total_tasks)::bigint, sum(h.completed_tasks)::bigint,
               sum(h.failed_tasks)::bigint, sum(h.gpu_ms)::bigint, sum(h.gpu_count_sum)::bigint,
               max(h.max_gpu_count),
               max(h.gpu_ms * 64 + 63 - date_part('hour', h.bucket_start at time zone 'UTC')::bigint)
        from metering._hour_rows(ranges, from_records => true) as h
        group by 1, 2, 3;
    else
        return query
        select date_bin('1 day', h.bucket_start, '2000-01-01 00:00+00'),
               h.scope_type, h.scope_value,
               sum(h.total_tasks)::bigint, sum(h.completed_tasks)::bigint,
               sum(h.failed_tasks)::bigint, sum(h.gpu_ms)::bigint, sum(h.gpu_count_sum)::bigint,
               max(h.max_gpu_count),
               max(h.gpu_ms * 64 + 63 - date_part('hour', h.bucket_start at time zone 'UTC')::bigint)
        from unnest(ranges) as d (span)
        cross join lateral (
            select r.*
            from metering.rollup_hour as r
            where r.bucket_start >= lower(d.span)
              and r.bucket_start < upper(d.span)
            offset 0
        ) as h
        group by 1, 2, 3;
    end if;
end
$$;

revoke all on function metering._day_rows(tstzmultirange, boolean) from public;
