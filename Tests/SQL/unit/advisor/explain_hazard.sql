begin;
select plan(54);

-- mallory may make things; app is an ordinary owner of tables whom nobody has called trusted.
create role hazard_mallory;
create role hazard_app;
create schema mal authorization hazard_mallory;
create schema app authorization hazard_app;
create schema quiet;
create schema ops;
grant create, usage on schema quiet, ops to hazard_mallory, hazard_app;
grant usage on schema mal to public;
create extension hypopg schema quiet;

set local role hazard_mallory;
create function mal.evil() returns integer language plpgsql immutable as 'begin return 1; end';
create function mal.evil(integer) returns integer language plpgsql immutable as 'begin return 1; end';
create function mal.evil(integer, integer) returns boolean language plpgsql immutable as 'begin return true; end';
create function mal.evil_text(text) returns text language plpgsql immutable as 'begin return $1; end';
create type mal.pair as (a integer, b integer);
create function mal.shine(mal.pair) returns integer language plpgsql immutable as 'begin return 1; end';
create operator mal.=== (leftarg = integer, rightarg = integer, function = mal.evil);
create operator ops.= (leftarg = integer, rightarg = integer, function = mal.evil);
create domain mal.even as integer check (mal.evil(value) = 1);
create type mal.mood as enum ('good', 'bad');
create function mal.mood_of(text) returns mal.mood language plpgsql immutable as 'begin return ''bad''; end';
create table mal.safe (id integer primary key, note text);
create table mal.by_cast (mood mal.mood);
create table mal.safe_default (id integer default 7);
create view mal.safe_view as select id from mal.safe where note = lower('X');
create view mal.v1 as select id + mal.evil() as id from mal.safe;
create view mal.v2 as select id from mal.v1;
create materialized view mal.mv as select id from mal.v1;
create table mal.by_index (id integer);
create index on mal.by_index (mal.evil(id));
create table mal.by_partial_index (id integer);
create index on mal.by_partial_index (id) where mal.evil(id) = 1;
create table mal.by_check (id integer check (mal.evil(id) = 1));
create table mal.by_default (id integer default mal.evil());
create table mal.by_generated (id integer, twice integer generated always as (mal.evil(id)) stored);
create table mal.by_policy (id integer);
create policy p on mal.by_policy using (mal.evil(id) = 1);
create table mal.by_domain (id mal.even);
create table mal.by_composite (whole mal.pair);
create table mal.by_statistics (id integer);
create statistics mal.by_statistics_ext on mal.evil(id), (id + 1) from mal.by_statistics;
create table mal.by_partition (id integer) partition by range (mal.evil(id));
create table mal.parent (id integer) partition by range (id);
create table mal.child partition of mal.parent (check (mal.evil(id) = 1)) for values from (1) to (9);
create table mal.by_rule (id integer);
create rule r as on insert to mal.by_rule do also select mal.evil();
create function mal.distance(double precision, double precision) returns double precision
    language plpgsql immutable as 'begin return $1 - $2; end';
create type mal.span as range (subtype = double precision, subtype_diff = mal.distance);
create table mal.by_range (during mal.span);
create view mal.by_runner as
    select id from mal.safe where note = schema_to_xml('mal', true, true, '')::text;
create table mal.by_runner_default (x text default schema_to_xml('mal', true, true, '')::text);
create table mal.by_runner_policy (x text);
create policy p on mal.by_runner_policy
    using (x = schema_to_xml('mal', true, true, '')::text);
reset role;
set local role hazard_app;
create table app.item (id integer primary key, name text);
create type app.state as enum ('new', 'done');
create table app.ticket (id integer primary key, state app.state);
create view app.recent as select id from app.item where name = lower('x');
reset role;
create cast (text as mal.mood) with function mal.mood_of(text) as implicit;

create function pg_temp.why(
    relations text[] default '{}', functions text[] default '{}', operators text[] default '{}',
    types text[] default '{}', path text[] default '{app}', columns text[] default '{}')
returns text[] language sql as
$$ select advisor._explain_hazard(relations, functions, operators, types, path, columns) $$;

