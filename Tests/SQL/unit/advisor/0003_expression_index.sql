begin;
\ir ../../lib/advisor.sql
select plan(8);

create schema app;
create table app.events (id integer primary key, email text, data jsonb);
insert into app.events
select g, 'E' || g, jsonb_build_object('device', 'd' || g) from generate_series(1, 20000) as g;
analyze app.events;

create function pg_temp.on_expression(expression text, resolved boolean default true)
returns jsonb language sql as $$
    select jsonb_build_array(jsonb_build_object('relation_schema', 'app', 'relation_name', 'events',
        'expression', expression, 'is_resolved', resolved, 'usage', 'equality', 'operator', '=',
        'clause', 'where')) $$;

-- True positive.
select pg_temp.run_statement('e1', 'select', '{app.events}', pg_temp.on_expression('lower(email)')) as e1 \gset
select pg_temp.run_statement('e2', 'select', '{app.events}', pg_temp.on_expression($$data ->> 'device'$$)) as e2 \gset
select pg_temp.look_again() \g /dev/null
select set_eq('select rule, kind, ddl from advisor.recommendation',
    $$values ('0003_expression_index', 'missing_index',
        'create index concurrently events_lower_email_idx on app.events ((lower(email)));'),
        ('0003_expression_index', 'missing_index',
        'create index concurrently events_data_device_idx on app.events ((data ->> ''device''));')$$,
    'an expression that is compared gets an index');
select lives_ok(
    (select string_agg(replace(r.ddl, 'concurrently ', ''), ' ') from advisor.recommendation as r),
    'that can be made');

-- Fix: the server writes the expression in its own way.
select pg_temp.look_again() \g /dev/null
select set_eq('select state from advisor.recommendation', $$values ('applied')$$, 'which ends it');
select is(
    (select c.objection from advisor._index_candidate as c where c.statement_id = :e2),
    'index events_data_device_idx serves it already', 'though the server casts the key to text');

-- Near misses.
drop index app.events_data_device_idx, app.events_lower_email_idx;
create index on app.events ((data ->> 'other'));
create index on app.events (email);
select pg_temp.look_again() \g /dev/null
select set_eq($$select state from advisor.recommendation where rule = '0003_expression_index'$$, $$values ('candidate')$$,
    'an index on another key, or on the column, does not serve');
select pg_temp.run_statement('e3', 'select', '{app.events}', pg_temp.on_expression('data ->> $1', false)) as e3 \gset
select is(
    (select c.objection from advisor._index_candidate as c where c.statement_id = :e3),
    'the expression has a parameter in it whose value is not known',
    'an expression with an unknown part cannot be indexed');
select pg_temp.look_again() \g /dev/null
select is(
    (select count(*) from advisor.recommendation as r where r.statement_id = :e3), 0::bigint,
    'and is not advised');
select matches((select r.why from advisor.recommendation as r where r.statement_id = :e1 and r.rule = '0003_expression_index'),
    'by the value of \(lower\(email\)\), not by a column as it is stored', 'the reason is said in words');

select * from finish();
rollback;
