-- 100,000 hosts with 10 containers each, every one in about 6 of 50 namespaces; the same in the shape
-- of the seed's tables.
set synchronous_commit = off;
select count(fleet._ensure_agent('host-' || n, 'svc-' || (n % 500), now())) from generate_series(1, 100000) as n;
update fleet.beat set is_due = false, seen_at = now();
insert into fleet.namespace (namespace) select 'ns-' || n from generate_series(0, 49) as n;

create unlogged table placed as
select a.agent_id, a.service_id, a.hostname, c,
       abs(hashint8(a.agent_id * 8 + (c * 6) / 10)) % 50 as ns,
       abs(hashint8(a.agent_id * 100 + c)) % 40 as k
from fleet.agent as a
cross join generate_series(0, 9) as c;

insert into fleet.container (agent_id, service_id, namespace_id, container_key, container_name, pod_name, workload_name)
select p.agent_id, p.service_id, n.namespace_id, 'c' || p.c, format('c-%s-%s', p.ns, p.k), format('pod-%s-%s', p.agent_id, p.c), 'w-' || p.k
from placed as p
join fleet.namespace as n on n.namespace = 'ns-' || p.ns
order by p.agent_id, p.c;
insert into fleet.process (container_id, pid, process_name)
select container_id, 1000 + container_id % 30000, 'p-' || container_id % 100 from fleet.container;
insert into fleet.placement (namespace_id, service_id, agent_id)
select distinct namespace_id, service_id, agent_id from fleet.container order by 1, 2, 3;
insert into fleet.service_container (service_name, container_name)
select distinct s.service_name, k.container_name from fleet.container as k join fleet.service as s using (service_id);

-- The seed's tables: text keys, its indexes, its trigger.
create table seed_heartbeat (
    id bigserial primary key, host_id text not null unique, service_name text, host_name text not null, host_ip inet,
    namespace text, pod_name text, containers text[] default '{}', workloads jsonb default '{}', jobs text[] default '{}',
    executors text[] default '{}', timestamp_first_seen timestamp not null default current_timestamp,
    timestamp_last_seen timestamp not null default current_timestamp, last_command_id uuid,
    created_at timestamp not null default current_timestamp, updated_at timestamp not null default current_timestamp);
create index on seed_heartbeat (host_id);
create index on seed_heartbeat (timestamp_last_seen);
create index on seed_heartbeat (service_name) where service_name is not null;
create index on seed_heartbeat (namespace) where namespace is not null;
create function seed_touch() returns trigger language plpgsql as $$ begin new.updated_at = current_timestamp; return new; end $$;
create trigger seed_touch before update on seed_heartbeat for each row execute function seed_touch();
insert into seed_heartbeat (host_id, service_name, host_name, host_ip, namespace, pod_name, containers)
select hostname, service_name, hostname, '10.0.0.1', 'ns-' || agent_id % 50, 'pod-' || agent_id, array['a', 'b'] from fleet.agent order by agent_id;

create table seed_namespace_service (id bigserial primary key, namespace text not null, service_name text not null, unique (namespace, service_name));
insert into seed_namespace_service (namespace, service_name)
select 'ns-' || n, format('svc-%s-%s', n, s) from generate_series(0, 49) as n, generate_series(0, 9) as s;
create index on seed_namespace_service (namespace);
create index on seed_namespace_service (service_name);
create table seed_service_container (id bigserial primary key, service_name text not null, container_name text not null, unique (service_name, container_name));
insert into seed_service_container (service_name, container_name)
select format('svc-%s-%s', n, k % 10), format('c-%s-%s', n, k) from generate_series(0, 49) as n, generate_series(0, 39) as k;
create index on seed_service_container (service_name);
create index on seed_service_container (container_name);
create table seed_container_host (id bigserial primary key, container_name text not null, host_id text not null, host_name text not null);
insert into seed_container_host (container_name, host_id, host_name) select format('c-%s-%s', ns, k), hostname, hostname from placed;
create index on seed_container_host (container_name);
create index on seed_container_host (host_id);
create index on seed_container_host (host_name);
drop table placed;

create table bare_slot (id integer primary key, claimed boolean not null default false, holder text, claimed_at timestamptz, note text)
with (fillfactor = 80);
insert into bare_slot (id) select n from generate_series(1, 10000) as n;
create index bare_slot_free_idx on bare_slot (id) where not claimed;

create function command_every(nth integer) returns bigint language plpgsql as $$
declare id uuid;
begin
    insert into profiling.request (service_name, config)
    values ('svc-1', profiling._start_config(false, 60, 11, 'cpu', null)) returning request_id into id;
    perform profiling._assign(id, array_agg(agent_id), array_agg(null::text), now()) from fleet.agent where agent_id % nth = 0;
    return (select count(*) from profiling.command);
end $$;
create function bench_notify() returns trigger language plpgsql as $$
begin perform pg_notify('vm_updates', row_to_json(new)::text); return new; end $$;
create sequence bench_host;
vacuum analyze;
checkpoint;
select format('%s hosts, %s containers, %s', (select count(*) from fleet.host), (select count(*) from fleet.container), pg_size_pretty(pg_database_size(current_database())));
create table bench_batch as
select b.first, jsonb_agg(jsonb_build_object('hostname', 'host-' || n, 'service_name', 'svc-' || n % 500)) as batch
from generate_series(0, 999) as b (first), generate_series(b.first * 100 + 1, b.first * 100 + 100) as n
group by b.first;
create unique index on bench_batch (first);
analyze bench_batch;
