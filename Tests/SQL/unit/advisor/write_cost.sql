begin;
\ir ../../lib/advisor.sql
select plan(22);

create schema app;
create table app.users (id integer primary key, email text, country text, seen timestamptz);
insert into app.users
select g, 'u' || g || '@example.org', 'c' || g % 50, '2026-01-01'::timestamptz + g * interval '1 minute'
from generate_series(1, 30000) as g;
analyze app.users;

-- What is predicted.
create function pg_temp.us(method text, keys text[], include text[] default '{}', part double precision default null)
returns double precision language sql as $$
    select e.us from advisor._write_estimate('app.users'::regclass, method, keys, include, part) as e $$;
select ok(pg_temp.us('btree', '{id}') between 0.1 and 5, 'a row costs an index some microseconds');
select ok(pg_temp.us('btree', '{email}') > pg_temp.us('btree', '{id}'), 'wide keys cost more');
select ok(pg_temp.us('btree', '{id,country}') > pg_temp.us('btree', '{id}'), 'so do several');
select ok(pg_temp.us('btree', '{id}', '{email}') > pg_temp.us('btree', '{id}'), 'so do columns that are carried');
select ok(pg_temp.us('btree', '{lower(email)}') > pg_temp.us('btree', '{email}') + 0.5, 'so does what is computed');
select ok(pg_temp.us('btree', '{id}', '{}', 0.1) < pg_temp.us('btree', '{id}') / 3, 'a partial one costs its part');
select ok(pg_temp.us('brin', '{seen}') < pg_temp.us('btree', '{seen}') / 2, 'ranges of pages cost little');
select ok(pg_temp.us('gin', '{email gin_trgm_ops}') > 2 * pg_temp.us('btree', '{email}'), 'trigrams much');
select ok((select e.wal_bytes from advisor._write_estimate('app.users'::regclass, 'btree', '{id}') as e) between 60 and 75,
    'and so many bytes of WAL as were measured');
select ok(pg_temp.us('btree', '{no_such}') > 0, 'what is not known has a price, too');

-- What is learned.
select results_eq($$select bias, round(spread::numeric, 3), observations from advisor._calibration_factor('write')$$,
    $$values (1::double precision, 0.500, 0::bigint)$$, 'without observations it is assumed');
select pg_temp.run_statement('email', 'select * from app.users where email = $1', '{app.users}',
    '[{"relation_schema": "app", "relation_name": "users", "column_name": "email", "usage": "equality", "operator": "=", "clause": "where"}]')
    as email \gset
select pg_temp.look_again() \g /dev/null
select matches((select r.write_note from advisor.recommendation as r where r.ddl ~ 'email'),
    '^low: about [0-9.]+ us \([0-9.]+ to [0-9.]+, assumed\) and [0-9]+ bytes of WAL for each row written, [0-9]+ a day$',
    'an advice says what it costs, and that this is assumed');
select r.write_us as assumed from advisor.recommendation as r where r.ddl ~ 'email' \gset
select is(advisor._record_calibration((
    select jsonb_agg(jsonb_build_object('measure', 'write', 'subject', 'app.users (' || g || ')', 'predicted', 1, 'observed', 3))
    from generate_series(1, 24) as g)), 24::bigint, 'what was measured is kept');
select is((select round(k.bias::numeric, 3) from advisor._calibration_factor('write') as k), round((3 ^ 0.75)::numeric, 3),
    'and believed as far as there is much of it');
select results_eq($$select observations, off_pct from advisor.stat_calibration where measure = 'write'$$,
    $$values (24::bigint, 200.00)$$, 'the view has it');
select pg_temp.look_again() \g /dev/null
select ok((select r.write_us between 2 * :assumed and 3 * :assumed and r.write_low_us < r.write_us and r.write_us < r.write_high_us
           from advisor.recommendation as r where r.ddl ~ 'email'), 'the advice is corrected by it');
select matches((select r.write_note from advisor.recommendation as r where r.ddl ~ 'email'), 'learned from 24 built here',
    'and says so');
select matches((select e.reason from advisor.explain_advice(:email) as e where e.verdict = 'advice' and e.target = 'app.users (email)'),
    'Write cost low: about .* us .* bytes of WAL for each row written, .* a day\.', 'so does its explanation');
select is((select count(*) from advisor.recommendation as r where r.write_us is not null and not r.evidence ? 'keys'), 0::bigint,
    'what makes no index costs none');

-- What is written.
update advisor.table_fact as t
set rows_inserted = 20000, rows_updated = 90000, rows_hot_updated = 85000, rows_deleted = 1000
where t.relid = 'app.users'::regclass;
select is(advisor._write_cost('app.users'::regclass), 'low', 'updates in place write no index');
select ok((select advisor._writes_per_day('app.users'::regclass, coalesce(d.stats_reset, pg_postmaster_start_time()) + interval '2 days')
           from pg_stat_database as d where d.datname = current_database()) between 12999 and 13001, 'nor do they count by day');

-- What was measured of the very index.
update advisor.recommendation as r set measured_write_us = 2.345 where r.ddl ~ 'email';
select matches((select advisor._write_note(r) from advisor.recommendation as r where r.ddl ~ 'email'),
    '; its copy took 2\.35 us$', 'a measured one is told beside it');
select * from finish();
rollback;
