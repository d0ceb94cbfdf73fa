select nextval('bench_host') % 100000 + 1 as n \gset
\set s :n % 500
select command_id from fleet.heartbeat(hostname => 'host-' || :n, service_name => 'svc-' || :s, containers => '["c"]') \gset
select outcome from fleet.heartbeat(hostname => 'host-' || :n, service_name => 'svc-' || :s, containers => '["c"]', last_command_id => :command_id::text);
select success from profiling.complete(:command_id::uuid, 'host-' || :n);
