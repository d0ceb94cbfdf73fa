create or replace function advisor._snapshot_statements(run advisor.scan_run)
returns table (
    seen bigint,
    hidden bigint,
    added bigint,
    changed bigint,
    evicted bigint,
    went_back bigint,
    samples bigint,
    was_reset boolean,
    pending bigint
)
language plpgsql
volatile
rows 1
set search_path = pg_catalog, pg_temp
-- Nothing is known of the counters' number, and before the first ANALYZE nothing of ours: a nested loop
-- compared 2,690 counters with 2,690 known in 950 of 965 ms.
set enable_nestloop = off
as $$
-- Compares the counters with those of the last scan: writes a sample for each source that did
-- something, and touches no row of the others. Returns the counts for the run's row.
--
-- First sight: when no earlier scan could have seen the source, its sample is everything since the
-- counters were reset, marked is_baseline; otherwise it is what it did since that scan. Counters
-- that went back, a reset, an entry that was evicted and came again: what the entry holds now is
-- what it did since, so the sample is that. A difference is never negative.
-- Writes: advisor.statement_source, advisor.statement_sample, advisor.statement
declare
    this_database oid := (
        select d.oid from pg_catalog.pg_database as d where d.datname = current_database());
    excluded oid[] := array(select e.userid from advisor._excluded_role as e);
    previous_at timestamptz;
    -- The last scan looked at every statement, so what is new now did nothing before it.
    previous_saw_all boolean := false;
begin
    select r.started_at, r.top is null and r.min_mean_ms = 0 and r.min_calls <= 1
    into previous_at, previous_saw_all
    from advisor.scan_run as r
    where r.scan_id <> run.scan_id
    order by r.started_at desc
    limit 1;

    with counters as materialized (
        select c.*
        from advisor._statement_counters() as c
        where c.dbid = this_database
          and c.userid <> all (excluded)
    ),
    known as materialized (
        select s.*
        from advisor.statement_source as s
        where s.dbid = this_database
    ),
    -- What is known to be none of the user's takes no place among the top: an installation alone
    -- leaves a thousand utility statements.
    present as materialized (
        select c.*,
               c.calls >= run.min_calls
               and c.total_ms >= run.min_mean_ms * c.calls
               and (
                   run.top is null
                   or row_number() over (
                       order by coalesce(k.state in ('utility', 'excluded'), false),
                                c.total_ms desc) <= run.top)
                   as is_wanted
        from counters as c
        left join known as k
          on k.queryid = c.queryid
         and k.userid = c.userid
         and k.toplevel = c.toplevel
        where c.queryid is not null
    ),
    busy_source as (
        update advisor.statement_source as s
        set sampled_at = run.started_at,
            missing_since = null,
            calls = d.calls,
            total_ms = d.total_ms,
            rows = d.rows,
            shared_blks_hit = d.shared_blks_hit,
            shared_blks_read = d.shared_blks_read,
            temp_blks_written = d.temp_blks_written,
            wal_bytes = d.wal_bytes
        from (
            select n.*,
                   k.source_id,
                   k.sampled_at as before_at,
                   k.missing_since,
                   b.is_restarted,
                   n.calls - b.keep * k.calls as d_calls,
                   n.total_ms - b.keep * k.total_ms as d_total_ms,
                   n.rows - b.keep * k.rows as d_rows,
                   n.shared_blks_hit - b.keep * k.shared_blks_hit as d_shared_blks_hit,
                   n.shared_blks_read - b.keep * k.shared_blks_read as d_shared_blks_read,
                   n.temp_blks_written - b.keep * k.temp_blks_written as d_temp_blks_written,
                   n.wal_bytes - b.keep * k.wal_bytes as d_wal_bytes
            from present as n
            join known as k
              on k.queryid = n.queryid
             and k.userid = n.userid
             and k.toplevel = n.toplevel
            cross join lateral (
                select n.calls < k.calls
                       or n.total_ms < k.total_ms
                       or k.missing_since is not null
                       or run.stats_reset > k.sampled_at as is_restarted
            ) as a
            cross join lateral (
                select coalesce(a.is_restarted, false) as is_restarted,
                       case when a.is_restarted then 0 else 1 end as keep
            ) as b
            where n.is_wanted
              and k.state in ('pending', 'parsed', 'unparsable')
              and (b.is_restarted or n.calls <> k.calls)
        ) as d
        where s.source_id = d.source_id
        returning d.*
    ),
    new_source as (
        insert into advisor.statement_source as s
            (queryid, userid, dbid, toplevel, first_seen_at, sampled_at, calls, total_ms, rows,
             shared_blks_hit, shared_blks_read, temp_blks_written, wal_bytes)
        select n.queryid, n.userid, n.dbid, n.toplevel, run.started_at, run.started_at, n.calls,
               n.total_ms, n.rows, n.shared_blks_hit, n.shared_blks_read, n.temp_blks_written,
               n.wal_bytes
        from present as n
        where n.is_wanted
          and not exists (
              select
              from known as k
              where k.queryid = n.queryid
                and k.userid = n.userid
                and k.toplevel = n.toplevel)
        returning s.*
    ),
    gone_source as (
        update advisor.statement_source as s
        set missing_since = run.started_at
        from known as k
        where s.source_id = k.source_id
          and k.missing_since is null
          and not exists (
              select
              from present as n
              where n.queryid = k.queryid
                and n.userid = k.userid
                and n.toplevel = k.toplevel)
        returning s.source_id
    ),
    new_sample as (
        insert into advisor.statement_sample
            (source_id, captured_at, scan_id, period_start, is_baseline, calls, total_ms, rows,
             shared_blks_hit, shared_blks_read, temp_blks_written, wal_bytes)
        select c.source_id, run.started_at, run.scan_id,
               case
                   when c.is_restarted then greatest(run.stats_reset, c.before_at)
                   else c.before_at
               end,
               false, c.d_calls, c.d_total_ms, greatest(c.d_rows, 0),
               greatest(c.d_shared_blks_hit, 0), greatest(c.d_shared_blks_read, 0),
               greatest(c.d_temp_blks_written, 0), greatest(c.d_wal_bytes, 0)
        from busy_source as c
        where c.d_calls > 0
        union all
        select a.source_id, run.started_at, run.scan_id,
               case
                   when previous_saw_all then greatest(run.stats_reset, previous_at)
                   else run.stats_reset
               end,
               not coalesce(previous_saw_all, false), a.calls, a.total_ms, a.rows,
               a.shared_blks_hit, a.shared_blks_read, a.temp_blks_written, a.wal_bytes
        from new_source as a
        returning source_id
    ),
    touched as (
        update advisor.statement as t
        set last_seen_at = run.started_at
        from (
            select distinct k.statement_id
            from busy_source as c
            join known as k
              on k.source_id = c.source_id
        ) as c
        where t.statement_id = c.statement_id
          and t.last_seen_at < run.started_at
        returning t.statement_id
    )
    select count(*) filter (where c.queryid is not null),
           count(*) filter (where c.queryid is null),
           (select count(*) from new_source),
           (select count(*) from busy_source),
           (select count(*) from gone_source),
           (select count(*) from busy_source as x where x.is_restarted and x.missing_since is null),
           (select count(*) from new_sample),
           coalesce(run.stats_reset > previous_at, false)
    into seen, hidden, added, changed, evicted, went_back, samples, was_reset
    from counters as c;
    select count(*)
    into pending
    from advisor.statement_source as s
    where s.state = 'pending'
      and s.missing_since is null;
    return next;
end
$$;

revoke all on function advisor._snapshot_statements(advisor.scan_run) from public;
