-- Each statement is a transaction, as it is for who emits and takes; the database is this file's
-- own.
select plan(33);

select throws_ok($$select muster.emit_event('nonsense', 'x')$$, 'MU101', 'unknown topic: nonsense');
select throws_ok($$select muster.emit_event(null, 'x')$$, 'MU101', 'unknown topic: null');
select throws_ok($$select muster.emit_event('muster_setting', null)$$, 'MU002');
select throws_ok($$select muster.emit_event('muster_setting', 'x', '[]')$$, '23514');
select is_empty($$select * from muster.event_generation$$, 'nothing before the first event');

begin;
select muster._begin_definitions('unit');
select muster._define_topic('unit_a', 'a'), muster._define_topic('unit_b', 'b');
commit;

-- Notification: the id and nothing else.
listen unit_a;
select muster.emit_event('unit_a', 'one', '{"n": 1}') as first \gset
select results_eq(
    format('select event_id, topic, subject, detail->>$$n$$ from muster.event'),
    format('values (%s::bigint, $$unit_a$$, $$one$$, $$1$$)', :first),
    'an event is a row');
select results_eq(
    $$select generation, system_identifier from muster.event_generation$$,
    $$select 1, system_identifier from pg_control_system()$$,
    'the first event begins the first generation');
select muster.emit_event('unit_b', 'two') \g /dev/null
select muster.emit_event('unit_a', 'three') \g /dev/null

select results_eq(
    $$select subject from muster.take_events('c')$$, $$values ('one'), ('two'), ('three')$$,
    'a new consumer begins with the oldest');
select is_empty($$select * from muster.take_events('c')$$, 'each event comes once');
select results_eq(
    $$select subject from muster.take_events('d', max_events => 2)$$, $$values ('one'), ('two')$$,
    'another consumer has its own position');
select results_eq(
    $$select subject from muster.take_events('d', max_events => 2)$$, $$values ('three')$$,
    'and goes on from there');

-- Rolled back is not taken.
select muster.emit_event('unit_a', 'four') \g /dev/null
begin;
select is((select subject from muster.take_events('c')), 'four', 'taken');
rollback;
select is((select subject from muster.take_events('c')), 'four', 'rolled back, and taken again');

-- One's own open transaction is not settled.
begin;
select muster.emit_event('unit_a', 'five');
select is_empty($$select * from muster.take_events('c')$$, 'what is not committed is not taken');
commit;
select is((select subject from muster.take_events('c')), 'five', 'until it is');

-- Topics.
select muster.emit_event('unit_b', 'six') \g /dev/null
select muster.emit_event('unit_a', 'seven') \g /dev/null
select results_eq(
    $$select subject from muster.take_events('e', '{unit_b}')$$, $$values ('two'), ('six')$$,
    'only the topics that are asked for');
select is(
    (select event_id from muster.event_consumer where consumer = 'e'),
    (select max(event_id) from muster.event),
    'the others are passed, not read again each time');
select is_empty($$select * from muster.take_events('e')$$, 'and passed for good');
select is(
    (select count(*) from (
        select from muster.take_events('f', '{unit_a}', 2)) as t), 2::bigint, 'some');
select results_eq(
    $$select subject from muster.take_events('f', '{unit_a}')$$,
    $$values ('four'), ('five'), ('seven')$$,
    'not passed while there are more');
select throws_ok($$select * from muster.take_events('')$$, 'MU002');
select throws_ok($$select * from muster.take_events('c', max_events => 0)$$, 'MU001');
select is(muster.drop_consumer('f'), true, 'a consumer is forgotten');
select is(muster.drop_consumer('f'), false, 'once');

-- Watching, without a position here.
select results_eq(
    $$select subject from muster.changes(max_events => 2)$$, $$values ('one'), ('two')$$,
    'changes from the beginning');
select results_eq(
    $$select subject from muster.changes(
        (select cursor from muster.changes(max_events => 2) order by event_id desc limit 1),
        '{unit_b}')$$,
    $$values ('six')$$,
    'from a cursor, of one topic');
select muster.change_cursor() as now \gset
select is_empty(format('select * from muster.changes(%L)', :'now'), 'from now on: nothing yet');
select muster.emit_event('unit_a', 'eight') \g /dev/null
select results_eq(
    format('select subject from muster.changes(%L)', :'now'), $$values ('eight')$$, 'then one');
select throws_ok($$select * from muster.changes('nonsense')$$, 'MU001', 'invalid cursor');
select throws_ok($$select * from muster.changes('1.2')$$, 'MU001', 'invalid cursor');
select throws_ok($$select * from muster.changes(max_events => 0)$$, 'MU001');

-- Retention, in batches.
update muster.event set occurred_at = '2020-01-01' where subject in ('one', 'two', 'three');
select muster.set_setting('muster.delete_batch', '2') \g /dev/null
select is(muster.delete_old_events(), 2::bigint, 'one batch of old events is deleted');
select is(muster.delete_old_events(), 1::bigint, 'then the rest');
select * from finish();
