create or replace function advisor._record_lock_waits(run advisor.scan_run)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Who waits for a lock now, and for whom. Finding the blockers stops the lock manager for a moment,
-- so it is asked only for those that wait. Returns the number of rows.
-- Writes: advisor.lock_wait
declare
    written bigint;
begin
    insert into advisor.lock_wait
        (scan_id, seen_at, queryid, userid, waited_ms, lock_type, lock_mode, relation, blocker_pid,
         blocker_queryid, blocker_userid, blocker_state, blocker_ms)
    with waiter as materialized (
        select a.pid, a.query_id, a.usesysid
        from pg_catalog.pg_stat_activity as a
        where a.datname = current_database()
          and a.wait_event_type = 'Lock'
          and a.query_id is not null
    ),
    lock as materialized (
        select l.*
        from pg_catalog.pg_locks as l
        where exists (select from waiter as w where w.pid = l.pid)
    )
    select run.scan_id, run.started_at, w.query_id, w.usesysid,
           round(greatest(extract(epoch from clock_timestamp() - l.waitstart), 0) * 1000, 1),
           l.locktype, l.mode,
           (
               -- Who waits for a row waits for its transaction, and holds a lock on the tuple.
               select format('%I.%I', n.nspname, c.relname)
               from lock as t
               join pg_catalog.pg_class as c
                 on c.oid = t.relation
               join pg_catalog.pg_namespace as n
                 on n.oid = c.relnamespace
               where t.pid = w.pid
                 and (t.locktype = 'tuple' or not t.granted)
               limit 1),
           b.pid, o.query_id, o.usesysid, o.state,
           round(greatest(extract(epoch from clock_timestamp() - o.xact_start), 0) * 1000, 1)
    from waiter as w
    join lock as l
      on l.pid = w.pid
     and not l.granted
     and l.waitstart is not null
    cross join lateral (
        select distinct unnest(pg_blocking_pids(w.pid)) as pid
    ) as b
    left join pg_catalog.pg_stat_activity as o
      on o.pid = b.pid;
    get diagnostics written = row_count;
    return written;
end
$$;

revoke all on function advisor._record_lock_waits(advisor.scan_run) from public;
