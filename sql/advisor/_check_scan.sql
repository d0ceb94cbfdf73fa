create or replace function advisor._check_scan()
returns table (check_name text, state text, detail text, fix text)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- Three periods without a scan mean that nobody runs the task.
    select 'advisor_scan',
           case
               when l.started_at is null then 'missing'
               when l.started_at < now() - 3 * e.every then 'warning'
               else 'ok'
           end,
           case
               when l.started_at is null then 'Nothing has been scanned yet.'
               else format(
                   'The last scan was %s ago.', date_trunc('second', now() - l.started_at))
           end,
           case
               when l.started_at is null or l.started_at < now() - 3 * e.every
                   then 'select * from advisor.scan(); -- and run a worker: muster worker'
           end
    from (select max(r.started_at) as started_at from advisor.scan_run as r) as l
    cross join (
        select coalesce(
            (select t.every from muster._effective_task as t where t.task = 'advisor.scan'),
            interval '1 minute') as every
    ) as e
    union all
    select 'advisor_hidden',
           'warning',
           format(
               '%s statements are hidden from %I, who made the last scan.',
               r.hidden, r.requested_by),
           format('grant pg_read_all_stats to %I;', r.requested_by)
    from (
        select r.hidden, r.requested_by
        from advisor.scan_run as r
        order by r.started_at desc
        limit 1
    ) as r
    where r.hidden > 0
    union all
    select 'advisor_evicted',
           'warning',
           format(
               'pg_stat_statements forgot %s statements between the last ten scans: '
               'it is too small.',
               r.evicted),
           format(
               'alter system set pg_stat_statements.max = %s; -- then restart the server',
               2 * coalesce(current_setting('pg_stat_statements.max', true), '5000')::integer)
    from (
        select sum(x.evicted) as evicted, sum(x.seen) as seen, bool_or(x.was_reset) as was_reset
        from (
            select r.evicted, r.seen, r.was_reset
            from advisor.scan_run as r
            order by r.started_at desc
            limit 10
        ) as x
    ) as r
    where r.evicted * 10 > r.seen
      and not r.was_reset
$$;

revoke all on function advisor._check_scan() from public;
