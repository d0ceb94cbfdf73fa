create or replace function metering.top_consumers(
    scope_type text default 'endpoint',
    since timestamptz default null,
    until timestamptz default null,
    most integer default 10,
    at timestamptz default now()
)
returns table (
    scope_value text,
    total_tasks numeric,
    failed_tasks numeric,
    gpu_hours numeric,
    share numeric,
    avg_gpu_count numeric,
    max_gpu_count integer
)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select u.scope_name, sum(u.total_tasks), sum(u.failed_tasks), sum(u.gpu_hours),
           sum(u.gpu_hours) / nullif(sum(sum(u.gpu_hours)) over (), 0),
           sum(u.avg_gpu_count * u.total_tasks) / sum(u.total_tasks),
           max(u.max_gpu_count)
    from metering.usage(
        'day', top_consumers.scope_type, null, top_consumers.since, top_consumers.until,
        at => top_consumers.at) as u
    group by u.scope_name
    order by 4 desc, 1
    limit most
$$;

comment on function metering.top_consumers(text, timestamptz, timestamptz, integer, timestamptz) is
'Endpoints or specs by GPU hours over the UTC days of the range, the largest first, with their share of
all. Without a range: the last 30 days.

    select scope_value, gpu_hours, share from metering.top_consumers(''endpoint'', most => 5);';

revoke all on function
    metering.top_consumers(text, timestamptz, timestamptz, integer, timestamptz) from public;

create or replace function metering.peak(
    granularity text default 'day',
    scope_type text default 'global',
    scope_value text default null,
    since timestamptz default null,
    until timestamptz default null,
    at timestamptz default now()
)
returns table (
    bucket_start timestamptz,
    scope_name text,
    peak_minute timestamptz,
    peak_gpus numeric,
    booked_peak_start timestamptz,
    booked_peak_gpus numeric,
    overstated numeric
)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select s.bucket_start, s.scope_name, s.peak_start, s.peak_gpus,
           c.peak_start, c.peak_gpus, c.peak_gpus / nullif(s.peak_gpus, 0)
    from metering.usage(
        peak.granularity, peak.scope_type, peak.scope_value, peak.since, peak.until,
        booking => 'spread', at => peak.at) as s
    left join metering.usage(
        peak.granularity, peak.scope_type, peak.scope_value, peak.since, peak.until,
        at => peak.at) as c
      on c.bucket_start = s.bucket_start
     and c.scope_name is not distinct from s.scope_name
    order by 1, 2
$$;

comment on function metering.peak(
    text, text, text, timestamptz, timestamptz, timestamptz) is
'Peaks of hours or days by both bookings: the minute with most GPUs really at work and how many these
were; beside it the peak of the booking at_completion (a minute of the hour, an hour of the day), and
how many times too high that is: of tasks of an hour the minute that sees them end overstates by more
than ten.

    select * from metering.peak(''hour'', since => now() - interval ''6 hours'');';

revoke all on function metering.peak(
    text, text, text, timestamptz, timestamptz, timestamptz) from public;
