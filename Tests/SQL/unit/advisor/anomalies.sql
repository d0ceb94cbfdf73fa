begin;
\ir ../../lib/advisor.sql
select plan(41);

-- Random figures that are the same in every run: uniform from a hash, normal from two of them.
create function pg_temp.uniform(key bigint, seed bigint) returns float8 language sql as $$
    select ((hashint8extended(key, seed) & 9007199254740991) + 1)::float8 / 9007199254740993
$$;
create function pg_temp.normal(key bigint, seed bigint) returns float8 language sql as $$
    select sqrt(-2 * ln(pg_temp.uniform(key, seed))) * cos(2 * pi() * pg_temp.uniform(key, seed + 1))
$$;

-- A scan at a minute, in which each statement that is named took so many milliseconds a call.
create function pg_temp.scan_at(minute integer, means jsonb, cold boolean default false, calls bigint default 20)
returns bigint language plpgsql as $$
declare
    run advisor.scan_run;
    moment timestamptz := date_trunc('day', now()) - interval '5 days' + minute * interval '1 minute';
begin
    perform advisor._ensure_sample_partition(moment);
    insert into advisor.scan_run as r (status, started_at, finished_at, min_mean_ms, min_calls, is_cold)
    values ('done', moment, moment, 0, 1, cold) returning r.* into run;
    insert into advisor.statement_sample (source_id, captured_at, scan_id, period_start, is_baseline, calls, total_ms,
        rows, shared_blks_hit, shared_blks_read, temp_blks_written, wal_bytes)
    select o.source_id, moment, run.scan_id, moment - interval '1 minute', false, scan_at.calls,
           m.value::float8 * scan_at.calls, 0, 0, 0, 0, 0
    from jsonb_each_text(means) as m
    join advisor.statement as s on s.fingerprint = m.key
    join advisor.statement_source as o on o.statement_id = s.statement_id;
    return advisor._detect_anomalies(run);
end
$$;
create function pg_temp.forget() returns void language sql as $$
    delete from advisor.anomaly; delete from advisor.statement_sample; delete from advisor.scan_run;
    delete from muster.event where topic = 'advisor_anomaly';
$$;

select pg_temp.run_statement('q' || n, 'select ' || n || ' from app.t where a = $1', '{app.t}')
from generate_series(1, 10) as n \g /dev/null
select pg_temp.forget() \g /dev/null

-- Ten quiet statements over a hundred scans, with what scatters in a database: means of few calls, of
-- calls that take exponentially long, drift over the day, all at different levels.
create function pg_temp.quiet(statement integer, minute integer) returns float8 language sql as $$
    select (array[1, 1, 5, 20, 0.3, 100, 2, 2, 50, 8])[statement]::float8 * case
        when statement <= 6 then exp((array[0.05, 0.1, 0.2, 0.3, 0.4, 0.5])[statement] * pg_temp.normal(minute, 1000 * statement))
        when statement = 7 then -ln(pg_temp.uniform(minute, 7000))
        when statement = 8 then (select avg(-ln(pg_temp.uniform(minute * 20 + c, 8000))) from generate_series(1, 20) as c)
        when statement = 9 then (1 + 0.3 * sin(minute / 100.0)) * exp(0.15 * pg_temp.normal(minute, 9000))
        else 1 + (minute % 7) * 0.1
    end
$$;
select pg_temp.scan_at(g, (select jsonb_object_agg('q' || s, pg_temp.quiet(s, g)) from generate_series(1, 10) as s))
from generate_series(1, 100) as g order by g \g /dev/null
select is((select count(*) from advisor.statement_sample), 1000::bigint, 'a thousand quiet samples');
select is((select count(*) from advisor.anomaly), 0::bigint, 'raise no alarm');

-- A doubled mean, in each of them that does not scatter by more than a fifth.
select pg_temp.scan_at(g, (select jsonb_object_agg('q' || s, pg_temp.quiet(s, g) * 2) from generate_series(1, 10) as s))
from generate_series(101, 106) as g order by g \g /dev/null
select results_eq(
    $$select s.fingerprint from advisor.anomaly as a join advisor.statement as s using (statement_id)
      where s.fingerprint in ('q1', 'q2', 'q3', 'q9', 'q10') order by 1$$,
    $$values ('q1'), ('q10'), ('q2'), ('q3'), ('q9')$$, 'a doubled mean is caught within six scans');
select is((select a.started_at from advisor.anomaly as a join advisor.statement as s using (statement_id) where s.fingerprint = 'q1'),
    date_trunc('day', now()) - interval '5 days' + interval '101 minutes', 'at once where it hardly scatters');
