\set n random(1, 100000)
\set s :n % 500
\set k :n % 50
insert into seed_heartbeat (host_id, service_name, host_name, host_ip, namespace, pod_name, containers, timestamp_last_seen) values ('host-' || :n, 'svc-' || :s, 'host-' || :n, '10.0.0.1', 'ns-' || :k, 'pod-' || :n, array['a', 'b'], now()) on conflict (host_id) do update set service_name = excluded.service_name, host_ip = excluded.host_ip, namespace = excluded.namespace, pod_name = excluded.pod_name, containers = excluded.containers, timestamp_last_seen = excluded.timestamp_last_seen;
