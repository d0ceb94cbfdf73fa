begin;
select plan(7);

select fleet.add_to_pool('vm-1');
select is(fleet.flush_notifications() > 0, true, 'a change is told');
select is((select count(*) from muster.event where topic = 'fleet_vm' and detail @> '{"resync": true}'), 1::bigint,
    'the first call after a crash tells everybody to read again');
select fleet.release_host(hostname, claim_id) from fleet.claim_host('ada', command => 'top secret');
select is(fleet.flush_notifications(), 1::bigint, 'several changes of one host are one event');
select is((select count(*) from muster.event where detail::text || subject like '%secret%'), 0::bigint,
    'no event carries the command');
select lives_ok($$select fleet.claim_host('ada', command => repeat('x', 20000))$$,
    'a command beyond 8,000 bytes fails nothing');
select is(fleet.flush_notifications(), 1::bigint, 'and is told');
select is(fleet.flush_notifications(), 0::bigint, 'then there is nothing more');

select * from finish();
rollback;
