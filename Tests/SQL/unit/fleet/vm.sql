begin;
select plan(10);

insert into fleet.vm (hostname, status) values ('i-1', 'available'), ('i-2', 'available');
select is((select count(*) from fleet.vm), 2::bigint, 'an insert adds to the pool');
update fleet.vm set status = 'in-use', email = 'a@b.c', crd_command = 'x' where hostname = 'i-1';
select results_eq($$select holder, state from fleet.slot where holder is not null$$, $$values ('a@b.c', 'in-use')$$, 'an update claims');
update fleet.vm set status = 'available', email = null, crd_command = null, updated_at = now() where hostname = 'i-1';
select is((select outcome from fleet.claim_history), 'released', 'and releases');
update fleet.vm set status = 'failed', updated_at = now() where hostname = 'i-1';
select is((select status from fleet.vm where hostname = 'i-1'), 'failed', 'and fails');
update fleet.vm set status = 'in-use' where hostname = 'i-2';
select is((select claim_id is not null from fleet.slot where state = 'in-use'), true, 'a claim without a holder is a claim');
select throws_ok($$update fleet.vm set status = 'gone'$$, 'MU020', null, 'states are three');
select ok((select bool_and(updated_at >= created_at) from fleet.vm), 'updated_at is kept');
delete from fleet.vm where hostname = 'i-2';
select is((select outcome from fleet.claim_history where outcome = 'deleted'), 'deleted', 'a delete ends the claim');
select is((select count(*) from fleet.host where hostname = 'i-2'), 0::bigint, 'and removes the host');
select is((select count(*) from fleet.stat_vm), 1::bigint, 'readers have a view without the command');

select * from finish();
rollback;
