create or replace function metering._scope(scope_type text)
returns "char"
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU056
begin
    if scope_type is null or scope_type not in ('global', 'endpoint', 'spec') then
        raise exception using
            errcode = 'MU056',
            message = 'unknown scope',
            detail = format('It is %s.', coalesce(quote_literal(left(scope_type, 63)), 'null')),
            hint = 'Use global, endpoint or spec.';
    end if;
    return left(scope_type, 1)::"char";
end
$$;

revoke all on function metering._scope(text) from public;

create or replace function metering._check_choice(
    what text,
    choice text,
    variadic allowed text[]
)
returns void
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU056
begin
    if choice is null or choice <> all (allowed) then
        raise exception using
            errcode = 'MU056',
            message = format('unknown %s', what),
            detail = format('It is %s.', coalesce(quote_literal(left(choice, 63)), 'null')),
            hint = format('Use one of: %s.', array_to_string(allowed, ', '));
    end if;
end
$$;

revoke all on function metering._check_choice(text, text, text[]) from public;

create or replace function metering._check_time_zone(time_zone text)
returns void
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- pg_timezone_names reads 600 files (25 ms); the server's own look-up of one name does not. The
-- pattern refuses what it would take besides names: POSIX rules such as XYZ5.
-- Raises: MU055
begin
    if time_zone = 'UTC' then
        return;
    end if;
    if time_zone ~ '^[A-Za-z_]+(/[A-Za-z0-9_+-]+)+$' then
        perform timestamptz '2000-01-01 00:00+00' at time zone time_zone;
        return;
    end if;
    raise invalid_parameter_value;
exception when invalid_parameter_value then
    raise exception using
        errcode = 'MU055',
        message = 'unknown time zone',
        detail = format('It is %s.', coalesce(quote_literal(left(time_zone, 63)), 'null')),
        hint = 'Use UTC or a name from pg_timezone_names with a slash, such as Europe/Prague.';
end
$$;

revoke all on function metering._check_time_zone(text) from public;

create or replace function metering._bucket_end(
    granularity text,
    bucket_start timestamptz,
    time_zone text
)
returns timestamptz
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- A local day has 23 or 25 hours when the clocks change.
    select case
        when granularity = 'day'
            then (bucket_start at time zone time_zone + interval '1 day') at time zone time_zone
        else bucket_start + ('1 ' || granularity)::interval
    end
$$;

revoke all on function metering._bucket_end(text, timestamptz, text) from public;

