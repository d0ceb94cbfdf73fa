begin;
select plan(8);

-- A few rows, counted: then the planner would rather read a table whole, and would do so for ever. Where
-- that is forbidden and there is no other way, the cost of the forbidden makes a server with jit compile
-- the statement in every call: 43 million instructions instead of one.
select count(fleet._ensure_agent('host-' || n, 's', now())) from generate_series(1, 3) as n;
select fleet.add_to_pool('host-' || n) from generate_series(1, 3) as n;
update fleet.beat set seen_at = now() - interval '1 second';
select count(profiling.submit('{"service": "s"}'));
analyze fleet.service, fleet.host, fleet.agent, fleet.beat, fleet.slot, fleet.claim_history, fleet.command_source,
    profiling.request, profiling.part, profiling.command, profiling.execution, profiling.subscription;

create temporary table reads (step integer generated always as identity, whole_tables bigint);
create function count_reads() returns void language sql as $$
    insert into reads (whole_tables)
    select sum(s.seq_scan) from pg_stat_xact_user_tables as s where s.schemaname in ('fleet', 'profiling')
$$;
create function read_whole() returns bigint language sql as $$
    select max(r.whole_tables) - min(r.whole_tables) from (select r.whole_tables from reads as r order by r.step desc limit 2) as r
$$;
create temporary table told (command_id uuid);

select count_reads();
insert into told select command_id from fleet.heartbeat('host-1', 's', containers => '["c"]', ip_address => '10.0.0.1');
select count_reads();
select ok((select command_id is not null from told), 'a heartbeat brings a command');
select is(read_whole(), 0::bigint, 'and reads no table whole');
select count(fleet.heartbeat('host-1', 's', last_command_id => command_id::text)) from told;
select count_reads();
select is(read_whole(), 0::bigint, 'nor does one that acknowledges it');
select count(profiling.complete(command_id, 'host-1')) from told;
select count_reads();
select is(read_whole(), 0::bigint, 'nor a completion');
select count(fleet.heartbeat('host-1', 's'));
select count_reads();
select is(read_whole(), 0::bigint, 'nor a heartbeat without news');
create temporary table claimed as select hostname, claim_id from fleet.claim_host('ada', idempotency_key => 'k');
select count_reads();
select is(read_whole(), 0::bigint, 'nor a claim');
select count(fleet.release_host(hostname, claim_id)) from claimed;
select count_reads();
select is(read_whole(), 0::bigint, 'nor a release');
select count(profiling.sweep_commands());
select count_reads();
select is(read_whole(), 0::bigint, 'nor a sweep of commands');

select * from finish();
rollback;
