begin;
\ir ../../lib/advisor.sql
select plan(54);

-- Something to talk about: a slow statement with a plan, advice, a simulation, a wait and an anomaly;
-- a plan that got worse after its index was dropped; an index that nobody reads.
create schema app;
create table app.orders (id integer primary key, user_id integer, status text);
insert into app.orders select g, g % 5000, 's' || g % 7 from generate_series(1, 20000) as g;
create index orders_status_idx on app.orders (status);
create index orders_other_idx on app.orders (status, user_id);
create index orders_twice_idx on app.orders (status, id);
analyze app.orders;
create table app.tiny (id integer primary key, code text);
select advisor.refresh_facts(force => true, at => now() - interval '3 hours') \g /dev/null

select pg_temp.run_statement('slow', 'select * from app.orders where user_id = $1', '{app.orders}',
    '[{"relation_schema": "app", "relation_name": "orders", "column_name": "user_id", "usage": "equality", "clause": "where"}]',
    calls => 10, total_ms => 3033) as slow \gset
select pg_temp.run_statement('byst', 'select count(*) from app.orders where status = $1', '{app.orders}',
    '[{"relation_schema": "app", "relation_name": "orders", "column_name": "status", "usage": "equality", "clause": "where"}]',
    calls => 300, total_ms => 666.6) as byst \gset
select pg_temp.run_statement('idle', 'select 1 from app.tiny', '{app.tiny}', calls => 1, total_ms => 1,
    at => now() - interval '25 hours') as idle \gset
select advisor._record_plan(:slow, 'explain_generic', '{app}', '{}',
    '{"seq_scans": [{"relation": "orders", "filter": "(user_id = $1)", "cost_share": 0.987}], "scan_types": ["Seq Scan"],
      "indexes": [], "relations": ["orders"], "had_seq_scan": true}', 'h', 432.125) \g /dev/null
select advisor._record_plan(:byst, 'explain_generic', '{app}', '{}',
    '{"seq_scans": [], "scan_types": ["Index Scan"], "indexes": ["orders_status_idx"], "relations": ["orders"]}', 'i', 8.5,
    at => now() - interval '2 hours') as p1 \gset
drop index app.orders_status_idx;
select advisor.refresh_facts(force => true, at => now() - interval '1 hour') \g /dev/null
select advisor._record_plan(:byst, 'explain_generic', '{app}', '{}',
    '{"seq_scans": [], "scan_types": ["Index Only Scan"], "indexes": ["orders_twice_idx"], "relations": ["orders"]}', 'j', 77.25,
    at => now() - interval '59 minutes') as p2 \gset
select advisor._record_plan_diff(:p1, :p2, '{"Index Scan -> Index Only Scan"}', '{"rows": []}') \g /dev/null
select pg_temp.look_again() \g /dev/null
select recommendation_id as advice from advisor.recommendation where statement_id = :slow and kind = 'missing_index' \gset
select advisor._record_estimate(:advice,
    format('[{"statement_id": %s, "cost_before": 432.125, "cost_after": 21.5, "used": true, "labels": ["Seq Scan -> Index Scan"]}]', :slow)::jsonb) \g /dev/null
insert into advisor.recommendation (finding_key, rule, title, severity, kind, target, relation, evidence, why, ddl, confidence, risk, state,
    state_at, first_found_at, last_found_at)
values ('d1', '0006_redundant_index', 'Redundant index', 'notice', 'redundant_index', 'app.orders_other_idx', 'app.orders',
    '{"bytes": 12345}', 'app.orders_other_idx takes 12345 bytes and another index does the same.',
    'drop index concurrently app.orders_other_idx;', 0.8, 'low', 'open', now(), now(), now());
insert into advisor.scan_run (status, started_at, finished_at, min_mean_ms, min_calls)
values ('done', now() - interval '2 minutes', now(), 0, 1) returning scan_id as scan \gset
insert into advisor.lock_wait (scan_id, seen_at, queryid, userid, waited_ms, lock_type, lock_mode, relation, blocker_pid,
    blocker_queryid, blocker_userid, blocker_state, blocker_ms)
