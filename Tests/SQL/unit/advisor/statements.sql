begin;
\ir ../../lib/advisor.sql
select plan(52);

create schema app;
create schema "Odd name";
create table app.users (id integer primary key, email text, org integer);
create table public.users (id integer primary key, email text);
create table app.orders (id integer primary key, user_id integer, status text);
create table "Odd name"."Tab le" ("Col umn" integer);
create view app.active as select * from app.users;
create function app.slow(integer) returns integer language sql as 'select 1';

-- Where unqualified names are found.
select is(
    advisor._split_identifiers('"$user", public,App , "Odd ""name"'),
    array['$user', 'public', 'app', 'Odd "name'], 'names of a path are read as the server reads them');
create role advisor_test_app;
create role app;
grant usage on schema app, public to advisor_test_app, app;
select format('alter database %I set search_path = public, tap', current_database()) \gexec
select oid as this_database from pg_database where datname = current_database() \gset
select is(
    advisor._search_path_of('advisor_test_app'::regrole, :this_database), array['public'],
    'the database''s path, less what does not exist or may not be used (tap)');
alter role advisor_test_app set search_path = app, public;
select is(
    advisor._search_path_of('advisor_test_app'::regrole, :this_database), array['app', 'public'],
    'the role''s path goes before the database''s');
select format('alter role advisor_test_app in database %I set search_path = public',
              current_database()) \gexec
select is(
    advisor._search_path_of('advisor_test_app'::regrole, :this_database), array['public'],
    'that of the role in the database goes before all');
alter role app set search_path = "$user", pg_catalog, public;
select is(
    advisor._search_path_of('app'::regrole, :this_database), array['app', 'public'],
    '$user is the role''s own schema; pg_catalog is left out');
select muster.set_setting('advisor.search_path', '{"*=app","advisor_test_app = public, app",odd}') \g /dev/null
select is(
    advisor._search_path_of('advisor_test_app'::regrole, :this_database), array['public', 'app'],
    'what advisor.search_path says of the role goes before what the catalogue says');
select is(
    advisor._search_path_of(session_user::regrole, :this_database), array['app'],
    'and so does what it says of all');
select muster.set_setting('advisor.search_path', null) \g /dev/null
select format('alter role advisor_test_app in database %I reset all', current_database()) \gexec

-- Names.
select results_eq(
    $$select name, schema_name, relation_name, kind::text, candidates
      from advisor._resolve_relations(
          array['users', 'app.orders', '"Odd name"."Tab le"', 'nope', 'pg_class', 'db.app.users'],
          array['app', 'public'])
      order by name collate "C"$$,
    $$values ('"Odd name"."Tab le"', 'Odd name', 'Tab le', 'r', 1),
             ('app.orders', 'app', 'orders', 'r', 1),
             ('db.app.users', 'app', 'users', 'r', 1),
             ('nope', null, 'nope', null, 0),
             ('pg_class', 'pg_catalog', 'pg_class', 'r', 1),
             ('users', 'app', 'users', 'r', 2)$$,
    'names are resolved by the path, and counted where several schemas have them');
select results_eq(
    $$select name, kind, columns from advisor._relation_columns(
        array['users', 'active', 'nope'], array['app']) order by name$$,
    $$values ('active', 'view', array['id', 'email', 'org']), ('nope', null, null),
             ('users', 'table', array['id', 'email', 'org'])$$,
    'the worker is told the columns');

-- What is none of the user's.
select is(advisor._exclusion_reason('{app.users}', '{}', '{}'), null, 'a table of the user''s counts');
select is(
    advisor._exclusion_reason('{users,pg_class}', '{}', '{app}'), null,
    'so does one beside a table of the server''s');
select is(
    advisor._exclusion_reason('{pg_class,pg_catalog.pg_index}', '{}', '{app}'), 'only the catalogue',
    'the catalogue alone does not');
select is(
    advisor._exclusion_reason('{information_schema.tables}', '{}', '{app}'), 'only the catalogue',
    'nor does the information schema');
select is(
    advisor._exclusion_reason('{muster.event,advisor.statement}', '{}', '{app}'),
    'only Muster''s own objects', 'nor do our own tables');
select is(
    advisor._exclusion_reason('{}', '{advisor.scan}', '{app}'), 'only Muster''s own objects',
    'nor our own functions');
select is(
    advisor._exclusion_reason('{}', '{now,pg_catalog.version}', '{app}'), 'reads no table',
    'nor what reads no table');
select is(
    advisor._exclusion_reason('{}', '{slow}', '{app}'), null,
    'but a function of the user''s may be what is slow');
select is(
    advisor._exclusion_reason('{temp_thing}', '{}', '{app}'), null,
    'a relation that is not found may be anything');
