begin;
\ir ../../lib/advisor.sql
select plan(8);

create schema app;
create table app.users (id integer primary key, email text, country text);
insert into app.users select g, 'e' || g, 'c' || g % 100 from generate_series(1, 20000) as g;
analyze app.users;

create function pg_temp.filter("column" text, usage text) returns jsonb language sql as $$
    select jsonb_build_object('relation_schema', 'app', 'relation_name', 'users', 'column_name', "column",
        'usage', usage, 'clause', 'where') $$;

-- True positive.
select pg_temp.run_statement('n1', 'select', '{app.users}',
    jsonb_build_array(pg_temp.filter('email', 'like_infix'))) as n1 \gset
select pg_temp.look_again() \g /dev/null
select results_eq('select rule, kind, severity, ddl, statement_id, state from advisor.recommendation where kind = ''no_index''',
    format($$values ('0010_no_index_helps', 'no_index', 'info', null::text, %s::bigint, 'open')$$, :n1),
    'that no index helps is an answer');
select matches((select r.why from advisor.recommendation as r where r.kind = 'no_index'),
    'the pattern begins with a wildcard\. A trigram index \(extension pg_trgm\)', 'with the reason');
select pg_temp.run_statement('n2', 'select', '{app.users}',
    jsonb_build_array(pg_temp.filter('country', 'not_equal'))) as n2 \gset
select pg_temp.look_again() \g /dev/null
select matches((select r.why from advisor.recommendation as r where r.statement_id = :n2),
    'leaves one value out leaves nearly all rows in', 'a condition that leaves nearly all rows in');
select is((select count(*) from advisor.recommendation as r where r.ddl like 'create index%'), 0::bigint,
    'no index is advised for either');

-- Near miss: another condition picks the rows.
select pg_temp.run_statement('n3', 'select', '{app.users}',
    jsonb_build_array(pg_temp.filter('email', 'like_infix'), pg_temp.filter('country', 'equality'))) as n3 \gset
select pg_temp.look_again() \g /dev/null
select results_eq(format('select rule from advisor.recommendation where rule !~ ''trigram'' and statement_id = %s', :n3),
    $$values ('0001_missing_index')$$, 'beside an equality an index does help');
select pg_temp.run_statement('n4', 'select', '{app.users}',
    jsonb_build_array(pg_temp.filter('email', 'like_prefix'))) as n4 \gset
select pg_temp.look_again() \g /dev/null
select is((select count(*) from advisor.recommendation as r where r.kind = 'no_index' and r.statement_id = :n4), 0::bigint,
    'a pattern with a known beginning is not hopeless');

-- Fix: the statement changes, or the table becomes small.
delete from advisor.predicate as p where p.statement_id = :n1;
select pg_temp.look_again() \g /dev/null
select is((select r.state from advisor.recommendation as r where r.kind = 'no_index' and r.statement_id = :n1), 'resolved',
    'it goes with its reason');
truncate app.users;
analyze app.users;
select pg_temp.look_again() \g /dev/null
select is((select r.state from advisor.recommendation as r where r.statement_id = :n2), 'resolved',
    'a small table is no worry');

select * from finish();
rollback;
