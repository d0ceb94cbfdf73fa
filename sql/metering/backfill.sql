create or replace function metering._rebuild_day(day timestamptz)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
-- One UTC day at every level, both bookings. A day at a time keeps the hash tables in memory (43 MB);
-- one statement for a month spills a sort of 318 MB. The caller holds the locks.
-- Writes: every rollup, every mark of the day
declare
    next_day timestamptz := day + interval '1 day';
    whole tstzmultirange := tstzmultirange(tstzrange(day, next_day));
    minute_line timestamptz := greatest(
        metering._kept_since('minute'), metering._kept_since('record'));
    hour_line timestamptz := metering._kept_since('hour');
begin
    perform
    from metering._take_minute_marks(day, next_day, null);
    delete from metering.hour_mark as h
    where h.bucket_start >= day
      and h.bucket_start < next_day;
    delete from metering.day_mark as d
    where d.bucket_start = day;

    if day >= minute_line then
        if exists (
            select from metering.rollup_minute as m
            where m.bucket_start >= day
              and m.bucket_start < next_day)
        then
            perform metering._build_minutes(whole);
            delete from metering.hour_mark as h
            where h.bucket_start >= day
              and h.bucket_start < next_day;
        else
            -- Nothing to compare with: a plain insert, a third cheaper than the upsert.
            insert into metering.rollup_minute
                (bucket_start, scope_type, scope_value, total_tasks, completed_tasks, failed_tasks,
                 gpu_ms, gpu_count_sum, max_gpu_count)
            select m.*
            from metering._minute_rows(whole) as m;
        end if;
    end if;
    if day >= hour_line then
        perform metering._build_hours(
            case when day >= minute_line then whole else '{}' end,
            case when day >= minute_line then '{}' else whole end,
            '{}');
    end if;
    perform metering._build_days(
        case when day >= hour_line then whole else '{}' end,
        case when day >= hour_line then '{}' else whole end,
        '{}');
    delete from metering.day_mark as d
    where d.bucket_start = day;
    return coalesce((
        select sum(d.total_tasks)::bigint
        from metering.rollup_day as d
        where d.scope_type = 'g'
          and d.scope_value = ''
          and d.bucket_start = day), 0::bigint);
end
$$;

revoke all on function metering._rebuild_day(timestamptz) from public;

create or replace function metering.request_backfill(
    since timestamptz,
    until timestamptz default null,
    at timestamptz default now()
)
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
-- Writes: metering.backfill
-- Raises: MU054, MU150, MU251
declare
    wanted bigint;
begin
    until := coalesce(until, at);
    perform metering._check_range(since, until);
    since := date_trunc('day', since, 'UTC');
    until := date_trunc('day', until - interval '1 microsecond', 'UTC') + interval '1 day';
    perform metering._require_sources('all', since, until);
    insert into metering.backfill as b (since, until, next_day, days_total)
    values (since, until, until - interval '1 day',
            (date_part('epoch', until - since) / 86400)::integer)
    on conflict do nothing
    returning b.backfill_id
    into wanted;
    if wanted is null then
        select b.backfill_id
        into wanted
        from metering.backfill as b
        where b.since = request_backfill.since
          and b.until = request_backfill.until
          and b.finished_at is null;
    end if;
    return wanted;
end
$$;

comment on function metering.request_backfill(timestamptz, timestamptz, timestamptz) is
'Asks for a backfill of the UTC days that the range touches and returns its id; the task
metering.continue_backfill works it off a day at a time, and call metering.backfill() does so at once.
A request that is already open is returned instead of a second one.

Raises MU251 when records of the range have been removed, MU150 for a range without usage, MU054 for
one that is none.';

revoke all on function
    metering.request_backfill(timestamptz, timestamptz, timestamptz) from public;

create or replace function metering._advance_backfill(backfill_id bigint)
returns boolean
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
-- One day; true while there is another. Whoever holds the row does the day, so two callers take turns
-- and no day is done twice.
-- Writes: metering.backfill, every rollup
declare
    day timestamptz;
    done bigint := 0::bigint;