create extension pg_stat_statements schema public;
select is(
    advisor._exclusion_reason('{public.pg_stat_statements}', '{}', '{app}'), 'only the catalogue',
    'an extension''s view is not the user''s');

-- Recording.
select pg_temp.run_statement(
    'f1', 'select * from users where email = $1', '{users}',
    '[{"relation_name": "users", "column_name": "email", "usage": "equality", "operator": "=",
       "clause": "where", "block": 0, "instance": 0}]') as f1 \gset
select results_eq(
    format('select fingerprint, kind, normalized, relations, is_excluded, explain_state
        from advisor.statement where statement_id = %s', :f1),
    $$values ('f1', 'select', 'select * from users where email = $1', array['public.users'], false,
              'waiting')$$,
    'a statement is kept with its relations resolved');
select results_eq(
    format('select relation_schema, relation_name, column_name, usage, clause, is_under_or, is_resolved
        from advisor.predicate where statement_id = %s', :f1),
    $$values ('public', 'users', 'email', 'equality', 'where', false, true)$$,
    'with its predicates, in the schema that the path gives');
select results_eq(
    format('select state, search_path from advisor.statement_source where statement_id = %s', :f1),
    $$values ('parsed', array['public', 'tap'])$$, 'its source is parsed');

-- The same statement by another role, to whom users is another table.
select advisor._ensure_sample_partition(now()) \g /dev/null
insert into advisor.statement_source
    (queryid, userid, dbid, toplevel, first_seen_at, sampled_at, calls, total_ms, rows,
     shared_blks_hit, shared_blks_read, temp_blks_written, wal_bytes)
select 4711, 'advisor_test_app'::regrole, :this_database, true, now(), now(), 1, 1, 0, 0, 0, 0, 0;
select advisor._record_statement(
    4711, 'advisor_test_app'::regrole, :this_database, true, 'f1', 'select',
    'select * from users where email = $1', '{users}', '{}', '[]') as again \gset
select is(:again, :f1, 'another role''s is the same statement');
select is(
    (select s.relations from advisor.statement as s where s.statement_id = :f1),
    array['public.users'], 'the first meaning stays');
select is(
    (select s.ambiguous from advisor.statement as s where s.statement_id = :f1),
    array['app.users', 'users'], 'and the other one is said');
select is(
    (select count(*) from advisor.predicate as p where p.statement_id = :f1), 1::bigint,
    'predicates are not doubled');

-- All columns of a predicate.
select pg_temp.run_statement(
    'f2', 'select …', '{app.orders,app.users}',
    '[{"relation_schema": "app", "relation_name": "orders", "alias": "o", "column_name": "user_id",
       "usage": "join", "operator": "=", "clause": "on", "block": 1, "instance": 2,
       "other_schema": "app", "other_relation": "users", "other_column": "id", "other_instance": 0,
       "is_correlated": true, "is_under_or": true},
      {"relation_schema": "app", "relation_name": "users", "expression": "lower(email)",
       "is_resolved": false, "usage": "equality", "clause": "where"},
      {"relation_schema": "app", "relation_name": "orders", "column_name": "id", "usage": "order_by",
       "clause": "order_by", "direction": "desc", "nulls": "last", "position": 1}]',
    '{"functions": ["lower"], "has_limit": true}') as f2 \gset
