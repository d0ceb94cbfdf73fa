begin;
select plan(12);

select fleet.heartbeat('h', at => '2026-03-01 09:00Z');
select is(fleet.sweep_hosts('2026-03-01 09:00:10Z'), 1::bigint, 'the first sweep sees a new host');
select is((select liveness from fleet.host), 'alive', 'as alive');
select is(fleet.sweep_hosts('2026-03-01 09:01Z'), 0::bigint, 'nothing changed, nothing is written');
select is(fleet.sweep_hosts('2026-03-01 09:02Z'), 1::bigint, 'after fleet.stale_after it is stale');
select is(fleet.sweep_hosts('2026-03-01 09:06Z'), 1::bigint, 'after fleet.lost_after it is lost');
select fleet.heartbeat('h', at => '2026-03-01 09:07Z');
select fleet.sweep_hosts('2026-03-01 09:07Z');
select fleet.flush_notifications();
select results_eq($$select detail ->> 'after' from muster.event
    where detail ->> 'change' = 'liveness' order by event_id$$,
    $$values ('stale'), ('lost'), ('alive')$$, 'each change is one event');
select is((select is_flapping from fleet.host), false, 'a few changes are no flapping');
select fleet.sweep_hosts('2026-03-01 09:09Z');
select fleet.heartbeat('h', at => '2026-03-01 09:10Z');
select fleet.sweep_hosts('2026-03-01 09:10Z');
select is((select is_flapping from fleet.host), true, 'many within the window are');
select fleet.flush_notifications();
select is((select count(*) from muster.event where detail ->> 'change' = 'flapping'), 1::bigint, 'and one event');
select fleet.heartbeat('h', at => '2026-03-01 10:40Z');
select fleet.sweep_hosts('2026-03-01 10:45:01Z');
select is((select is_flapping from fleet.host), false, 'after a quiet window it is calm');
select fleet.sweep_hosts('2026-03-01 11:00Z');
select is(fleet.delete_old_rows('2026-03-20Z'), 0::bigint, 'a lost host is kept for its time');
select fleet.delete_old_rows('2026-05-01Z');
select is((select count(*) from fleet.host), 0::bigint, 'and then deleted with all that belongs to it');

select * from finish();
rollback;