-- Nothing to fear.
select is(pg_temp.why('{item}'), '{}', 'an app''s table is no hazard though its owner is not trusted');
select is(pg_temp.why('{item,ticket,recent}', '{lower,now}', '{=,<}', '{state}'), '{}',
    'nor are its view, its enumeration, and the server''s functions and operators');
select is(pg_temp.why('{pg_class}', '{count}', '{=}'), '{}', 'nor is the catalogue');
select is(pg_temp.why('{mal.safe_view,mal.safe_default}'), '{}',
    'nor are mallory''s tables and views, as long as no code of his is in them');
select is(pg_temp.why(functions => '{quiet.hypopg}'), '{}', 'nor is a superuser''s extension');

-- Functions.
select is(pg_temp.why('{item}', '{mal.evil_text}'), '{function mal.evil_text(text) belongs to hazard_mallory}',
    'a function by its qualified name');
select is(pg_temp.why('{item}', '{evil_text}', path => '{app,mal}'),
    '{function mal.evil_text(text) belongs to hazard_mallory}', 'a function by the path');
select is(pg_temp.why('{item}', '{evil_text}'), '{}', 'not one outside the path');
select is(cardinality(pg_temp.why('{item}', '{mal.evil}')), 3, 'every overload counts');
select is(pg_temp.why('{item}', array['"mal"."evil_text"']),
    '{function mal.evil_text(text) belongs to hazard_mallory}', 'quoting makes no difference');
set local role hazard_mallory;
create function mal.lower(text) returns text language plpgsql immutable as 'begin return $1; end';
reset role;
select is(pg_temp.why('{item}', '{lower}', path => '{mal,app,pg_catalog}'),
    '{function mal.lower(text) belongs to hazard_mallory}',
    'a function that hides one of the server''s');
select ok(pg_temp.why('{item}', null, path => '{app,mal}') @> '{function mal.evil() belongs to hazard_mallory}',
    'when the functions are not known, all of the path count');
select ok('{function mal.evil(integer) belongs to hazard_mallory}' <@
    pg_temp.why('{mal.safe}', path => '{app,mal}', columns => '{evil}'),
    'a function that is written as a column');
select is(pg_temp.why('{item}', path => '{app,mal}', columns => '{shine}'),
    '{function mal.shine(mal.pair) belongs to hazard_mallory}', 'of a composite value, too');
select ok(pg_temp.why('{item}', path => '{app,mal}', columns => null)
    @> '{function mal.shine(mal.pair) belongs to hazard_mallory}',
    'when the columns are not known, all functions of one argument count');
select ok(not pg_temp.why('{item}', path => '{app,mal}', columns => null)::text ~ 'evil\(\)',
    'but not one without argument');

-- Operators.
select is(pg_temp.why('{item}', operators => '{===}', path => '{app,mal}'),
    '{"function mal.evil(integer,integer) belongs to hazard_mallory"}', 'an operator by the path');
select is(pg_temp.why('{item}', operators => '{mal.===}'),
    '{"function mal.evil(integer,integer) belongs to hazard_mallory"}',
    'an operator by its qualified name');
select is(pg_temp.why('{app.item}', operators => '{}', path => '{ops}'),
    '{"function mal.evil(integer,integer) belongs to hazard_mallory"}',
    'an operator of a name that IN and DISTINCT stand for, though none is written');
select is(pg_temp.why('{app.item}', operators => null, path => '{app,mal}'),
    '{"function mal.evil(integer,integer) belongs to hazard_mallory"}',
    'when the operators are not known, all of the path count');

-- Types and casts.
select ok(pg_temp.why('{item}', types => '{mal.even}')
    @> '{function mal.evil(integer) belongs to hazard_mallory,type mal.even belongs to hazard_mallory}',
    'a domain and the function of its constraint');
select ok(pg_temp.why('{item}', types => '{mal.pair}') @> '{type mal.pair belongs to hazard_mallory}',
    'a composite type');
select is(pg_temp.why('{item}', types => '{mal.mood}'),
    '{function mal.mood_of(text) belongs to hazard_mallory}', 'the function of a cast to an enumeration');
select is(pg_temp.why('{mal.by_cast}'), '{function mal.mood_of(text) belongs to hazard_mallory}',
    'also for a column of the type');
select ok(pg_temp.why('{item}', types => '{mal.span}')
    @> '{"function mal.distance(double precision,double precision) belongs to hazard_mallory"}',
    'the function of a range type');