create or replace function metering._at_completion(
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
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- One granularity of the first booking, live, with its packed peak taken apart. since and until are
-- borders of buckets.
declare
    range tstzmultirange := tstzmultirange(tstzrange(since, until));
begin
    if granularity = 'minute' then
        return query
        select m.bucket_start, m.scope_value, m.total_tasks, m.completed_tasks, m.failed_tasks,
               m.gpu_ms, m.gpu_count_sum, m.max_gpu_count, null::timestamptz, null::bigint
        from metering._live_minutes(scope, value, range) as m;
    elsif granularity = 'hour' then
        return query
        select h.bucket_start, h.scope_value, h.total_tasks, h.completed_tasks, h.failed_tasks,
               h.gpu_ms, h.gpu_count_sum, h.max_gpu_count,
               h.bucket_start + (63 - (h.peak & 63)) * interval '1 minute', h.peak >> 6
        from metering._live_hours(scope, value, range) as h;
    elsif time_zone = 'UTC' then
        return query
        select d.bucket_start, d.scope_value, d.total_tasks, d.completed_tasks, d.failed_tasks,
               d.gpu_ms, d.gpu_count_sum, d.max_gpu_count,
               d.bucket_start + (63 - (d.peak & 63)) * interval '1 hour', d.peak >> 6
        from metering._live_days(scope, value, range) as d;
    else
        -- Local days from UTC hours; from the records where hours are gone or the zone is half an
        -- hour off.
        return query
        select date_trunc('day', h.bucket_start, time_zone),
               h.scope_value, sum(h.total_tasks)::bigint, sum(h.completed_tasks)::bigint,
               sum(h.failed_tasks)::bigint, sum(h.gpu_ms)::bigint, sum(h.gpu_count_sum)::bigint,
               max(h.max_gpu_count),
               (array_agg(h.bucket_start order by h.gpu_ms desc, h.bucket_start))[1],
               max(h.gpu_ms)
        from metering._local_hours(scope, value, since, until, time_zone) as h
        group by 1, 2;
    end if;
end
$$;

revoke all on function metering._at_completion(
    text, "char", text, timestamptz, timestamptz, text) from public;

create or replace function metering._local_hours(
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
    max_gpu_count integer
)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Hours that do not straddle a local midnight. Raises: MU251
declare
    hour_line timestamptz := metering._kept_since('hour');
    is_aligned boolean;
begin
    select bool_and(d = date_trunc('hour', d, 'UTC'))
    into is_aligned
    from generate_series(
        since at time zone time_zone, until at time zone time_zone, interval '1 day') as l
    cross join lateral (select l at time zone time_zone as d) as x;
    if is_aligned and since >= hour_line then
        return query
        select h.bucket_start, h.scope_value, h.total_tasks, h.completed_tasks, h.failed_tasks,
               h.gpu_ms, h.gpu_count_sum, h.max_gpu_count
        from metering._live_hours(scope, value, tstzmultirange(tstzrange(since, until))) as h;
        return;
    end if;
    if since < metering._kept_since('record') then
        raise exception using
            errcode = 'MU251',
            message = 'what local days are made of has been removed',
            detail = format('Hours are kept since %s and records since %s.',
                hour_line, metering._kept_since('record')),
            hint = 'Ask for a later range, or for days of UTC.';
    end if;
    return query
    select date_trunc('hour', m.bucket_start, time_zone),
           m.scope_value, sum(m.total_tasks)::bigint, sum(m.completed_tasks)::bigint,
           sum(m.failed_tasks)::bigint, sum(m.gpu_ms)::bigint, sum(m.gpu_count_sum)::bigint,
           max(m.max_gpu_count)
    from metering._scope_minutes(scope, value, tstzmultirange(tstzrange(since, until))) as m
    group by 1, 2;
end
$$;

revoke all on function metering._local_hours(
    "char", text, timestamptz, timestamptz, text) from public;

create or replace function metering.usage(
    granularity text,
    scope_type text default 'global',
    scope_value text default null,
    since timestamptz default null,
    until timestamptz default null,
    booking text default 'at_completion',
    time_zone text default 'UTC',
    at timestamptz default now()
)
returns table (
    bucket_start timestamptz,
    bucket_end timestamptz,
    scope text,
    scope_name text,
    total_tasks bigint,
    completed_tasks bigint,
    failed_tasks bigint,
    gpu_seconds numeric,
    gpu_hours numeric,
    avg_gpu_count numeric,
    max_gpu_count integer,
    peak_start timestamptz,
    peak_gpu_hours numeric,
    peak_gpus numeric,
    available_gpu_hours numeric,
    utilisation numeric
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU054, MU055, MU056, MU251
declare
    kind "char" := metering._scope(scope_type);
    value text := case when scope_type = 'global' then '' else scope_value end;
    unit interval;
begin
    perform metering._check_choice('granularity', granularity, 'minute', 'hour', 'day');
    perform metering._check_choice('booking', booking, 'at_completion', 'spread');
    perform metering._check_time_zone(time_zone);
    if time_zone <> 'UTC' and (granularity <> 'day' or booking <> 'at_completion') then
        raise exception using
            errcode = 'MU055',
            message = 'only days of the booking at_completion are cut by a time zone',
            detail = format('Asked for: %s, %s.', granularity, booking),
            hint = 'Minutes and hours are the same everywhere; convert bucket_start with AT TIME ZONE.';
    end if;
    unit := ('1 ' || granularity)::interval;
    until := coalesce(until, at + unit);
    since := coalesce(since, until - unit * case granularity
        when 'minute' then 60 when 'hour' then 24 else 30 end);
    perform metering._check_range(since, until);
    since := date_trunc(granularity, since, time_zone);
    until := case
        when date_trunc(granularity, until, time_zone) = until then until
        else metering._bucket_end(granularity, date_trunc(granularity, until, time_zone), time_zone)
    end;

    if booking = 'at_completion' then
        return query
        select r.bucket_start, b.bucket_end, usage.scope_type,
               case when kind <> 'g' then r.scope_value end,
               r.total_tasks, r.completed_tasks, r.failed_tasks,
               r.gpu_ms / 1000.0, r.gpu_ms / 3600000.0,
               r.gpu_count_sum::numeric / r.total_tasks, r.max_gpu_count,
               r.peak_start, r.peak_ms / 3600000.0,
               r.peak_ms / case granularity when 'hour' then 60000.0 when 'day' then 3600000.0 end,
               c.gpu_ms / 3600000.0,
               r.gpu_ms / nullif(c.gpu_ms, 0)
        from (
            select u.bucket_start, u.scope_value,
                   sum(u.total_tasks)::bigint as total_tasks,
                   sum(u.completed_tasks)::bigint as completed_tasks,
                   sum(u.failed_tasks)::bigint as failed_tasks,
                   sum(u.gpu_ms)::bigint as gpu_ms,
                   sum(u.gpu_count_sum)::bigint as gpu_count_sum,
                   max(u.max_gpu_count) as max_gpu_count,
                   (array_agg(u.peak_start order by u.peak_ms desc nulls last, u.peak_start))[1]
                       as peak_start,
                   max(u.peak_ms) as peak_ms
            from (
                select l.*
                from metering._at_completion(
                    granularity, kind, value, since, until, time_zone) as l
                union all
                select p.*
                from metering._pending_adjustments(
                    granularity, kind, value, since, until, time_zone) as p
            ) as u
            group by u.bucket_start, u.scope_value
        ) as r
        cross join lateral (
            select metering._bucket_end(granularity, r.bucket_start, time_zone) as bucket_end
        ) as b
        left join lateral (
            select metering._available_gpu_ms(
                usage.scope_type, r.scope_value, r.bucket_start, b.bucket_end) as gpu_ms
            where granularity <> 'minute' and kind <> 'e'
        ) as c on true
        order by r.bucket_start, r.scope_value;
    else
        return query
        select r.bucket_start, r.bucket_start + unit, usage.scope_type,
               case when kind <> 'g' then r.scope_value end,
               null::bigint, null::bigint, null::bigint,
               r.gpu_ms / 1000.0, r.gpu_ms / 3600000.0,
               null::numeric, null::integer,
               date_trunc('day', r.bucket_start, 'UTC')
                   + (2047 - (r.peak & 2047)) * interval '1 minute',
               (r.peak >> 11) / 3600000.0,
               case granularity when 'minute' then r.gpu_ms else r.peak >> 11 end / 60000.0,
               c.gpu_ms / 3600000.0,
               r.gpu_ms / nullif(c.gpu_ms, 0)
        from metering._live_spread(
            granularity, kind, value, tstzmultirange(tstzrange(since, until))) as r
        left join lateral (
            select metering._available_gpu_ms(
                usage.scope_type, r.scope_value, r.bucket_start, r.bucket_start + unit) as gpu_ms
            where granularity <> 'minute' and kind <> 'e'
        ) as c on true
        order by r.bucket_start, r.scope_value;
    end if;
end
$$;

comment on function metering.usage(
    text, text, text, timestamptz, timestamptz, text, text, timestamptz) is
'Usage in [since, until) by minute, hour or day, exactly as the records are at this moment: what is not
rolled up yet is computed in the answer. Scope is global, endpoint or spec; without scope_value every
endpoint or spec has its rows. booking at_completion counts a task whole in the minute in which it
ended; spread puts its GPU time where it was spent, and has no task counts. A day may be that of a
time_zone; it then has 23 or 25 hours when the clocks change. Without a range: the last hour of
minutes, the last day of hours, the last 30 days.

peak_start is the largest minute of an hour and the largest hour of a day (with spread always the
largest minute), peak_gpus how many GPUs were busy in it on average. utilisation is gpu_hours by
available_gpu_hours, for global and spec, where metering.capacity knows them.

Raises MU054 for a range that is none, MU055 for an unknown time zone, MU056 for an unknown
granularity, scope or booking, MU251 when a local day''s sources have been removed.

    select bucket_start, gpu_hours from metering.usage(''day'', ''endpoint'', ''llama-70b'');';

revoke all on function metering.usage(
    text, text, text, timestamptz, timestamptz, text, text, timestamptz) from public;
