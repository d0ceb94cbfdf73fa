begin;
select plan(37);

select throws_ok($$select fleet.claim_host('ada')$$, 'MU220', 'no host is free', 'an empty pool has no host');
select fleet.add_to_pool('vm-' || n, 'lab', case n when 2 then '{gpu,a100}' else '{}' end::text[],
    at => '2026-03-01 08:00Z')
from generate_series(1, 4) as n;

select is((select hostname from fleet.claim_host('ada', 'lab', '{gpu}', command => 'run', idempotency_key => 'k1',
    at => '2026-03-01 09:00Z')), 'vm-2', 'labels choose');
select results_eq($$select hostname, is_new from fleet.claim_host('ada', 'lab', '{gpu}', idempotency_key => 'k1')$$,
    $$values ('vm-2', false)$$, 'the same key gives the same host');
select throws_ok($$select fleet.claim_host('bob', 'lab', '{gpu}')$$, 'MU220', null, 'no second holder');
select throws_ok($$update fleet.slot set claim_id = null where hostname = 'x'$$, '42703', null, 'slots have no name');
select throws_ok($$insert into fleet.slot (host_id, state, claim_id, claimed_at) select host_id, 'in-use', 9, now() from fleet.slot where holder = 'ada'$$,
    '23505', null, 'the index itself refuses a second row');
select throws_ok($$select fleet.release_host('vm-2', 999999)$$, 'MU221', null,
    'a foreign claim_id does not release');
select ok(fleet.release_host('vm-2', (select claim_id from fleet.stat_claim where holder = 'ada'), '2026-03-01 10:00Z'),
    'the own one does');
select ok(not fleet.release_host('vm-2'), 'releasing twice is harmless');
select throws_ok($$select fleet.release_host('nobody')$$, 'MU120', null, 'an unknown host is said so');
select throws_ok($$select fleet.claim_host('ada', 'lab', idempotency_key => 'k1')$$, 'MU222', null,
    'a key whose claim has ended gives nothing');
select results_eq($$select holder, outcome, claimed_at, released_at, claimed_by = session_user from fleet.claim_history$$,
    $$values ('ada', 'released', '2026-03-01 09:00Z'::timestamptz, '2026-03-01 10:00Z'::timestamptz, true)$$,
    'a claim that ended leaves who, when and how');

-- A transaction may begin before the end of the claim whose host it gets.
select is((select expires_at from fleet.claim_host('kim', 'lab', '{gpu}', ttl => '1 hour', at => '2026-03-01 09:59Z')),
    '2026-03-01 11:00Z'::timestamptz, 'a claim begins when the one before it has ended');
select ok(fleet.release_host('vm-2', at => '2026-03-01 09:58Z'), 'and ends no earlier');
select is((select claimed_at || ' ' || released_at from fleet.claim_history where holder = 'kim'),
    '2026-03-01 10:00Z'::timestamptz || ' ' || '2026-03-01 10:00Z'::timestamptz, 'in the record, too');

-- A late release never ends the claim of somebody else.
create temporary table first as select * from fleet.claim_host('eve', 'lab', '{gpu}');
select fleet.release_host('vm-2', (select claim_id from first));
create temporary table second as select * from fleet.claim_host('fay', 'lab', '{gpu}');
select ok((select s.claim_id > f.claim_id from first as f, second as s), 'the fencing token grows');
select ok(not fleet.release_host('vm-2', (select claim_id from first)), 'a late release is nothing');
select is((select holder from fleet.slot where claim_id = (select claim_id from second)), 'fay', 'and fay keeps the host');
select throws_ok($$select fleet.extend_claim('vm-2', (select claim_id from first), '1 hour')$$, 'MU221', null,
    'nor can an ended claim be extended');
select is((select fleet.extend_claim('vm-2', claim_id, '1 hour', '2099-03-01 09:00Z') from second),
    '2099-03-01 10:00Z'::timestamptz, 'the present one can');
select throws_ok($$select fleet.extend_claim('vm-2', 1, '-1 hour')$$, 'MU020', null, 'by a positive time');
select is(fleet.vm_command('vm-2', (select claim_id from second)), null, 'the agent reads the command with its claim');
select throws_ok($$select fleet.vm_command('vm-2', 0)$$, 'MU221', null, 'and not without');

-- Health.
select fleet.heartbeat('vm-1', at => '2026-03-01 09:00Z');
select fleet.mark_failed('vm-3', 'no disk', '2026-03-01 09:00Z');
select is((select count(*) from muster.audit where relation = 'fleet.slot' and after ->> 'failed_reason' = 'no disk'), 1::bigint,
    'who marked a host is audited');
select is((select hostname from fleet.claim_host('gus', 'lab', at => '2026-03-01 09:10Z')), 'vm-4',
    'a stale host and a failed one are not given out');
select throws_like($$select fleet.claim_host('hal', 'lab', at => '2026-03-01 09:10Z')$$, 'no host is free', 'then none is left');
do $$
declare d text;
begin
    perform fleet.claim_host('hal', 'lab', at => '2026-03-01 09:10Z');
exception when sqlstate 'MU220' then
    get stacked diagnostics d = pg_exception_detail;
    create temporary table said as select d as detail;
end $$;
select is((select detail from said), 'Pool lab has 4 hosts: 2 held, 1 failed, 1 stale.', 'and the answer says why');
select fleet.mark_available('vm-3', '2026-03-01 09:00Z');
select is((select state from fleet.stat_host where hostname = 'vm-3'), 'available',
    'a failed host comes back by a function, not by raw SQL');
select throws_ok($$select fleet.mark_available('vm-2')$$, 'MU224', null, 'a held one is not given away');

-- Time and loss.
select is((select expires_at from fleet.claim_host('ida', 'lab', ttl => '10 min', at => '2026-03-01 09:00Z')),
    '2026-03-01 09:10Z'::timestamptz, 'a claim can have an end');
select is(fleet.expire_claims('2026-03-01 09:09:59Z'), 0::bigint, 'before it it holds');
select is(fleet.expire_claims('2026-03-01 09:10Z'), 1::bigint, 'at it it ends');
select throws_ok($$select fleet.claim_host('ida', 'lab', ttl => '0')$$, 'MU020', null, 'a ttl is positive');
select throws_ok($$select fleet.claim_host('', 'lab')$$, 'MU020', null, 'a holder has a name');
select fleet.heartbeat('vm-4', at => '2026-03-01 09:10Z');
select fleet.sweep_hosts('2026-03-01 12:00Z');
select results_eq($$select state, outcome from fleet.slot join fleet.host using (host_id) where hostname = 'vm-4'$$,
    $$values ('failed', 'lost')$$, 'a lost host''s claim is closed with the reason');
select fleet.heartbeat('vm-4', at => '2026-03-01 12:01Z');
select fleet.sweep_hosts('2026-03-01 12:01Z');
select is((select state from fleet.stat_host where hostname = 'vm-4'), 'available', 'and the host comes back by itself');
select fleet.delete_host('vm-2');
select is((select hostname || ' ' || outcome from fleet.claim_history where holder = 'fay'), 'vm-2 deleted',
    'a deleted host''s claim leaves its record');

select * from finish();
rollback;