values (:scan, now() - interval '2 minutes', hashtextextended('slow', 0), session_user::regrole, 912.4, 'relation',
    'RowShareLock', 'app.orders', 4711, hashtextextended('byst', 0), session_user::regrole, 'active', 5000);
insert into advisor.anomaly (statement_id, tags, started_at, last_seen_at, samples, usual_ms, scatter, mean_ms, factor, score)
values (:slow, '{contention suspected}', now() - interval '1 minute', now(), 42, 150.4567, 0.1, 303.3, 2.02, 7.1);
-- The same statement before and after, for the comparison of two periods.
select advisor._ensure_sample_partition(now() - interval '90 minutes') \g /dev/null
insert into advisor.statement_sample (source_id, captured_at, scan_id, is_baseline, calls, total_ms, rows, shared_blks_hit,
    shared_blks_read, temp_blks_written, wal_bytes)
select o.source_id, now() - interval '90 minutes', 1, false, 50, 55, 0, 0, 0, 0, 0
from advisor.statement_source as o where o.statement_id = :byst;

-- What a sentence cites, as text: the rows themselves. Without a key it is the whole relation.
create function pg_temp.cited(source text) returns text language plpgsql as $$
declare
    part text;
    relation text;
    key text;
    wanted text;
    content text;
    everything text := '';
begin
    foreach part in array regexp_split_to_array(source, '; ') loop
        relation := split_part(part, ' ', 1);
        key := substr(part, length(relation) + 2);
        wanted := case
            when key = '' then 'true'
            when relation = 'muster.setting' then format('r.name = %L', key)
            when relation = 'advisor.stat_table' then format('format(''%%I.%%I'', r.schema_name, r.table_name) = %L', key)
            when relation = 'advisor.index_fact' then format('format(''%%I.%%I'', r.schema_name, r.index_name) = %L', key)
            when relation = 'advisor.recommendation_statement'
                then format('format(''%%s/%%s'', r.recommendation_id, r.statement_id) = %L', key)
            when relation = 'advisor._known_question' then format('r.ordinal = %L', key)
            when relation in ('advisor.explain_advice', 'advisor.mean_change', 'advisor.scan_run') then 'true'
            else format('r.%I = %L', case
                when relation in ('advisor.stat_statement', 'advisor.predicate') then 'statement_id'
                when relation = 'advisor.fact_version' then 'version_id'
                when relation = 'advisor.plan_change' then 'change_id'
                when relation = 'advisor.stat_lock_wait' then 'wait_id'
                when relation = 'advisor.stat_anomaly' then 'anomaly_id'
                else substr(relation, 9) || '_id' end, key)
        end;
        relation := case relation
            when 'advisor.explain_advice' then format('advisor.explain_advice(%L)', key)
            when 'advisor.mean_change' then format('advisor.mean_change(%L, %L)',
                split_part(key, ', ', 1), split_part(key, ', ', 2))
            else relation end;
        if relation like '%mean_change%' then
            wanted := format('r.statement_id = %L', split_part(key, 'statement ', 2));
        end if;
        execute format('select string_agg(to_jsonb(r)::text, chr(10)) from %s as r where %s', relation, wanted) into content;
        if content is null then raise exception 'cites nothing: %', part; end if;
        everything := concat(everything, part, chr(10), content, chr(10));
    end loop;
    return everything;
end
$$;

-- The figures of a sentence that are in none of the rows that it cites: as they are, rounded as the
-- sentence rounds them, as per cent of a share, as bytes in larger units, or as a time.
create function pg_temp.invented(sentence text, source text) returns text[] language plpgsql as $$
declare
    rows text := pg_temp.cited(source);
    moment text[];
    bare text := sentence;
    figure text;
    digits integer;
    known numeric[];
    result text[] := '{}';
begin
    for moment in select regexp_matches(sentence, '(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) UTC', 'g') loop
        if rows !~ (moment[1] || '[T ]' || moment[2]) then
            result := result || array_to_string(moment, ' ');
        end if;
        bare := replace(bare, array_to_string(moment, ' ') || ' UTC', '');
    end loop;
    select array_agg(distinct m[1]::numeric) into known from regexp_matches(rows, '(?<![\w.])(\d+(?:\.\d+)?)', 'g') as m;
    for figure in select m[1] from regexp_matches(bare, '(?<![\w.])(\d+(?:\.\d+)?)(?![\w])', 'g') as m loop
        digits := length(split_part(figure, '.', 2));
        if not exists (
            select from unnest(known) as k (value)
            where figure::numeric in (round(k.value, digits), round(100 * k.value, digits),
                round(k.value / 1024), round(k.value / 1048576))) then
            result := result || figure;
        end if;
    end loop;
    return result;
