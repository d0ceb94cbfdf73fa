begin;
\ir ../../lib/advisor.sql
select plan(12);

-- Who applies the rules may not read the tables, and pg_stats then shows him nothing of them.
create schema app;
create table app.t (id integer, kind text, seldom integer);
insert into app.t
select g, 'k' || g % 5, case when g % 20 = 0 then g end from generate_series(1, 20000) as g;
analyze app.t;
select advisor.refresh_facts(force => true) \g /dev/null
select pg_temp.run_statement('s1', 'select $1', '{app.t}', '[{"relation_schema": "app",
    "relation_name": "t", "column_name": "kind", "usage": "equality", "operator": "=",
    "clause": "where"}]') as s1 \gset
select advisor._btree_size_estimate('app.t'::regclass, '{kind}') as by_statistics \gset

create role muster_test_blind;
grant usage on schema advisor, muster to muster_test_blind;
grant all on all tables in schema advisor, muster to muster_test_blind;
grant execute on all functions in schema advisor, muster to muster_test_blind;
create function pg_temp.facts() returns jsonb language sql security definer as $$
    select jsonb_agg(jsonb_build_object(
        'relid', 'app.t'::regclass::oid::bigint, 'column_name', s.attname, 'is_inherited', s.inherited,
        'null_fraction', s.null_frac, 'width', s.avg_width, 'distinct_values', s.n_distinct,
        'correlation', s.correlation, 'common_fractions', s.most_common_freqs))
    from pg_stats as s where s.schemaname = 'app' and s.tablename = 't' $$;
select is_empty('select * from advisor._column_facts_wanted()', 'who may read a table wants nothing told of it');

select 'app.t'::regclass::oid as relid \gset
set local role muster_test_blind;
select count(*) as seen from pg_stats where schemaname = 'app' \gset
select advisor._btree_size_estimate(:relid, '{kind}') as guessed \gset
select f.distinct_values is null as is_blind from advisor._predicate_fact as f where f.statement_id = :s1 \gset
reset role;
select is(:seen, 0, 'he sees no statistics');
select isnt(:guessed, :by_statistics, 'so sizes are guessed');
select ok(:'is_blind', 'and how many values there are is not known');

-- The statistics view of the server is told a moment after the ANALYZE.
update advisor.table_fact set last_analyze_at = now(), has_statistics = null;
set local role muster_test_blind;
select array_agg(relid) as wanted from advisor._column_facts_wanted() \gset
select advisor._record_column_facts(pg_temp.facts()) as told \gset
select advisor._btree_size_estimate(:relid, '{kind}') as estimated \gset
select f.distinct_values as counted from advisor._predicate_fact as f where f.statement_id = :s1 \gset
select count(*) as wanted_again from advisor._column_facts_wanted() \gset
reset role;
select is(:'wanted'::oid[], array[:relid::oid], 'he wants to be told');
select is(:told, 3, 'of every column');
select is(:estimated, :by_statistics, 'then sizes are those of who may read it');
select is(:counted, 5, 'and values are counted');
select is(:wanted_again, 0, 'told once is enough');
select is((select has_statistics from advisor.table_fact where relid = :relid), true,
    'that there are statistics is known, too');

-- Near miss: analyzed since.
update advisor.table_fact set last_analyze_at = clock_timestamp() + interval '1 second';
set local role muster_test_blind;
select count(*) as wanted_again from advisor._column_facts_wanted() \gset
reset role;
select is(:wanted_again, 1, 'new statistics are wanted again');

update advisor.table_fact set rows_estimate = 0;
set local role muster_test_blind;
select count(*) as wanted_again from advisor._column_facts_wanted() \gset
reset role;
select is(:wanted_again, 0, 'those of an empty table are not: there are none');

select * from finish();
rollback;
