\set n random(1, 100000)
\set s :n % 500
select hosts from profiling.submit(jsonb_build_object('host', 'host-' || :n, 'service', 'svc-' || :s));