end
$$;
select is(pg_temp.invented('It took 3 ms, 45.6 % and 99 calls.', 'advisor.stat_statement ' || :slow), '{45.6,99}',
    'the test itself finds what is invented');

-- Every known question, in several wordings, about every statement and about none: no figure is invented.
create temporary table question (text text, is_known boolean) on commit drop;
insert into question values
    ('why is it slow', true), ('Why is query 1 so slow?', true), ('what index should I add', true), ('Which index helps?', true),
    ('show impact', true), ('what would it bring', true), ('what changed since yesterday', true),
    ('What is new in the last 30 minutes?', true), ('what changed in the last 7 days', true),
    ('what got worse', true), ('what regressed this week', true), ('which queries use this table', true),
    ('which queries use app.orders', true), ('Which statements read TINY?', true), ('is this index used', true),
    ('is the index orders_other_idx used?', true), ('is index app.orders_pkey needed', true),
    ('is index app.orders_twice_idx used', true), ('what can I drop', true),
    ('are there unused indexes', true), ('what is the weather', false), ('hello', false), ('<script>alert(1)</script>', false);
create temporary table reply on commit drop as
select q.text as question, q.is_known, s.statement_id as about, a.sentence, a.source, a.ordinality
from question as q
cross join (select null::bigint as statement_id union all select s.statement_id from advisor.statement as s) as s
cross join lateral advisor.ask(q.text, s.statement_id) with ordinality as a;
select is((select count(*) from reply as r where r.sentence is null or r.source is null or r.sentence = ''), 0::bigint,
    'every sentence is there and cites something');
select is((select count(distinct (r.question, coalesce(r.about, 0))) from reply as r),
    (select count(*) from question) * 4, 'every question gets an answer');
select is((select array_agg(distinct format('%s %s [%s]', i.invented, r.sentence, r.source))
    from reply as r cross join lateral (select pg_temp.invented(r.sentence, r.source) as invented) as i
    where i.invented <> '{}'), null, 'no sentence says a figure that is not in the rows that it cites');
select ok((select count(*) from reply as r cross join lateral regexp_matches(r.sentence, '\d+', 'g')) > 500, 'of which there are many');
select is((select count(*) from reply as r where not r.is_known and r.ordinality = 1
    and r.sentence !~ 'not one of those'), 0::bigint, 'what is not known is said not to be');
select is((select array_agg(distinct r.sentence) from reply as r where not r.is_known and r.ordinality > 1),
    (select array_agg(k.question order by k.question) from advisor._known_question as k), 'with the list of what is');
select is((select count(*) from reply as r where r.is_known and r.sentence ~ 'not one of those'), 0::bigint, 'what is known is answered');
select is((select count(*) from advisor._known_question as k cross join lateral (
    select n.question from advisor._known_question as n where k.question ~ n.pattern order by n.ordinal limit 1) as n
    where n.question <> k.question), 0::bigint, 'each question on the list is understood as itself');

-- One by one.
create function pg_temp.answer(question text, about bigint default null) returns text language sql as $$
    select string_agg(a.sentence, chr(10) order by a.ordinality) from advisor.ask($1, $2) with ordinality as a
$$;
select matches(pg_temp.answer('why is it slow', :slow), 'Statement \d+ ran 10 times in the last 24 hours and took 3033.0 ms in all, 303.30 ms on average',
    'why: what it took');
select matches(pg_temp.answer('why is it slow', :slow), 'slower than usual from .* on: 303.300 ms a call instead of 150.457 ms, 2.02 times at most; 42 samples',
    'why: that this is unusual');
select matches(pg_temp.answer('why is it slow', :slow), 'Contention is suspected: it waited for process 4711 \(select count\(\*\) from app.orders where status = \$1\)',
    'why: for whom it waited');
