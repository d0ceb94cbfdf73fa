begin;
select plan(9);

create function fillfactor_of_beats() returns text language sql as $$
    select array_to_string(c.reloptions, ' ') from pg_catalog.pg_class as c where c.oid = 'fleet.beat'::regclass
$$;

select is(fleet.tune_beats(), 0::bigint, 'nothing is set for an empty fleet');
select count(fleet._ensure_agent('host-' || n, 's', now())) from generate_series(1, 900) as n;
analyze fleet.beat;
select is(fleet.tune_beats(), 0::bigint, 'nor for a small one');
select matches(fillfactor_of_beats(), 'fillfactor=70', 'whose pages keep room');

select count(fleet._ensure_agent('host-' || n, 's', now())) from generate_series(901, 3000) as n;
analyze fleet.beat;
select is(fleet.tune_beats(), 1::bigint, 'once a fleet has enrolled');
select matches(fillfactor_of_beats(), 'fillfactor=90', 'heartbeats may use the room');
select is(fleet.tune_beats(), 0::bigint, 'and that stays');

select count(fleet._ensure_agent('host-' || n, 's', now())) from generate_series(3001, 12000) as n;
analyze fleet.beat;
select is(fleet.tune_beats(), 1::bigint, 'when new hosts have filled it');
select matches(fillfactor_of_beats(), 'fillfactor=70', 'the next ones leave room again');

-- Somebody else would end an autovacuum, or wait for it.
select is((select p.proconfig @> '{lock_timeout=100ms}' from pg_catalog.pg_proc as p
           where p.oid = 'fleet.tune_beats()'::regprocedure), true, 'an autovacuum is not ended for it');

select * from finish();
rollback;
