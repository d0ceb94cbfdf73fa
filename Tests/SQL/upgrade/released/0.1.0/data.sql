-- Rows in every module, by the functions that release 0.1.0 had, as an ordinary owner and without any
-- extension. Frozen with the release: what worked then has to be there after every upgrade.
\set ON_ERROR_STOP on
\set QUIET on
\o /dev/null
set client_min_messages = warning;
set timezone = 'UTC';

-- Core: a setting, a task's interval, a consumer, a subscription, events, runs, an audited table.
create table public.account (account_id int primary key, name text, secret text);
create function public.on_setting(event muster.event) returns void
language sql as $$ insert into public.account values (event.event_id::int + 1000, event.subject) $$;
select muster.audit_table('public.account', redact => '{secret}');
select muster.subscribe('muster_setting', 'public.on_setting');
select muster.set_setting('muster.event_retention', '3 days');
select muster.set_task('muster.event_retention', every => '1 day');
insert into public.account values (1, 'ada', 's3cret'), (2, 'bob', 's3cret');
update public.account set name = 'eve' where account_id = 2;
select * from muster.take_events('consumer');
select muster.deliver_events();
call muster.run_task('muster.event_retention');
select muster.record_backup('backup', now() - interval '5 min', 'app.dump', 1048576,
                            repeat('0', 64), 12, 3456);

-- Fleet: hosts that beat, one with containers, a pool with a claim, a release and a failure.
select fleet.heartbeat('host-' || n, 'basket', '10.0.0.' || n) from generate_series(1, 5) as n;
select fleet.add_to_pool('vm-' || n, labels => '{gpu}') from generate_series(1, 4) as n;
select fleet.claim_host('ada', idempotency_key => 'first');
select fleet.claim_host('bob', ttl => '2 hours');
select fleet.release_host(h.hostname, s.claim_id)
from fleet.slot as s
join fleet.host as h
  on h.host_id = s.host_id
where s.holder = 'bob';
select fleet.start_operation('terraform', 'pool', idempotency_key => 'apply-1');

-- Profiling: a request for a service that goes on, one that is done, a host that takes no part.
select profiling.submit('{"service": "basket"}', continuous => true, idempotency_key => 'request-1');
select profiling.submit('{"service": "basket"}', duration => '30 seconds');
select profiling.opt_out('host-3', 'payroll');
select fleet.heartbeat('host-' || n, 'basket', '10.0.0.' || n) from generate_series(1, 5) as n;

-- Metering: two weeks of records, rolled up; the first week removed, and a record that came too late.
select muster.set_setting('metering.record_retention', '30 days');
select metering.record('task-' || i, 'llama-' || i % 3, 'h100', 2, t - interval '90 seconds', t,
                       at => '2026-06-01Z')
from generate_series(1, 300) as i
cross join lateral (select timestamptz '2026-05-01Z' + i * interval '1 hour') as x (t);
call metering.aggregate();
select metering.remove_partition('2026-06-05Z');
select metering.record('late', 'llama-1', 'h100', 1, '2026-05-02 10:00Z', '2026-05-02 11:00Z',
                       at => '2026-06-01Z');
select metering.set_price('h100', 2.49, '2026-05-01Z');
select metering.set_capacity(512, valid_from => '2026-05-01Z');
call metering.aggregate();

-- Batch: a cluster that was looked at in two months.
select batch.add_cluster('north');
select batch.collect('north', s.source, t.at, 0, s.document::text, at => t.at)
from (values (timestamptz '2026-04-30 23:00Z'), ('2026-05-01 01:00Z')) as t (at)
cross join lateral (values
    ('jobs_xt', jsonb_build_object('timestamp', extract(epoch from t.at)::bigint, 'Jobs',
        '{"1.h": {"job_state": "R", "ctime": "Wed Apr  1 10:00:00 2026", "run_count": 1}}'::jsonb)),
    ('nodes', jsonb_build_object('timestamp', extract(epoch from t.at)::bigint, 'nodes',
        '{"n1": {"state": "free", "resources_available": {"ncpus": 8},
                 "resources_assigned": {"ncpus": 4}}}'::jsonb)),
    ('queues', jsonb_build_object('timestamp', extract(epoch from t.at)::bigint, 'Queue',
        '{"q": {"total_jobs": 1, "state_count": "Queued:0 Running:1 "}}'::jsonb)),
    ('server', jsonb_build_object('timestamp', extract(epoch from t.at)::bigint, 'Server',
        '{"s": {"total_jobs": 1, "server_state": "Active"}}'::jsonb))) as s (source, document);
select batch.refresh_rollups('2026-05-01 02:00Z');

-- Advisor: facts of tables of ours, what the rules say about them, and an answer.
create schema app;
create table app.customer (customer_id int primary key, email text);
create table app.purchase (purchase_id int primary key, customer_id int references app.customer);
create index purchase_customer_id_idx on app.purchase (customer_id);
create index purchase_customer_id_again_idx on app.purchase (customer_id);
insert into app.customer select n, 'c' || n from generate_series(1, 1000) as n;
insert into app.purchase select n, n % 1000 + 1 from generate_series(1, 5000) as n;
analyze app.customer, app.purchase;
select advisor.refresh_facts(force => true);
select advisor.refresh_recommendations();
select * from advisor.ask('why is it slow');
