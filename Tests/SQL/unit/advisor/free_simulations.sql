begin;
\ir ../../lib/advisor.sql
select plan(9);

select pg_temp.run_statement('one', 'select 1', '{}') as one \gset
create schema muster_sandbox;
select muster.set_setting('advisor.simulations_in_flight', '1') \g /dev/null
create function pg_temp.ask(statement bigint, pid integer) returns bigint language sql as $$
    insert into advisor.simulation (statement_id, ddl, mode, status, requested_at, claimed_at, claimed_pid)
    values (statement, '{create index on t (a)}', 'real', 'running', clock_timestamp(), clock_timestamp(), pid)
    returning simulation_id $$;

-- Whose session lives keeps its place.
select pg_temp.ask(:one, pg_backend_pid()) as own \gset
insert into advisor.simulation (statement_id, ddl, mode, requested_at) values (:one, '{create index on t (b)}', 'hypopg', now())
returning simulation_id as next \gset
select is_empty('select * from advisor._claim_simulation()', 'while its session lives its place is taken');

-- Whose session is gone gives it back at once. No process has this number.
update advisor.simulation set claimed_pid = 2147483647 where simulation_id = :own;
create table muster_sandbox.s1_1 ();
insert into advisor.sandbox_table values ('s1_1', :own, 'app.t', now());
select is((select simulation_id from advisor._claim_simulation()), :next::bigint, 'the next takes the place of one that is gone');
select results_eq(format('select status, sqlstate, message from advisor.simulation where simulation_id = %s', :own),
    $$values ('failed', 'MU480', 'the worker ended before it had a result')$$, 'which is told as failed');
select is_empty('select * from advisor.sandbox_table', 'its copies are forgotten');
select is(to_regclass('muster_sandbox.s1_1'), null, 'and dropped');
select is((select claimed_pid from advisor.simulation where simulation_id = :next), pg_backend_pid(), 'who claims is known');

-- A process that began after the claim is another one with the same number.
update advisor.simulation set claimed_at = now() - interval '1 year' where simulation_id = :next;
select is(advisor._free_simulations(), 1::bigint, 'a process that is younger than the claim is another one');
-- A claim of a release that did not note it is left to the sweep.
select pg_temp.ask(:one, null) as old \gset
select is(advisor._free_simulations(), 0::bigint, 'of whom nothing is known is left to the sweep');
select is((select status from advisor.simulation where simulation_id = :old), 'running', 'and runs');

select * from finish();
rollback;
