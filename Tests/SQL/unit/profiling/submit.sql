begin;
select plan(33);

select fleet.heartbeat('h' || n, 'basket', containers => format(
    '[{"container_id": "c", "container_name": "api", "namespace": "shop", "pod_name": "p%s",
       "processes": [{"pid": %s, "process_name": "node"}]}]', n, 100 + n)::jsonb, at => '2026-03-01 09:00Z')
from generate_series(1, 3) as n;

select throws_ok($$select profiling.submit('{}')$$, 'MU036', null, 'a target is needed');
select throws_ok($$select profiling.submit(null)$$, 'MU035', null, 'and an object');
select throws_ok($$select profiling.submit('{"service": ""}')$$, 'MU035', null, 'an empty level is refused');
select throws_ok($$select profiling.submit('{"planet": "mars"}')$$, 'MU035', null, 'an unknown level is refused');
select throws_ok($$select profiling.submit('{"pid": "x"}')$$, 'MU035', null, 'a pid is a number');
select throws_ok($$select profiling.submit('{"service": "nope"}')$$, 'MU135', null, 'an unknown service is said so');
select throws_ok($$select profiling.submit('{"service": "basket"}', mode => 'gpu')$$, 'MU035', null, 'modes are four');
select throws_ok($$select profiling.submit('{"service": "basket"}', duration => '-1 s')$$, 'MU035', null, 'a negative duration is refused');
select throws_ok($$select profiling.submit('{"service": "basket"}', duration => '0')$$, 'MU035', null, 'so is none');
select throws_ok($$select profiling.submit('{"service": "basket"}', sample_rate => 0)$$, 'MU035', null, 'a rate of 0 is refused');
select throws_ok($$select profiling.submit('{"service": "basket"}', sample_rate => 1001)$$, 'MU035', null, 'so is 1001');
select throws_ok($$select profiling.submit('{"service": "basket"}', stop_at => '2000-01-01')$$, 'MU035', null, 'the stop is after the start');
select throws_ok($$select profiling.submit('{"host": "h9"}')$$, 'MU235', null, 'a target without hosts is said so');
select throws_ok($$select profiling.submit('{"service": "basket"}', at => '2026-03-01 10:00Z')$$, 'MU235', null, 'stale hosts are no target');

select results_eq($$select status, hosts, jsonb_array_length(changes) from profiling.submit('{"service": "basket"}', dry_run => true, at => '2026-03-01 09:01Z')$$,
    $$values ('dry_run', 3, 3)$$, 'a dry run answers with the hosts');
select is((select count(*) from profiling.request) + (select count(*) from profiling.command), 0::bigint, 'and writes nothing');

-- Merging.
create temporary table r1 as select * from profiling.submit('{"pod": "p1"}', duration => '30 s', sample_rate => 50,
    idempotency_key => 'k', at => '2026-03-01 09:01Z');
select is((select hosts from r1), 1, 'a pod is one host');
select is((select request_id from profiling.submit('{"pod": "p1"}', idempotency_key => 'k', at => '2026-03-01 09:01Z')),
    (select request_id from r1), 'the same key is the same request');
create temporary table r2 as select * from profiling.submit('{"process": "node", "host": "h1"}', duration => '20 s', sample_rate => 99,
    additional_args => '{"max_processes": 4, "duration": 999}', at => '2026-03-01 09:01Z');
select is((select count(*) from profiling.command), 1::bigint, 'two requests for one host are one command');
select results_eq($$select config ->> 'duration', config ->> 'frequency', config ->> 'continuous', pids, cardinality(request_ids), config ->> 'max_processes' from profiling.command$$,
    $$values ('30', '99', 'false', '{101}'::integer[], 2, '4')$$,
    'with the longest duration, the highest rate and the union of the pids; arguments override none of them');
