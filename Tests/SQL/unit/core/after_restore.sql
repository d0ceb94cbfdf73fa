-- A restore into another cluster, told by what such a dump would hold; statements are transactions.
select plan(18);
begin;
select muster._begin_definitions('unit');
select muster._define_topic('unit_a', 'a');
commit;

-- As it was in the other cluster, where transaction ids were far ahead.
insert into muster.event_generation (generation, system_identifier) values (1, 42);
insert into muster.event (topic, subject, generation, written_by)
select 'unit_a', format('old %s', n), 1, (9000000000 + 10 - n)::text::xid8
from generate_series(1, 4) as n;
-- Consumed in the order of transactions: old 4, old 3.
insert into muster.event_consumer (consumer, generation, written_by, event_id)
select 'c', generation, written_by, event_id from muster.event where subject = 'old 3';

select results_eq(
    $$select state, fix from muster.doctor() where check_name = 'events_restored'$$,
    $$values ('warning', 'select muster.after_restore();')$$,
    'doctor sees that the cluster is another');
-- The first new event begins a generation by itself.
select muster.emit_event('unit_a', 'new') \g /dev/null
select results_eq(
    $$select generation from muster.event_generation order by 1$$, $$values (1), (2)$$,
    'the first new event begins a new generation');
select is(
    (select state from muster.doctor() where check_name = 'events_restored'), 'ok',
    'which is all there is to do');
select results_eq(
    $$select subject from muster.take_events('c')$$, $$values ('old 2'), ('old 1'), ('new')$$,
    'a consumer goes on where it was');
select results_eq(
    $$select subject from muster.changes('1.9000000007.3')$$,
    $$values ('old 2'), ('old 1'), ('new')$$,
    'so does a watcher');
select is_empty($$select * from muster.take_events('c')$$, 'each once');

-- Back into the first cluster: it is a third stay.
insert into muster.event_generation (generation, system_identifier) values (3, 43);
select muster.emit_event('unit_a', 'again') \g /dev/null
select is((select max(generation) from muster.event_generation), 4, 'there and back is two stays');
select results_eq(
    $$select subject from muster.take_events('c')$$, $$values ('again')$$, 'and nothing is lost');

-- By hand.
select is(muster.after_restore(at => '2026-01-01'), 5, 'by hand it is the next generation');
select is(
    (select began_at from muster.event_generation where generation = 5), '2026-01-01'::timestamptz,
    'from then on');
select muster.emit_event('unit_a', 'after') \g /dev/null
select results_eq(
    $$select subject from muster.take_events('c')$$, $$values ('after')$$, 'and events go on');

-- Where the identity of the cluster cannot be read.
insert into muster.event_generation (generation, system_identifier) values (6, null);
select is(muster._event_generation(), 6, 'unknown is taken as the same cluster');
insert into muster.event (topic, subject, generation, written_by)
values ('unit_a', 'ahead', 6, '9000000000');
select is(
    (select state from muster.doctor() where check_name = 'events_restored'), 'warning',
    'doctor sees an event that is yet to be written');
select is_empty($$select * from muster.take_events('c')$$, 'which is not taken');
select is(muster.after_restore(), 7, 'before this');
select results_eq(
    $$select subject from muster.take_events('c')$$, $$values ('ahead')$$, 'but after');
create role muster_unit_blind;
grant usage on schema muster to muster_unit_blind;
grant execute on function muster._system_identifier() to muster_unit_blind;
begin;
revoke execute on function pg_catalog.pg_control_system() from public;
set local role muster_unit_blind;
select coalesce(muster._system_identifier()::text, 'null') as seen \gset
rollback;
drop owned by muster_unit_blind;
drop role muster_unit_blind;
select is(:'seen'::text, 'null', 'a role that may not see the identity gets null');

-- Runs of the other cluster.
insert into muster.task_state (task) values ('unit.x');
insert into muster.task_run (task, status, started_at, timeout_at, runner_pid, runner)
values ('unit.x', 'running', '2020-01-01', '2020-01-02', 2147483647, 'x');
select muster.after_restore() \g /dev/null
select is((select status from muster.task_run), 'lost', 'runs of the other cluster are lost');
select * from finish();