select ok(pg_temp.why('{item}', functions => '{mal.even}')::text ~ 'type mal.even',
    'a type that is called like a function');
select is(pg_temp.why('{item}', types => '{mal.mood}', path => '{quiet}'),
    '{function mal.mood_of(text) belongs to hazard_mallory,relation item is not found}',
    'reasons add up');
set local role hazard_mallory;
create function mal.day_of(bytea) returns date language plpgsql immutable as 'begin return now(); end';
reset role;
create cast (bytea as date) with function mal.day_of(bytea) as assignment;
select is(pg_temp.why('{item}'), '{function mal.day_of(bytea) belongs to hazard_mallory}',
    'a cast between types of the server is a hazard to every statement');
drop cast (bytea as date);

-- Relations: each way in which code can hang on one.
select is(pg_temp.why(array['mal.' || t.name]), array[t.reason], t.name)
from (values
    ('v1', 'function mal.evil() belongs to hazard_mallory'),
    ('v2', 'function mal.evil() belongs to hazard_mallory'),
    ('by_index', 'function mal.evil(integer) belongs to hazard_mallory'),
    ('by_partial_index', 'function mal.evil(integer) belongs to hazard_mallory'),
    ('by_check', 'function mal.evil(integer) belongs to hazard_mallory'),
    ('by_default', 'function mal.evil() belongs to hazard_mallory'),
    ('by_generated', 'function mal.evil(integer) belongs to hazard_mallory'),
    ('by_policy', 'function mal.evil(integer) belongs to hazard_mallory'),
    ('by_domain', 'function mal.evil(integer) belongs to hazard_mallory'),
    ('by_statistics', 'function mal.evil(integer) belongs to hazard_mallory'),
    ('by_partition', 'function mal.evil(integer) belongs to hazard_mallory'),
    ('parent', 'function mal.evil(integer) belongs to hazard_mallory'),
    ('by_rule', 'function mal.evil() belongs to hazard_mallory'),
    ('by_range', 'function mal.distance(double precision,double precision) belongs to hazard_mallory'),
    ('by_runner', 'mal.by_runner calls a function that runs queries of its own'),
    ('by_runner_default', 'a default of mal.by_runner_default calls a function that runs queries of its own'),
    ('by_runner_policy', 'policy p calls a function that runs queries of its own')
) as t (name, reason);
select is(pg_temp.why('{mal.mv}'), '{}', 'what a materialized view was made of is not run');
select is(pg_temp.why('{item}', '{table_to_xml}'),
    '{function pg_catalog.table_to_xml runs queries of its own}',
    'a function of the server that runs queries');

-- Names that are not clear.
set local role hazard_mallory;
create table quiet.item (id integer);
reset role;
select is(pg_temp.why('{item}', path => '{app,quiet}'), '{relation item is ambiguous}',
    'a name that two schemas of the path have');
select is(pg_temp.why('{nope}'), '{relation nope is not found}', 'a name that none has');
select is(advisor._explain_hazard(null, '{}', '{}', '{}', '{app}'),
    '{its relations or its search_path are not known}', 'unknown relations');
drop table quiet.item;

-- A trusted function that looks names up by the path.
create function app.helper() returns integer language plpgsql immutable as 'begin return 1; end';
select is(pg_temp.why('{item}', '{helper}', path => '{app}'),
    '{a function without a search_path of its own could find a relation of hazard_app in schema app}',
    'a trusted function without a path of its own finds what is in the caller''s');
alter function app.helper() set search_path = pg_catalog;
select is(pg_temp.why('{item}', '{helper}', path => '{app}'), '{}', 'with one it does not');

-- Trust.
select muster.set_setting('advisor.trusted_owners', '{hazard_mallory}') \g /dev/null
select is(pg_temp.why('{mal.by_index}', '{mal.evil}', '{mal.===}', '{mal.even}', '{}'), '{}',
    'who is called trusted is no hazard');
select muster.set_setting('advisor.trusted_owners', null) \g /dev/null
select format('alter database %I owner to hazard_mallory', current_database()) \gexec
select is(pg_temp.why('{mal.by_index}', path => '{}'), '{}', 'nor is the owner of the database');

select * from finish();
rollback;
