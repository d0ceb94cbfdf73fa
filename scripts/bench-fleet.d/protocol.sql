\set n random(1, 100000)
\set s :n % 500
select command_one('host-' || :n, 'svc-' || :s) \gset
select coalesce(command_id, '00000000-0000-4000-8000-000000000000') as command_id from fleet.heartbeat(hostname => 'host-' || :n, service_name => 'svc-' || :s) \gset
select outcome from fleet.heartbeat(hostname => 'host-' || :n, service_name => 'svc-' || :s, last_command_id => :command_id::text);
select success from profiling.complete(:command_id::uuid, 'host-' || :n);