select ok((select bool_and(a.factor between 1.5 and 4) from advisor.anomaly as a where a.statement_id is not null), 'with about its factor');
select is((select round(a.usual_ms::numeric, 1) from advisor.anomaly as a join advisor.statement as s using (statement_id)
    where s.fingerprint = 'q1'), 1.0, 'and what is usual');
select is((select count(*) from muster.event as e where e.topic = 'advisor_anomaly'), (select count(*) from advisor.anomaly),
    'each is an event');
select is((select e.detail ->> 'statement_id' from muster.event as e join advisor.anomaly as a on e.subject = a.anomaly_id::text
    join advisor.statement as s using (statement_id) where e.topic = 'advisor_anomaly' and s.fingerprint = 'q1'),
    (select s.statement_id::text from advisor.statement as s where s.fingerprint = 'q1'), 'that says which statement');
-- The eighth is the mean of twenty calls that take exponentially long, which scatters by 22 per cent.
select pg_temp.scan_at(g, (select jsonb_object_agg('q' || s, pg_temp.quiet(s, g) * 2) from generate_series(1, 10) as s))
from generate_series(107, 112) as g order by g \g /dev/null
select is((select count(*) from advisor.anomaly as a join advisor.statement as s using (statement_id)
    where s.fingerprint in ('q4', 'q8')), 2::bigint, 'and within twelve where it scatters by a quarter');
-- It comes down again.
select pg_temp.scan_at(g, (select jsonb_object_agg('q' || s, pg_temp.quiet(s, g)) from generate_series(1, 10) as s))
from generate_series(113, 136) as g order by g \g /dev/null
select is((select count(*) from advisor.anomaly as a where a.state = 'open'), 0::bigint, 'all are over when it comes down again');
select ok((select bool_and(a.ended_at >= a.last_seen_at) from advisor.anomaly as a), 'after they were last seen');

-- Ten other worlds: alarms of 3,000 quiet samples.
select pg_temp.forget() \g /dev/null
select pg_temp.scan_at(g, (select jsonb_object_agg('q' || s,
    5 * exp(0.05 * s * pg_temp.normal(g, 100000 + 1000 * s))) from generate_series(1, 10) as s))
from generate_series(1, 300) as g order by g \g /dev/null
select is((select count(*) from advisor.anomaly), 0::bigint, 'nor do 3,000 that scatter by 5 to 50 per cent');

-- Warm-up.
select pg_temp.forget() \g /dev/null
select pg_temp.scan_at(g, '{"q1": 1}') from generate_series(1, 24) as g order by g \g /dev/null
select is(pg_temp.scan_at(25, '{"q1": 10}'), 0::bigint, 'nothing is judged before twenty samples are known');
select pg_temp.scan_at(g, '{"q1": 1}') from generate_series(26, 27) as g order by g \g /dev/null
select is(pg_temp.scan_at(28, '{"q1": 10}'), 1::bigint, 'and then it is');
select is(pg_temp.scan_at(29, '{"q1": 10}'), 0::bigint, 'once');
select results_eq('select state, factor, samples, mean_ms from advisor.anomaly',
    $$values ('open', 10.00, 22::bigint, 10::float8)$$, 'it stays open while it lasts');
select is(pg_temp.scan_at(30, '{"q1": 30}'), 0::bigint, 'also when it becomes worse');
select results_eq('select factor, mean_ms from advisor.anomaly', 'values (30.00, 30::float8)', 'which is kept');
select pg_temp.scan_at(31, '{"q1": 1.1}') \g /dev/null
select is((select a.state from advisor.anomaly as a), 'over', 'one normal sample ends a jump');
select pg_temp.scan_at(g, '{"q1": 1}') from generate_series(32, 36) as g order by g \g /dev/null
select is(pg_temp.scan_at(37, '{"q1": 3}'), 1::bigint, 'what was slow is not usual: the next one is found, too');
select is((select a.usual_ms from advisor.anomaly as a where a.state = 'open'), 1::float8, 'by what is usual');
select is((select count(*) from advisor.anomaly), 2::bigint, 'as another one');

-- What is not slow.
select pg_temp.forget() \g /dev/null
select pg_temp.scan_at(g, '{"q1": 0.02, "q2": 10, "q3": 10}') from generate_series(1, 30) as g order by g \g /dev/null
select is(pg_temp.scan_at(31, '{"q1": 0.08, "q2": 1, "q3": 14}'), 0::bigint,
    'microseconds, what became faster, and a rise below the factor are not');
select is(pg_temp.scan_at(32, '{"q2": 10}', calls => 200000), 0::bigint, 'nor is being run more often');

