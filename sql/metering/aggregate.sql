create or replace function metering._require_sources(
    granularity text,
    since timestamptz,
    until timestamptz
)
returns void
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Building a bucket from sources that are gone would overwrite history with nothing.
-- Raises: MU150, MU251
declare
    own_line timestamptz := case granularity
        when 'minute' then metering._kept_since('minute')
        when 'hour' then metering._kept_since('hour')
        else '-infinity' end;
    below_line timestamptz := case granularity
        when 'minute' then metering._kept_since('record')
        when 'all' then metering._kept_since('record')
        when 'hour' then least(metering._kept_since('record'), metering._kept_since('minute'))
        else least(metering._kept_since('record'), metering._kept_since('hour')) end;
begin
    if since < greatest(own_line, below_line) then
        raise exception using
            errcode = 'MU251',
            message = 'what these buckets are made of has been removed',
            detail = format('Granularity %s can be built since %s; asked for since %s.',
                granularity, greatest(own_line, below_line), since),
            hint = 'Ask for a later range. What is stored for the earlier one stays as it is.';
    end if;
    if not exists (
        select from metering.usage_record as r where r.completed_at >= since and r.completed_at < until)
        and not exists (
        select from metering.rollup_hour as h where h.bucket_start >= since and h.bucket_start < until)
        and not exists (
        select from metering.rollup_day as d where d.bucket_start >= since and d.bucket_start < until)
    then
        raise exception using
            errcode = 'MU150',
            message = 'there is no usage in this range',
            detail = format('It goes from %s to %s.', since, until),
            hint = 'See metering.record_partition for the days that have records.';
    end if;
end
$$;

revoke all on function metering._require_sources(text, timestamptz, timestamptz) from public;

create or replace function metering._aggregate(
    granularity text,
    since timestamptz,
    until timestamptz
)
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
-- Raises: MU054, MU056, MU150, MU251
declare
    most bigint := muster.setting_bigint('metering.buckets_per_run');
    done bigint := 0::bigint;
begin
    perform metering._check_choice('granularity', granularity, 'minute', 'hour', 'day', 'all');
    perform metering._take_lock('rollup');
    perform metering._take_lock('spread');
    if since is not null or until is not null then
        until := coalesce(until, date_trunc('minute', clock_timestamp()) + interval '1 minute');
        since := coalesce(since, greatest(
            metering._kept_since('record'), until - interval '1 day'));
        perform metering._check_range(since, until);
        since := date_trunc(case granularity when 'all' then 'minute' else granularity end,
            since, 'UTC');
        perform metering._require_sources(granularity, since, until);
        if granularity in ('minute', 'all') then
            insert into metering.minute_mark (buckets, first_started_ats)
            select array_agg(b), array_agg(b)
            from generate_series(since, until - interval '1 microsecond', interval '1 minute') as b;
        end if;
        if granularity in ('hour', 'all') then
            insert into metering.hour_mark (bucket_start)
            select b
            from generate_series(
                date_trunc('hour', since, 'UTC'), until - interval '1 microsecond',
                interval '1 hour') as b;
        end if;
        if granularity in ('day', 'all') then
            insert into metering.day_mark (bucket_start)
            select b
            from generate_series(
                date_trunc('day', since, 'UTC'), until - interval '1 microsecond',
                interval '1 day') as b;
        end if;
    end if;
    if granularity in ('minute', 'all') then
        done := done + metering._roll_minutes(most);
    end if;
    if granularity in ('hour', 'all') then
        done := done + metering._roll_hours(most);
    end if;
    if granularity in ('day', 'all') then
        done := done + metering._roll_days(most);
    end if;
    if granularity = 'all' then
        done := done + metering._roll_spread(most);
    end if;
    return done;
end
$$;

revoke all on function metering._aggregate(text, timestamptz, timestamptz) from public;

create or replace procedure metering.aggregate(
    granularity text default 'all',
    since timestamptz default null,
    until timestamptz default null
)
language plpgsql
as $$
-- Commits after each bounded step, so that nothing is held for long.
-- Raises: MU054, MU056, MU150, MU251
declare
    done bigint;
begin
    done := metering._aggregate(granularity, since, until);
    while done operator(pg_catalog.>) 0 loop
        commit;
        set local search_path = pg_catalog, pg_temp;
        done := metering._aggregate(granularity, null, null);
    end loop;
end
$$;

comment on procedure metering.aggregate(text, timestamptz, timestamptz) is
'Brings minute, hour, day or all of them up to date now, in steps of metering.buckets_per_run buckets
with a commit after each. With a range it also builds every bucket in it anew from the level below;
buckets that come out as they were are not written.

Raises MU251 when what a bucket is made of has been removed (what is stored stays), MU150 for a range
without usage, MU054 for one that is none, MU056 for an unknown granularity.

    call metering.aggregate(''all'', now() - interval ''2 hours'', now());';

revoke all on procedure metering.aggregate(text, timestamptz, timestamptz) from public;
