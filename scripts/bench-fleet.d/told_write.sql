\set n random(1, 10000)
\set h random(1, 100000)
with changed as (update bare_slot set holder = 'client-' || :h, claimed_at = now() where id = :n returning id) insert into fleet.outbox (topic, subject) select 'fleet_vm', c.id::text from changed as c;
