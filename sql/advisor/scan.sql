create or replace function advisor.scan(
    top integer default null,
    min_mean_ms numeric default null,
    min_calls bigint default null,
    force boolean default false,
    at timestamptz default now()
)
returns advisor.scan_run
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Writes: advisor.scan_run, advisor.statement_source, advisor.statement_sample, the facts,
-- advisor.lock_wait, advisor.anomaly
-- Raises: MU001, MU481, MU482, MU483
declare
    run advisor.scan_run;
    captured_at timestamptz;
    began timestamptz := clock_timestamp();
begin
    if top < 1 or min_mean_ms < 0 or min_calls < 0 or at in ('infinity', '-infinity') then
        raise exception using
            errcode = 'MU001',
            message = 'a limit of the scan is out of range',
            detail = format(
                'top %s, min_mean_ms %s, min_calls %s, at %s.', top, min_mean_ms, min_calls, at),
            hint = 'top is at least 1, min_mean_ms and min_calls at least 0, at a finite time.';
    end if;
    perform pg_advisory_xact_lock(hashtext('advisor scan'));
    -- A family that is found slow must not go meanwhile. Taken before any row is touched: who makes
    -- families holds this lock and then wants rows of advisor.statement.
    perform pg_advisory_xact_lock_shared(hashtext('advisor families'));

    -- Always later than the scan before, also when the clock went back: a sample is told by its
    -- time.
    select greatest(at, max(r.started_at) + interval '1 microsecond')
    into captured_at
    from advisor.scan_run as r;
    perform advisor._ensure_sample_partition(captured_at);

    insert into advisor.scan_run as r
        (status, started_at, top, min_mean_ms, min_calls, stats_reset, is_cold)
    select 'running', captured_at, top,
           coalesce(min_mean_ms, muster.setting_numeric('advisor.min_mean_ms')),
           coalesce(min_calls, muster.setting_bigint('advisor.min_calls')),
           p.reset_at,
           greatest(p.reset_at, pg_postmaster_start_time()) > (
               select max(b.started_at) from advisor.scan_run as b)
               is not false
    from (values (advisor._statements_reset_at())) as p (reset_at)
    returning r.*
    into run;

    perform advisor.refresh_facts(force, at => run.started_at);

    update advisor.scan_run as r
    set status = 'done',
        finished_at = run.started_at + (clock_timestamp() - began),
        was_reset = c.was_reset,
        seen = c.seen,
        hidden = c.hidden,
        added = c.added,
        changed = c.changed,
        evicted = c.evicted,
        went_back = c.went_back,
        samples = c.samples,
        pending = c.pending,
        tables = (select count(*) from advisor.table_fact),
        indexes = (select count(*) from advisor.index_fact),
        duration_ms = round(extract(epoch from clock_timestamp() - began) * 1000, 1)
    from advisor._snapshot_statements(run) as c
    where r.scan_id = run.scan_id
    returning r.*
    into run;

    perform advisor._record_lock_waits(run);
    perform advisor._detect_anomalies(run);
    perform muster.emit_event(
        'advisor_scan', run.scan_id::text,
        jsonb_build_object('samples', run.samples, 'pending', run.pending));
    return run;
end
$$;

comment on function advisor.scan(integer, numeric, bigint, boolean, timestamptz) is
'Reads pg_stat_statements of this database and keeps what changed since the last scan, refreshes the
facts about tables and indexes, and tells the workers, who parse and plan what is new. No text of a
statement is read.

It also notes who waits for a lock at that moment (advisor.stat_lock_wait), and finds the statements
and families that are notably slower than they used to be (advisor.stat_anomaly).

top, min_mean_ms and min_calls leave statements out; null means the setting of the same name, for
top everything. force refreshes the facts also when they are younger than advisor.fact_cache.

The first scan credits each statement with all that it did since the counters were reset and marks
those samples is_baseline; later ones with what it did in between. After a reset or an eviction the
entry''s present counters are what it did since.

Returns the row of advisor.scan_run: entries seen, hidden from this role, new, changed, evicted,
whose counters went back, samples written, statements that wait for a worker. Raises MU481, MU482 or
MU483 when pg_stat_statements is missing, not loaded or too old.

    select * from advisor.scan();
    select * from advisor.scan(top => 100, min_mean_ms => 5);';

revoke all on function advisor.scan(integer, numeric, bigint, boolean, timestamptz) from public;
