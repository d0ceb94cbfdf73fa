begin;
\ir ../../lib/advisor.sql
select plan(26);

create schema app;
create table app.users (
    id integer primary key, email text, country text, is_active boolean, extra json, "Odd name" text);
insert into app.users
select g, 'u' || g || '@x', 'c' || g % 50, g % 2 = 0, '{}', 'o' || g from generate_series(1, 20000) as g;
create table app.small (id integer, code text);
insert into app.small select g, 'c' || g from generate_series(1, 100) as g;
create table app.events (at timestamptz, kind integer) partition by range (at);
create table app.events_1 partition of app.events for values from ('2026-01-01') to ('2026-02-01');
insert into app.events select '2026-01-05'::timestamptz + g * interval '1 second', g % 9999 from generate_series(1, 20000) as g;
analyze app.users, app.small, app.events;

create function pg_temp.filter(relation text, "column" text, usage text default 'equality', extra jsonb default '{}')
returns jsonb language sql as $$
    select jsonb_build_object('relation_schema', 'app', 'relation_name', relation,
        'column_name', "column", 'usage', usage, 'operator', '=', 'clause', 'where') || extra $$;
create function pg_temp.objection(statement_id bigint, rule text default '0001_missing_index')
returns text language sql as $$
    select string_agg(c.objection, '; ' order by c.objection) from advisor._index_candidate as c
    where c.statement_id = $1 and c.rule = $2 $$;

-- True positive.
select pg_temp.run_statement('email', 'select * from app.users where email = $1', '{app.users}',
    jsonb_build_array(pg_temp.filter('users', 'email'))) as email \gset
select pg_temp.look_again() \g /dev/null
select results_eq(
    'select rule, title, severity, kind, target, relation, ddl, ddl_undo, confidence_class, confidence,
        risk, write_cost, state, statement_id from advisor.recommendation',
    format($$values ('0001_missing_index', 'Missing index', 'warning', 'missing_index',
        'app.users (email)', 'app.users',
        'create index concurrently users_email_idx on app.users (email);',
        'drop index concurrently app.users_email_idx;', 'rule', 0.90, 'low', 'low', 'candidate',
        %s::bigint)$$, :email),
    'a column that is compared and has no index gets one');
select is(
    (select r.evidence -> 'rows' from advisor.recommendation as r), to_jsonb(20000),
    'the evidence has the rows');
select matches(
    (select r.why from advisor.recommendation as r),
    'app\.users are picked by email, and no index begins with it: all of about 20000 rows',
    'and the reason is said in words');
select results_eq('select statement_id from advisor.recommendation_statement',
    format('values (%s::bigint)', :email), 'it says which statement it is for');

-- Another statement that needs the same.
select pg_temp.run_statement('email2', 'delete from app.users where email = $1', '{app.users}',
    jsonb_build_array(pg_temp.filter('users', 'email')), kind => 'delete', total_ms => 5000) as email2 \gset
select pg_temp.look_again() \g /dev/null
select is((select count(*) from advisor.recommendation), 1::bigint, 'the same index is one advice');
select is((select r.statement_id from advisor.recommendation as r), :email2::bigint,
    'in the name of the dearest statement');
select is((select count(*) from advisor.recommendation_statement), 2::bigint, 'for both');

-- Fix.
select r.ddl as fix from advisor.recommendation as r \gset
select replace(:'fix', 'concurrently ', '') \gexec
select pg_temp.look_again() \g /dev/null
select results_eq('select state from advisor.recommendation', $$values ('applied')$$,
    'following the advice ends it');
select is(pg_temp.objection(:email), 'index users_email_idx serves it already', 'and it says why');
drop index app.users_email_idx;
select pg_temp.look_again() \g /dev/null
select results_eq('select state, confidence_class from advisor.recommendation',
    $$values ('candidate', 'rule')$$, 'a dropped index is advised again, and judged anew');

