\set n random(1, 100000)
\set s :n % 500
select fleet.heartbeat(hostname => 'host-' || :n, service_name => 'svc-' || :s);
