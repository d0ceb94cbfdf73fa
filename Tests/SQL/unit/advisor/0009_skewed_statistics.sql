begin;
\ir ../../lib/advisor.sql
select plan(9);

create schema app;
create table app.t (id integer primary key, skewed integer, flat integer, few integer);
-- 300 values of 100 rows each, and 20000 of one row each: a list of 100 holds a third of the common ones.
insert into app.t (id, skewed, flat, few)
select g, case when g <= 30000 then g % 300 else g end, g % 20000, g % 10
from generate_series(1, 50000) as g;
analyze app.t;

create function pg_temp.equality("column" text) returns jsonb language sql as $$
    select jsonb_build_array(jsonb_build_object('relation_schema', 'app', 'relation_name', 't',
        'column_name', "column", 'usage', 'equality', 'operator', '=', 'clause', 'where')) $$;
select pg_temp.run_statement('k1', 'select', '{app.t}', pg_temp.equality('skewed')) as k1 \gset
select pg_temp.run_statement('k2', 'select', '{app.t}', pg_temp.equality('flat')) as k2 \gset
select pg_temp.run_statement('k3', 'select', '{app.t}', pg_temp.equality('few')) as k3 \gset
select advisor.refresh_facts(force => true) \g /dev/null

-- True positive.
select results_eq('select f.rule, f.kind, f.target, f.statement_id, f.ddl, f.ddl_undo from advisor._rule_0009_skewed_statistics() as f',
    format($$values ('0009_skewed_statistics', 'stats', 'app.t.skewed', %s::bigint,
        'alter table app.t alter column skewed set statistics 1000; analyze app.t (skewed);',
        'alter table app.t alter column skewed set statistics -1; analyze app.t (skewed);')$$, :k1),
    'a compared column with more common values than its list holds');
select ok((select (f.evidence ->> 'skew')::numeric between 4 and 100 from advisor._rule_0009_skewed_statistics() as f),
    'the evidence has the factor');
select is((select f.evidence -> 'listed' from advisor._rule_0009_skewed_statistics() as f), '100'::jsonb,
    'and the length of the list');
select muster.set_setting('advisor.skew_threshold', '1000') \g /dev/null
select is((select count(*) from advisor._rule_0009_skewed_statistics()), 0::bigint,
    'advisor.skew_threshold is obeyed');
select muster.set_setting('advisor.skew_threshold', null) \g /dev/null

-- An estimate that was seen to be wrong goes into the evidence.
select advisor._record_plan(:k1, 'explain_analyze', '{app}', '{}', '{"worst_estimate": {"factor": 100}}', 'h', 1) \g /dev/null
select is((select f.evidence #> '{worst_estimate,factor}' from advisor._rule_0009_skewed_statistics() as f), '100'::jsonb,
    'a measured plan is quoted');

-- Fix.
select f.ddl as fix from advisor._rule_0009_skewed_statistics() as f \gset
:fix
select advisor.refresh_facts(force => true) \g /dev/null
select is((select count(*) from advisor._rule_0009_skewed_statistics()), 0::bigint, 'a longer list ends it');
select is((select cardinality(s.most_common_freqs) > 250 from pg_stats as s where s.tablename = 't' and s.attname = 'skewed'),
    true, 'because it holds them');

-- Near misses.
select is((select count(*) from advisor._rule_0009_skewed_statistics() as f where f.target ~ 'flat'), 0::bigint,
    'evenly spread values are not skewed');
alter table app.t alter column skewed set statistics 100;
analyze app.t;
delete from advisor.predicate as p where p.statement_id = :k1;
select is((select count(*) from advisor._rule_0009_skewed_statistics()), 0::bigint,
    'nor does anybody mind who compares the column with nothing');

select * from finish();
rollback;