select matches(pg_temp.answer('why is it slow', :slow), 'reads orders from end to end to keep the rows where \(user_id = \$1\); that is 98.7 % of the plan''s cost of 432.13',
    'why: the plan');
select matches(pg_temp.answer('why is it slow', :slow), 'With app.orders \(user_id\) the planner expects cost 21.50 instead of 432.13 for this statement, 95.0 % less',
    'why: what would help');
select is(pg_temp.answer('why is it slow'), pg_temp.answer('why is it slow', :slow), 'without a statement: the one that takes most time');
select matches(pg_temp.answer('why is it slow', :byst), 'The plan of statement \d+ changed at .* from cost 8.50 to 77.25 \(Index Scan -> Index Only Scan\). A likely cause: the index app.orders_status_idx was dropped.',
    'why: its plan got worse, and by what');
select matches(pg_temp.answer('why is it slow', :idle), 'It has not run in the last 24 hours', 'why: it does not run');
select matches(pg_temp.answer('what index should I add', :slow),
    '^Missing index \(verified, confidence 0\.\d+\): create index concurrently orders_user_id_idx on app.orders \(user_id\);$', 'index: the definition');
select matches(pg_temp.answer('what index should I add', :idle), '^None: 0001_missing_index - no column is compared', 'index: none, and why');
update advisor.recommendation set measured_at = now(), measured_before_ms = 300.25, measured_after_ms = 1.5 where recommendation_id = :advice;
select matches(pg_temp.answer('what index should I add', :slow), 'measured on copies: 1.500 ms instead of 300.250 ms', 'index: what was measured');
select matches(pg_temp.answer('show impact', :slow), 'measured on copies at .* UTC: 1.500 ms instead of 300.250 ms', 'impact: what was measured of the advice');
select is((select count(*) from advisor.ask('show impact', :slow) as a where pg_temp.invented(a.sentence, a.source) <> '{}'), 0::bigint,
    'with the figures of the row');
update advisor.recommendation set measured_at = null, measured_before_ms = null, measured_after_ms = null where recommendation_id = :advice;
select matches(pg_temp.answer('show impact', :slow), '^With app.orders \(user_id\) the planner expects cost 21.50 instead of 432.13', 'impact: the estimate');
select matches(pg_temp.answer('show impact', :idle), '^No impact is known yet; ask for it: call advisor.simulate', 'impact: how to get one');
insert into advisor.simulation (statement_id, ddl, mode, status, requested_at, claimed_at, finished_at, before_cost, after_cost, improvement_pct,
    before_ms, after_ms, labels)
values (:slow, '{create index on app.orders (user_id)}', 'real', 'done', now(), now(), now(), 432.125, 20.5, 95.3, 300.1234, 1.5, '{Seq Scan -> Index Scan}');
select matches(pg_temp.answer('show impact', :slow),
    'cost 20.50 instead of 432.13, a change of -95.3 % \(Seq Scan -> Index Scan\); run on a copy it took 1.500 ms instead of 300.123 ms', 'impact: what was measured');
select is((select count(*) from advisor.ask('show impact', :slow) as a where pg_temp.invented(a.sentence, a.source) <> '{}'), 0::bigint, 'and nothing else');
update advisor.simulation set before_ms = null, after_ms = null, mode = 'hypopg';
select matches(pg_temp.answer('show impact', :slow), 'nothing was built or run', 'impact: no milliseconds where none were measured');
insert into advisor.simulation (statement_id, ddl, mode, status, requested_at, claimed_at, finished_at, before_cost, after_cost, improvement_pct, before_ms, after_ms)
values (:slow, '{create index on app.orders (user_id)}', 'real', 'done', now(), now(), now(), 432.125, 19.5, 95.5, 200, 1.25),
    (:slow, '{create index on app.orders (user_id)}', 'hypopg', 'done', now(), now(), now(), 432.125, 18.5, 95.7, null, null);
select matches(pg_temp.answer('show impact', :slow), '^Simulated .* it took 1.250 ms instead of 200.000 ms.\nSimulated .* cost 18.50 .*\nWith ',
    'impact: the last of each kind, what was measured first');

