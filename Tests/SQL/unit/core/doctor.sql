begin;
select plan(16);

select set_eq(
    $$select distinct state from muster.doctor()
      where state not in ('ok', 'missing', 'warning', 'critical')$$,
    $$select 'x' where false$$,
    'a finding is ok, missing, warning or critical');
select is_empty(
    $$select check_name from muster.doctor() where (fix is null) <> (state = 'ok')$$,
    'what is not ok has a command that mends it, what is ok has none');
select is_empty(
    $$select check_name from muster.doctor() group by check_name having count(*) > 1$$,
    'each check has one row');
select is_empty(
    $$select check_name from muster.doctor() where state = 'critical'$$,
    'nothing is critical on a fresh install');
select is(
    (select state from muster.doctor() where check_name = 'server_version'), 'ok', 'the server');
select is((select state from muster.doctor() where check_name = 'kit_version'), 'ok', 'the kit');
select is(
    (select state from muster.doctor() where check_name = 'connections'), 'ok', 'the connections');

-- Extensions: not there, there, not to be had.
select exists (
    select from pg_available_extensions as e where e.name = 'pg_trgm') as has_contrib \gset
\if :has_contrib
select results_eq(
    $$select state, fix from muster.doctor() where check_name = 'extension_pg_trgm'$$,
    $$values ('missing', 'create extension pg_trgm;')$$,
    'an extension that is not installed');
create extension pg_trgm schema tap;
select is(
    (select state from muster.doctor() where check_name = 'extension_pg_trgm'), 'ok', 'and is');
\else
select skip('the server has no contrib modules', 2);
\endif
select results_eq(
    $$select state, fix from muster._extension_check('no_such', '-no-such', 'x')$$,
    format(
        $$values ('missing', 'apt-get install postgresql-%s-no-such')$$,
        current_setting('server_version_num')::integer / 10000),
    'one that is not to be had');
\if :has_contrib
select results_eq(
    $$select state, fix from muster._extension_check('pg_trgm', 'x', 'x', needs_preload => true)$$,
    format($$values ('missing', 'alter system set shared_preload_libraries = %s, pg_trgm; '
              '-- then restart the server')$$, current_setting('shared_preload_libraries')),
    'one that must be preloaded and is not');
\else
select skip('the server has no contrib modules', 1);
\endif

-- A consumer that lags.
select muster.emit_event('muster_setting', 'x');
select muster.take_events('slow');
update muster.event set occurred_at = now() - interval '6 minutes';
insert into muster.event_consumer (consumer) values ('lagging') on conflict do nothing;
select results_eq(
    $$select state, fix from muster.doctor() where check_name = 'event_consumers'$$,
    $$values ('warning', 'select muster.drop_consumer(''lagging'');')$$,
    'doctor finds a consumer that lags');
select is_empty(
    $$select component from muster.status() where component is null or state is null$$,
    'the status is complete');
select set_has(
    $$select component from muster.status()$$,
    $$values ('muster'), ('roles'), ('tasks'), ('events')$$,
    'core has four components');

-- Hooks of modules; one that is broken hides no other.
create or replace function muster._doctor()
returns table (check_name text, state text, detail text, fix text)
language plpgsql stable set search_path = pg_catalog, pg_temp as
'begin return query select ''a'', ''ok'', 1 / 0 || '''', null; end';
select results_eq(
    $$select check_name, state, fix from muster.doctor() where check_name = 'core_doctor'$$,
    $$values ('core_doctor', 'critical', 'select * from muster._doctor();')$$,
    'a check that fails is a finding');
select matches(
    (select detail from muster.doctor() where check_name = 'core_doctor'),
    'division by zero.*22012', 'with what went wrong');

select * from finish();
rollback;
