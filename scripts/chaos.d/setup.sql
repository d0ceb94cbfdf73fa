-- What the load and the checks need beside the kit.
\set ON_ERROR_STOP on
set client_min_messages = warning;
create schema app;
create table app.note (note_id bigint primary key);
select muster.audit_table('app.note');
create table app.handled (event_id bigint not null);
create function app.on_setting(event muster.event) returns void
language sql as $$ insert into app.handled values (event.event_id) $$;
grant usage on schema app to muster_worker;
grant insert on app.handled to muster_worker;
select muster.subscribe('muster_setting', 'app.on_setting');
select fleet.add_to_pool('vm-' || n) from generate_series(1, 60) as n;
select fleet.heartbeat('host-' || n, 'basket', '10.0.0.1') from generate_series(0, 8) as n;
-- Tables of the user's, with something to advise on.
create table app.orders (order_id int primary key, customer_id int, status text);
insert into app.orders select n, n % 5000, 's' || n % 7 from generate_series(1, 20000) as n;
analyze app.orders;
select count(*) from app.orders where customer_id = 17;
select count(*) from app.orders where status = 's3' and customer_id = 5;
-- A scheduler that says the same at every look.
select batch.add_cluster(c.name)
from (select 'north' union all select 'north-' || n from generate_series(1, 100) as n) as c (name);
select batch.set_source(c.name, s.source, is_enabled => false)
from batch.cluster_source as s
join batch.cluster as c using (cluster_id)
where s.source <> 'jobs_xt' or c.name <> 'north';
select batch.set_source(c.name, 'jobs_xt', array['/bin/sh', '-c',
    'printf ''{"timestamp": %s, "Jobs": {"1.h": {"job_state": "R", "ctime": "Sun Nov  1 10:00:00 2026", "run_count": 1}}}'' $(date +%s)'],
    is_enabled => c.name = 'north')
from batch.cluster as c;
-- What a dead worker held is given up after this time, and not after minutes.
select muster.set_setting('advisor.scan_timeout', '20 seconds');
select muster.set_setting('batch.retry_after', '1 second');