select matches(pg_temp.answer('what changed since yesterday'), 'The index app.orders_status_idx was dropped \(seen at ', 'changed: an index went');
select matches(pg_temp.answer('what changed since yesterday'), 'The plan of statement \d+ changed', 'changed: a plan');
select matches(pg_temp.answer('what changed since yesterday'), 'Statement \d+ was first seen at', 'changed: what is new');
select is((select count(*) from advisor.ask('what changed since yesterday', :idle) as a where a.sentence ~ 'orders'), 0::bigint,
    'changed: of a statement only what is its own');
select matches(pg_temp.answer('what changed in the last 30 minutes', :idle), '^Nothing that is looked at has changed since', 'changed: nothing');
select matches(pg_temp.answer('what changed in the last hour', :byst), 'takes 2.222 ms a call \(300 calls\) since .* and took 1.100 ms \(50 calls\) in as long a time before: 2.02 times',
    'changed: a mean, with both periods');
select matches(pg_temp.answer('what got worse'), '^Statement \d+ is slower than usual', 'worse: the anomaly first');
select matches(pg_temp.answer('what got worse'), E'\nThe plan of statement \\d+ changed at', 'worse: then the plan');
select matches(pg_temp.answer('what got worse in the last hour', :byst), '2.02 times.$', 'worse: then the mean');
select matches(pg_temp.answer('what got worse', :idle), '^Nothing that is looked at got worse since', 'worse: nothing');

select matches(pg_temp.answer('which queries use app.orders'), '^2 known statements name app.orders.\nStatement \d+, 10 calls with 3033.000 ms in all in the last 24 hours, by user_id \(equality\): select',
    'queries: the dearest first, with the columns they go by');
select is(pg_temp.answer('which queries use Orders?'), pg_temp.answer('which queries use app.orders'), 'queries: with or without schema');
select is(pg_temp.answer('which queries use this table', :slow), pg_temp.answer('which queries use app.orders'), 'queries: the table of a statement');
select matches(pg_temp.answer('which queries use app.tiny'), 'Statement \d+ has not run lately', 'queries: also those that do not run');
select matches(pg_temp.answer('which queries use the moon'), '^Name the table; known are for example app.orders, app.tiny.$', 'queries: an unknown table');

select matches(pg_temp.answer('is index orders_pkey used'), 'It is needed in any case: the constraint orders_pkey rests on it', 'used: a constraint');
select matches(pg_temp.answer('is index orders_twice_idx used'), 'The plan of .* of statement \d+ uses it', 'used: by which plans');
select matches(pg_temp.answer('is index app.orders_other_idx used'), '^No: as of .*, app.orders_other_idx on orders has not been read', 'used: not read');
select matches(pg_temp.answer('is index app.orders_other_idx used'), 'another index does the same', 'used: and redundant');
select matches(pg_temp.answer('is this index used'), '^Name the index; known are for example', 'used: which one');
select is(pg_temp.answer('what can I drop'),
    'Redundant index: app.orders_other_idx takes 12345 bytes and another index does the same. drop index concurrently app.orders_other_idx;', 'drop: the advice');
update advisor.recommendation set state = 'muted' where ddl like 'drop%';
select is(pg_temp.answer('what can I drop'), 'Nothing: no index is known to be redundant, unused or broken.', 'drop: nothing');

-- What is kept, and what is not.
delete from advisor.answer;
select count(*) from advisor.ask('why is password hunter2Sekret slow', :slow) \g /dev/null
select count(*) from advisor.ask('hunter2Sekret') \g /dev/null
select results_eq('select question, statement_id, asked_by = session_user from advisor.answer order by answer_id',
    format('values (%L, %s::bigint, true), (%L, null, true)', 'why is it slow', :slow, 'unknown'),
    'an answer is kept with what the question was taken for');
select unalike(pg_temp.everything_kept(), '%hunter2Sekret%', 'and not with its words');
select throws_ok('select * from advisor.ask('' '')', 'MU002', 'no question', 'no question');
select throws_ok('select * from advisor.ask(''why is it slow'', 0)', 'MU180', 'no such statement', 'no such statement');

select * from finish();
rollback;
