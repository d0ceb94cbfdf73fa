begin;
select plan(15);

-- One container name in two services of two namespaces.
select fleet.heartbeat('prod-1', 'shop', containers => '[
    {"container_id": "1", "container_name": "envoy", "namespace": "production", "pod_name": "shop-0",
     "workload_name": "nightly", "workload_kind": "job", "processes": [{"pid": 10, "process_name": "envoy"}]},
    {"container_id": "2", "container_name": "api", "namespace": "production", "pod_name": "shop-0",
     "processes": [{"pid": 11, "process_name": "node"}, {"pid": 12, "process_name": "node"}]}]', at => '2026-03-01 09:00Z');
select fleet.heartbeat('stg-1', 'shop-staging', containers => '[
    {"container_id": "1", "container_name": "envoy", "namespace": "staging", "processes": [{"pid": 20, "process_name": "envoy"}]}]',
    jobs => '{batch}', at => '2026-03-01 09:00Z');
select fleet.heartbeat('prod-1', 'other', at => '2026-03-01 09:05Z');

select results_eq($$select hostname, service_name from fleet.targets(namespace => 'production')$$,
    $$values ('prod-1', 'shop')$$, 'a shared container name never leads to the wrong hosts');
select is((select count(*) from fleet.target_agents(namespace => 'production')), 1::bigint, 'nor by agents');
select results_eq($$select hostname, pids from fleet.targets(service => 'shop')$$,
    $$values ('prod-1', null::integer[])$$, 'a service is whole hosts');
select results_eq($$select service_name from fleet.targets(host => 'prod-1') order by 1$$,
    $$values ('other'), ('shop')$$, 'a host is all its agents');
select results_eq($$select hostname, pids from fleet.targets(container => 'envoy') order by 1$$,
    $$values ('prod-1', '{10}'::integer[]), ('stg-1', '{20}')$$, 'a container alone is all of that name');
select results_eq($$select hostname, pids from fleet.targets(service => 'shop', container => 'envoy')$$,
    $$values ('prod-1', '{10}'::integer[])$$, 'within a service it is that service''s');
select results_eq($$select pids from fleet.targets(pod => 'shop-0')$$, $$values ('{10,11,12}'::integer[])$$,
    'a pod is the processes of its containers');
select results_eq($$select pids from fleet.targets(process => 'node')$$, $$values ('{11,12}'::integer[])$$,
    'a process goes by name');
select results_eq($$select hostname, pids from fleet.targets(pid => 20)$$,
    $$values ('stg-1', '{20}'::integer[])$$, 'or by pid');
select results_eq($$select pids from fleet.targets(job => 'nightly')$$, $$values ('{10}'::integer[])$$,
    'a job is the processes of its containers');
select results_eq($$select hostname, pids from fleet.targets(job => 'batch')$$,
    $$values ('stg-1', null::integer[])$$, 'or the host that reports it');
select is((select count(*) from fleet.targets(host => 'prod-1', fresh_within => '2 min', at => '2026-03-01 09:06Z')),
    1::bigint, 'only fresh agents, when asked');
select is((select count(*) from fleet.target_agents(namespace => 'production', fresh_within => '2 min', at => '2026-03-01 09:06Z')),
    0::bigint, 'by namespace too');
select is((select count(*) from fleet.targets()), 0::bigint, 'no part, no host');
select is((select count(*) from fleet.targets(namespace => 'production', service => 'shop-staging')), 0::bigint,
    'every part must hold');

select * from finish();
rollback;