begin
    perform metering._take_lock('rollup');
    perform metering._take_lock('spread');
    select b.next_day
    into day
    from metering.backfill as b
    where b.backfill_id = _advance_backfill.backfill_id
    for update;
    if day is null then
        return false;
    end if;
    if day >= metering._kept_since('record') then
        done := metering._rebuild_day(day);
        perform metering._build_spread(tstzmultirange(tstzrange(day, day + interval '1 day')));
        -- What is marked of this day is built; of a range that goes on beyond it the rest stays marked.
        with built as (
            delete from metering.spread_mark as s
            where s.minutes && tstzrange(day, day + interval '1 day')
            returning s.minutes
        )
        insert into metering.spread_mark (minutes)
        select unnest(tstzmultirange(b.minutes)
            - tstzmultirange(tstzrange(day, day + interval '1 day')))
        from built as b;
    end if;
    update metering.backfill as b
    set days_done = b.days_done + 1,
        records_done = b.records_done + done,
        next_day = case when b.next_day > b.since then b.next_day - interval '1 day' end,
        finished_at = case when b.next_day = b.since then clock_timestamp() end,
        advanced_at = clock_timestamp(),
        pid = pg_backend_pid()
    where b.backfill_id = _advance_backfill.backfill_id
    returning b.next_day
    into day;
    return day is not null;
end
$$;

revoke all on function metering._advance_backfill(bigint) from public;

create or replace procedure metering.backfill(
    since timestamptz default null,
    until timestamptz default null
)
language plpgsql
as $$
-- Raises: MU054, MU150, MU251
declare
    wanted bigint;
    goes_on boolean;
begin
    if since is null and until is null then
        wanted := metering._open_backfill();
        if wanted is null then
            return;
        end if;
    else
        wanted := metering.request_backfill(since, until);
    end if;
    loop
        goes_on := metering._advance_backfill(wanted);
        commit;
        set local search_path = pg_catalog, pg_temp;
        exit when not goes_on;
    end loop;
end
$$;

comment on procedure metering.backfill(timestamptz, timestamptz) is
'Builds the rollups of the UTC days that the range touches from their records, newest day first, with a
commit after each day. When it is stopped, the next call with the same range, or one without a range,
goes on where it stopped; two calls at once share the work. metering.stat_progress_backfill shows how
far it is.

Raises MU251 when records of the range have been removed, MU150 for a range without usage, MU054 for
one that is none.

    call metering.backfill(''2026-05-01'', ''2026-06-01'');';

revoke all on procedure metering.backfill(timestamptz, timestamptz) from public;

create or replace function metering._open_backfill()
returns bigint
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select min(b.backfill_id)
    from metering.backfill as b
    where b.finished_at is null
$$;

revoke all on function metering._open_backfill() from public;

create or replace function metering.continue_backfill()
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
declare
    wanted bigint := metering._open_backfill();
begin
    if wanted is null or pg_is_in_recovery()
        or not metering._try_lock('rollup') or not metering._try_lock('spread') then
        return 0::bigint;
    end if;
    perform metering._advance_backfill(wanted);
    return case when metering._open_backfill() is null then 0
        else muster.setting_bigint('metering.buckets_per_run') end;
end
$$;

comment on function metering.continue_backfill() is
'The task that works off what metering.request_backfill() asked for, a day at a time.';

revoke all on function metering.continue_backfill() from public;

create or replace view metering.stat_progress_backfill as
select b.backfill_id,
       a.pid,
       a.datname,
       case
           when b.finished_at is not null then 'finished'
           when a.pid is null then 'waiting'
           else 'building day'
       end as phase,
       b.since,
       b.until,
       b.next_day as current_day,
       b.days_total,
       b.days_done,
       b.records_done,
       b.requested_at,
       b.advanced_at,
       b.finished_at
from metering.backfill as b
left join pg_catalog.pg_stat_activity as a
  on a.pid = b.pid
 and a.state <> 'idle'
 and a.backend_start <= b.advanced_at
 and b.finished_at is null;

comment on view metering.stat_progress_backfill is
'How far each backfill is, in days and records.';
comment on column metering.stat_progress_backfill.pid is 'the backend at work, or null';
comment on column metering.stat_progress_backfill.phase is 'waiting, building day or finished';
comment on column metering.stat_progress_backfill.current_day is 'the UTC day that is next';
comment on column metering.stat_progress_backfill.records_done is 'tasks counted in the days done';
comment on column metering.stat_progress_backfill.backfill_id is 'its id';
comment on column metering.stat_progress_backfill.datname is 'the database';
comment on column metering.stat_progress_backfill.since is 'where the range begins';
comment on column metering.stat_progress_backfill.until is 'where it ends';
comment on column metering.stat_progress_backfill.days_total is 'days in the range';
comment on column metering.stat_progress_backfill.days_done is 'days that are done';
comment on column metering.stat_progress_backfill.requested_at is 'when it was asked for';
comment on column metering.stat_progress_backfill.advanced_at is 'when the last day was done';
comment on column metering.stat_progress_backfill.finished_at is 'when it was finished, or null';