select profiling.submit('{"host": "h1"}', continuous => true, at => '2026-03-01 09:01Z');
select results_eq($$select pids, config ? 'pids', config ->> 'continuous' from profiling.command$$,
    $$values (null::integer[], false, 'true')$$, 'a whole host wins over pids, continuous over once');

-- One completion closes the requests it carries, and no other.
create temporary table other as select * from profiling.submit('{"host": "h2"}', at => '2026-03-01 09:01Z');
create temporary table c as select command_id from fleet.heartbeat('h1', 'basket', at => '2026-03-01 09:01:30Z');
select is((select count(*) from profiling.stat_request where status = 'assigned'), 3::bigint, 'delivery assigns every request');
select profiling.complete(command_id, 'h1', at => '2026-03-01 09:02Z') from c;
select is((select count(*) from profiling.stat_request where status = 'completed'), 3::bigint, 'completion completes what it carries');
select is((select status from profiling.stat_request where request_id = (select request_id from other)), 'pending', 'and nothing else');

-- A request for two hosts waits for both.
create temporary table two as select * from profiling.submit('{"service": "basket", "namespace": "shop"}', at => '2026-03-01 09:01:31Z');
create temporary table d as select h.hostname, b.command_id from (values ('h1'), ('h2'), ('h3')) as h (hostname),
    lateral fleet.heartbeat(h.hostname, 'basket', at => '2026-03-01 09:02:30Z') as b;
select profiling.complete(command_id, hostname, at => '2026-03-01 09:03Z') from d where hostname = 'h1';
select is((select status from profiling.stat_request where request_id = (select request_id from two)), 'assigned',
    'the first of several completions does not end a request');
select profiling.complete(command_id, hostname, 'failed', error_message => 'no perf', at => '2026-03-01 09:03Z') from d where hostname = 'h2';
select profiling.complete(command_id, hostname, at => '2026-03-01 09:03Z') from d where hostname = 'h3';
select results_eq($$select status, reason from profiling.stat_request where request_id = (select request_id from two)$$,
    $$values ('partial', 'no perf on h2')$$, 'some failed: partial, with the reason');

-- Limits.
select muster.set_setting('profiling.max_hosts_per_request', '2');
select throws_ok($$select profiling.submit('{"service": "basket"}', at => '2026-03-01 09:03Z')$$, 'MU236', null, 'too many hosts are refused');
select muster.set_setting('profiling.max_hosts_per_request', null);
select muster.set_setting('profiling.max_fleet_share', '40');
select throws_ok($$select profiling.submit('{"service": "basket"}', at => '2026-03-01 09:03Z')$$, 'MU236', null, 'too large a share of the fleet is refused');
select muster.set_setting('profiling.max_fleet_share', null);
select throws_ok($$select profiling.submit('{"service": "basket"}', additional_args => '{"profiler_configs": {"perf": {"events": ["cycles"]}}}', at => '2026-03-01 09:03Z')$$,
    'MU236', null, 'perf events that hosts lack are refused');
select profiling.opt_out('h3', 'is busy');
select is((select hosts from profiling.submit('{"service": "basket"}', dry_run => true, at => '2026-03-01 09:03Z')), 2, 'a host that opted out is no target');
select profiling.opt_in('h3');
select is((select hosts from profiling.submit('{"service": "basket"}', dry_run => true, at => '2026-03-01 09:03Z')), 3, 'until it opts in');

-- Schedule.
create temporary table later as select * from profiling.submit('{"service": "basket"}', start_at => '2026-03-01 10:00Z', stop_at => '2026-03-01 11:00Z', continuous => true, at => '2026-03-01 09:03Z');
select is((select status from later), 'scheduled', 'a request can wait for its time');
select fleet.heartbeat('h' || n, 'basket', at => '2026-03-01 10:00Z') from generate_series(1, 3) as n;
select profiling.run_schedule('2026-03-01 10:00Z');
select is((select parts from profiling.stat_request where request_id = (select request_id from later)), 3::bigint, 'and starts then');

select * from finish();
rollback;
