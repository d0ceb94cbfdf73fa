-- The median of 20 runs each, in milliseconds.
create or replace function median_ms(query text) returns numeric language plpgsql as $$
declare began timestamptz; times numeric[] := array[]::numeric[]; n bigint;
begin
    for i in 1 .. 21 loop
        began := clock_timestamp();
        execute 'select count(*) from (' || query || ') as q' into n;
        if i > 1 then times := times || extract(epoch from clock_timestamp() - began)::numeric * 1000; end if;
    end loop;
    return round((select percentile_cont(0.5) within group (order by t) from unnest(times) as t)::numeric, 2);
end $$;
create or replace function show(name text, query text) returns text language plpgsql as $$
declare n bigint;
begin
    execute 'select count(*) from (' || query || ') as q' into n;
    return format('%s %s ms for %s rows', rpad(name, 44), lpad(median_ms(query)::text, 8), n);
end $$;
update fleet.beat set seen_at = now();
vacuum analyze fleet.beat;
select show('seed: namespace to hosts', $$select distinct ch.host_id from seed_namespace_service as ns join seed_service_container as sc on sc.service_name = ns.service_name join seed_container_host as ch on ch.container_name = sc.container_name where ns.namespace = 'ns-7'$$);
select show('fleet.target_agents(namespace)', $$select fleet.target_agents(namespace => 'ns-7')$$);
select show('fleet.target_agents(namespace, fresh)', $$select fleet.target_agents(namespace => 'ns-7', fresh_within => '2 min')$$);
select show('fleet.targets(namespace), with names and pids', $$select * from fleet.targets(namespace => 'ns-7')$$);
select show('fleet.targets(service)', $$select * from fleet.targets(service => 'svc-7')$$);
select show('fleet.targets(container)', $$select * from fleet.targets(container => 'c-7-3')$$);
select show('fleet.targets(service, container)', $$select * from fleet.targets(service => 'svc-7', container => 'c-7-3')$$);
select show('fleet.targets(pod)', $$select * from fleet.targets(pod => 'pod-777-3')$$);
select show('fleet.targets(host)', $$select * from fleet.targets(host => 'host-777')$$);
select show('fleet.targets(host, process)', $$select * from fleet.targets(host => 'host-777', process => 'p-7')$$);
select show('fleet.targets(job), nobody has it', $$select * from fleet.targets(job => 'none')$$);