select results_eq(
    format('select ordinal, block, instance, alias, column_name, expression, is_resolved, usage,
        other_schema, other_relation, other_column, other_instance, is_under_or, is_correlated,
        direction, nulls, position from advisor.predicate where statement_id = %s order by 1', :f2),
    $$values
        (1, 1, 2, 'o', 'user_id', null, true, 'join', 'app', 'users', 'id', 0, true, true, null, null,
         null),
        (2, 0, 0, null, null, 'lower(email)', false, 'equality', null, null, null, null, false, false,
         null, null, null),
        (3, 0, 0, null, 'id', null, true, 'order_by', null, null, null, null, false, false, 'desc',
         'last', 1)$$,
    'every column of a predicate is kept');

-- Excluded when recorded.
select pg_temp.run_statement('f3', 'select * from muster.event', '{muster.event}') as f3 \gset
select is(
    (select s.exclusion_reason from advisor.statement as s where s.statement_id = :f3),
    'only Muster''s own objects', 'a statement of our own is excluded');
select is(
    (select count(*) from advisor.statement_sample as m
     join advisor.statement_source as s using (source_id) where s.statement_id = :f3),
    0::bigint, 'and its samples are dropped');
select is(
    (select s.state from advisor.statement_source as s where s.statement_id = :f3), 'excluded',
    'its source is not sampled any more');
select is(
    (select count(*) from advisor.stat_statement as s where s.statement_id = :f3), 0::bigint,
    'nobody sees it');

-- What cannot be parsed.
insert into advisor.statement_source
    (queryid, userid, dbid, toplevel, first_seen_at, sampled_at, calls, total_ms, rows,
     shared_blks_hit, shared_blks_read, temp_blks_written, wal_bytes)
select q, session_user::regrole, :this_database, true, now(), now(), 5, 50, 0, 0, 0, 0, 0
from generate_series(1, 5) as q;
insert into advisor.statement_sample
    (source_id, captured_at, scan_id, is_baseline, calls, total_ms, rows, shared_blks_hit,
     shared_blks_read, temp_blks_written, wal_bytes)
select s.source_id, now(), 1, false, 5, 50, 0, 0, 0, 0, 0
from advisor.statement_source as s where s.queryid = 1;
select advisor._record_unparsable(1, session_user::regrole, :this_database, true) as bad \gset
select results_eq(
    format('select fingerprint, kind, normalized, parse_error, is_excluded from advisor.statement
        where statement_id = %s', :bad),
    $$values ('queryid 1', 'unknown', null, 'not understood by the parser', false)$$,
    'a text that does not parse is a fact that is kept, without the text');
select is(
    (select b.reason from advisor.bottlenecks() as b where b.query_id = :bad),
    'not understood by the parser', 'and its time is seen');
select lives_ok(
    format('select advisor._record_unparsable(2, session_user::regrole, %s, true, %L)',
           :this_database, 'too_long'), 'a text may also be too long');
select throws_ok(
    format('select advisor._record_unparsable(3, session_user::regrole, %s, true, %L)',
           :this_database, 'select secret'), 'MU082', null, 'the reason is one of two words');

-- What is pending.
select is(
    (select count(*) from advisor._pending_statements() as p where p.queryid in (3, 4, 5)), 0::bigint,
    'an entry that the extension no longer has is not handed out');
select count(*) from app.users where id > 5 \g /dev/null
select count(*) from app.users where email > 'a' \g /dev/null
select advisor.scan(at => now() + interval '1 minute') \g /dev/null
select ok(
    (select count(*) >= 2 from advisor._pending_statements()), 'those that it has are');
select is((select count(*) from advisor._pending_statements(1)), 1::bigint, 'up to a limit');
select is(
    (select p.search_path from advisor._pending_statements() as p
     where p.query = 'select count(*) from app.users where id > $1'),
    array['public', 'tap'], 'each with the path of its role');

-- Mistakes of the worker.
select throws_ok(
    format('select advisor._record_statement(99, session_user::regrole, %s, true, %L, %L, %L, %L, %L, %L)',
           :this_database, 'f', 'select', 'n', '{}', '{}', '[]'),
    'MU180', 'no such statement', 'only what a scan has seen can be recorded');
select throws_ok(
    format('select advisor._record_statement(3, session_user::regrole, %s, true, %L, %L, null, %L, %L, %L)',
           :this_database, 'f', 'select', '{}', '{}', '[]'),
    'MU082', null, 'a record without text is refused');
select throws_ok(
    format('select advisor._record_statement(3, session_user::regrole, %s, true, %L, %L, %L, %L, %L, %L)',
           :this_database, 'f', 'select', 'n', '{}', '[]', '[]'),
    'MU082', null, 'a shape is an object');
select throws_ok(
    format('select advisor._record_statement(3, session_user::regrole, %s, true, %L, %L, %L, %L, %L, %L)',
           :this_database, 'f', 'select', 'n', '{app.users}', '{}',
           '[{"relation_name": "users", "column_name": "id", "usage": "magic", "clause": "where"}]'),
    'MU082', null, 'a predicate has a known usage');
select throws_ok(
    format('select advisor._record_statement(3, session_user::regrole, %s, true, %L, %L, %L, %L, %L, %L)',
           :this_database, 'f', 'select', 'n', '{app.users}', '{}',
           '[{"relation_name": "users", "usage": "equality", "clause": "where"}]'),
    'MU082', null, 'and a column or an expression');
select is(
    (select count(*) from advisor.statement as s where s.fingerprint = 'f'), 0::bigint,
    'nothing of a wrong record stays');
select throws_ok(
    format('select advisor._record_utility(99, session_user::regrole, %s, true)', :this_database),
    'MU180', null, 'nor can what no scan has seen be a utility statement');

-- Requests for a scan.
select advisor.request_scan() as request \gset
select is(advisor.request_scan(), :request::bigint, 'a request that waits serves all who ask');
select is(advisor._claim_scan_request(), :request::bigint, 'a worker takes it');
select is(advisor._claim_scan_request(), null, 'once');
select isnt(advisor.request_scan(), :request::bigint, 'what is asked later is another request');
select ok(
    advisor._finish_scan_request(:request, (select max(r.scan_id) from advisor.scan_run as r)),
    'it ends with a scan');
select ok(
    not advisor._finish_scan_request(:request, null, 'MU481', 'too late'), 'and ends once');

select * from finish();
rollback;