-- A reset: the first sample after it is not judged, and no part of the usual.
select is(pg_temp.scan_at(33, '{"q2": 100}', cold => true), 0::bigint, 'caches that are cold are no anomaly');
select is(pg_temp.scan_at(34, '{"q2": 10}'), 0::bigint, 'the next is judged by the samples before');
select is(pg_temp.scan_at(35, '{"q2": 100}'), 1::bigint, 'and is found');

-- What lasts becomes usual.
select pg_temp.scan_at(35 + g * 60, '{"q2": 100}') from generate_series(1, 30) as g order by g \g /dev/null
select is((select a.state from advisor.anomaly as a), 'accepted', 'after a day it is the new usual');
select is((select count(*) from advisor.anomaly), 1::bigint, 'and not found again');

-- Families.
select pg_temp.forget() \g /dev/null
select advisor._record_families((select jsonb_build_array(jsonb_build_object('label', 't_by_a', 'description', 'select on app.t by a',
    'tokens', '[]'::jsonb, 'members', jsonb_agg(jsonb_build_object('statement_id', s.statement_id, 'similarity', 1))))
    from advisor.statement as s where s.fingerprint in ('q1', 'q2', 'q3'))) \g /dev/null
select pg_temp.scan_at(g, jsonb_build_object('q1', 1, 'q2', 10, 'q3', 100)) from generate_series(1, 30) as g order by g \g /dev/null
select is(pg_temp.scan_at(31, '{"q1": 2, "q2": 20, "q3": 200}'), 4::bigint, 'three statements of a family are slow, and so is the family');
select results_eq($$select family, factor, query from advisor.stat_anomaly where family is not null$$,
    $$values ('t_by_a', 2.00, 'select on app.t by a')$$, 'by the factor of its statements');
select pg_temp.forget() \g /dev/null
select pg_temp.scan_at(g, jsonb_build_object('q1', 1, 'q2', 10, 'q3', 100)) from generate_series(1, 30) as g order by g \g /dev/null
select is(pg_temp.scan_at(31, '{"q1": 2, "q2": 10, "q3": 100}'), 1::bigint, 'one slow statement is not the family');
select is(pg_temp.scan_at(32, '{"q1": 2, "q3": 100}', calls => 2000), 0::bigint,
    'nor is a family slow when its dear statements run more often than the cheap ones');

-- Contention.
select pg_temp.forget() \g /dev/null
select pg_temp.scan_at(g, '{"q4": 1, "q5": 1}') from generate_series(1, 30) as g order by g \g /dev/null
insert into advisor.lock_wait (scan_id, seen_at, queryid, userid, waited_ms, lock_type, lock_mode, relation, blocker_pid,
    blocker_queryid, blocker_userid, blocker_state, blocker_ms)
select r.scan_id, r.started_at, hashtextextended('q4', 0), session_user::regrole, 900, 'transactionid', 'ShareLock', 'app.t', 4711,
    hashtextextended('q6', 0), session_user::regrole, 'idle in transaction', 5000
from advisor.scan_run as r order by r.started_at desc limit 1;
select pg_temp.scan_at(31, '{"q4": 50, "q5": 50}') \g /dev/null
select results_eq(
    $$select s.fingerprint, a.tags from advisor.anomaly as a join advisor.statement as s using (statement_id) order by 1$$,
    $$values ('q4', array['contention suspected']), ('q5', '{}')$$, 'a statement that was seen waiting is tagged, another is not');
select results_eq($$select blocker_pid, blocker_query from advisor.stat_anomaly where tags <> '{}'$$,
    $$values (4711, 'select 6 from app.t where a = $1')$$, 'with the statement in its way');
select is((select e.detail -> 'tags' ->> 0 from muster.event as e where e.topic = 'advisor_anomaly' and e.detail ->> 'tags' <> '[]'),
    'contention suspected', 'and the event says so');
update advisor.lock_wait set blocker_queryid = null;
select is((select w.blocker_query from advisor.stat_lock_wait as w), 'a transaction that runs nothing', 'a blocker need not run anything');
update advisor.lock_wait set blocker_queryid = 5;
select is((select w.blocker_query from advisor.stat_lock_wait as w), 'a statement whose text is not kept', 'or anything that is known');

-- A real scan runs all of it.
create extension if not exists pg_stat_statements;
select lives_ok('select * from advisor.scan()', 'a scan looks for waits and anomalies');
select is((select r.is_cold from advisor.scan_run as r order by r.started_at desc limit 1), true,
    'and knows that the server has started since the one before');

select is((select count(*) from advisor.family_member as m where m.similarity = 1), 3::bigint, 'families have their members');

select * from finish();
rollback;
