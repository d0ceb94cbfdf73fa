begin;
select plan(14);

create schema app;
create table app.seen (event_id bigint, subject text);
create function app.on_setting(event muster.event)
returns void
language plpgsql
as $$
begin
    if event.subject like '%lag' then
        raise exception using errcode = 'ZZ001', message = 'no', detail = 'd', hint = 'h';
    end if;
    insert into app.seen values (event.event_id, event.subject);
end
$$;
create function app.no_event(i integer) returns void language sql as $$ select $$;

select throws_ok(
    $$select muster.subscribe('nothing', 'app.on_setting')$$, 'MU101', 'unknown topic: nothing');
select throws_ok(
    $$select muster.subscribe('muster_setting', 'app.no_event')$$, 'MU001',
    'the handler does not take an event');
select lives_ok($$select muster.subscribe('muster_setting', 'app.on_setting')$$, 'subscribes');
select is(
    muster.subscribe('muster_setting', 'app.on_setting'),
    (select subscription_id from muster.subscription), 'subscribing again changes nothing');

-- Events of this transaction are not settled yet; as if another had written them long ago.
select muster.emit_event('muster_setting', 'a');
select muster.emit_event('muster_setting', 'a.lag');
select muster.emit_event('muster_setting', 'b');
update muster.event set written_by = '3';

select is(muster.deliver_events(at => '2030-01-01'), 3::bigint, 'each event reaches the handler');
select results_eq(
    'select subject from app.seen order by 1', $$values ('a'), ('b')$$,
    'a failure rolls back its own effect and no other');
select is(
    (select (sqlstate, message, detail, hint, attempts) from muster.event_failure)::text,
    '(ZZ001,no,d,h,1)', 'what the server said is kept');
select is(muster.deliver_events(at => '2030-01-01'), 0::bigint, 'nothing is delivered twice');
select is(
    muster.deliver_events(at => '2030-01-01 00:00:02'), 1::bigint, 'a failure is tried again');
select is((select attempts from muster.event_failure), 2, 'and counted');

create or replace function app.on_setting(event muster.event)
returns void
language sql
as $$ insert into app.seen values (event.event_id, event.subject) $$;
select muster.deliver_events(at => '2031-01-01');
select is_empty('select from muster.event_failure', 'a handler that succeeds at last is forgotten');
select is((select delivered from muster.subscription), 3::bigint, 'every event was handled once');
select ok(muster.unsubscribe('muster_setting', 'app.on_setting'), 'unsubscribes');
select ok(
    not muster.unsubscribe('muster_setting', 'app.on_setting'), 'and says when there was nothing');

select * from finish();
rollback;