-- Near misses.
create index users_wrong_order on app.users (country, email);
select pg_temp.look_again() \g /dev/null
select is(pg_temp.objection(:email), null, 'an index that has the column second does not serve');
create index users_partial on app.users (email) where id > 10;
select pg_temp.look_again() \g /dev/null
select is(pg_temp.objection(:email), null, 'nor does a partial one');
create index users_hash on app.users using hash (email);
select pg_temp.look_again() \g /dev/null
select is(pg_temp.objection(:email), 'index users_hash serves it already', 'a hash index does');
drop index app.users_hash;
create index users_longer on app.users (email, country);
select pg_temp.look_again() \g /dev/null
select is(pg_temp.objection(:email), 'index users_longer serves it already',
    'never one that is the beginning of another');
drop index app.users_longer;

select pg_temp.run_statement('small', 'select', '{app.small}',
    jsonb_build_array(pg_temp.filter('small', 'code'))) as small \gset
select matches(pg_temp.objection(:small), '^the table has about 100 rows, fewer than', 'a small table needs none');
select pg_temp.run_statement('active', 'select', '{app.users}',
    jsonb_build_array(pg_temp.filter('users', 'is_active', 'boolean'))) as active \gset
select matches(pg_temp.objection(:active), '^one value leaves about 50 % of the rows on average', 'nor does half of a table');
select pg_temp.run_statement('json', 'select', '{app.users}',
    jsonb_build_array(pg_temp.filter('users', 'extra'))) as json \gset
select is(pg_temp.objection(:json), 'a B-tree cannot hold values of type json', 'nor what has no order');
select pg_temp.run_statement('primary', 'select', '{app.users}',
    jsonb_build_array(pg_temp.filter('users', 'id'))) as primary \gset
select is(pg_temp.objection(:primary), 'index users_pkey serves it already', 'nor does a primary key');
select pg_temp.run_statement('or', 'select', '{app.users}',
    jsonb_build_array(pg_temp.filter('users', 'email', extra => '{"is_under_or": true}'))) as either \gset
select is(pg_temp.objection(:either), null, 'a condition under OR gives no reason');
select is((select count(*) from advisor._index_candidate as c where c.statement_id = :either), 0::bigint,
    'not even one to think of');
select pg_temp.run_statement('unknown', 'select', '{app.users}',
    jsonb_build_array(pg_temp.filter('users', 'no_such_column'))) as unknown \gset
select is((select count(*) from advisor._index_candidate as c where c.statement_id = :unknown), 0::bigint,
    'nor does a column that is not there');
select pg_temp.run_statement('infix', 'select', '{app.users}',
    jsonb_build_array(pg_temp.filter('users', 'email', 'like_infix'))) as infix \gset
select is((select count(*) from advisor._index_candidate as c where c.statement_id = :infix), 0::bigint,
    'nor does a pattern that begins with a wildcard');

-- Names and partitions.
select pg_temp.run_statement('odd', 'select', '{app.users}',
    jsonb_build_array(pg_temp.filter('users', 'Odd name'))) as odd \gset
select pg_temp.look_again() \g /dev/null
select is((select r.ddl from advisor.recommendation as r where r.statement_id = :odd),
    'create index concurrently "users_Odd_name_idx" on app.users ("Odd name");', 'names are quoted');
select pg_temp.run_statement('range', 'select', '{app.events}',
    jsonb_build_array(pg_temp.filter('events', 'kind', 'range'))) as part \gset
select pg_temp.look_again() \g /dev/null
select results_eq(
    format('select ddl, state, evidence -> %L from advisor.recommendation where statement_id = %s', 'steps', :part),
    $$values (null::text, 'open', '["create index concurrently events_1_kind_idx on app.events_1 (kind);",
        "create index events_kind_idx on app.events (kind);"]'::jsonb)$$,
    'a partitioned table has several steps, leaf by leaf');
select is(
    (select count(*) from advisor.recommendation as r where r.ddl ~* '^create (unique )?index' and r.ddl !~ '^create index concurrently '), 0::bigint,
    'no index is advised that would block writers');
select lives_ok(
    (select string_agg(replace(s.step, 'concurrently ', ''), ' ' order by s.ordinality)
     from advisor.recommendation as r, jsonb_array_elements_text(r.evidence -> 'steps') with ordinality as s (step)
     where r.statement_id = :part), 'the steps can be taken');

select * from finish();
rollback;
