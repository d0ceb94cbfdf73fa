begin;
select plan(17);

select fleet.heartbeat('h', 's', at => '2026-03-01 09:00Z');
-- 7.4 of the agent protocol, one after the other.
select profiling.api_profile_request('{"service_name": "s", "request_type": "start", "target_hosts": {"h": [1, 2, 3]}}', '2026-03-01 09:00:05Z');
create temporary table c1 as select command_id from fleet.heartbeat('h', 's', at => '2026-03-01 09:00:30Z');
select profiling.complete(command_id, 'h', at => '2026-03-01 09:00:31Z') from c1;
select profiling.stop_host('h', 's', '{2}', at => '2026-03-01 09:00:40Z');
select results_eq($$select command_type, pids, config -> 'pids', config ->> 'stop_level' from profiling.command$$,
    $$values ('start', '{1,3}'::integer[], '[1, 3]'::jsonb, 'process')$$, 'stopping a pid goes on with the others');
select isnt((select command_id from profiling.command), (select command_id from c1), 'under a new id');
select profiling.stop_host('h', 's', '{1,3}', at => '2026-03-01 09:00:50Z');
select results_eq($$select command_type, config from profiling.command$$, $$values ('stop', '{"stop_level": "host"}'::jsonb)$$,
    'none left: it becomes a stop');
select profiling.api_profile_request('{"service_name": "s", "request_type": "start", "target_hosts": {"h": null}}', '2026-03-01 09:01:05Z');
select throws_ok($$select profiling.stop_host('h', 's', '{1}', at => '2026-03-01 09:01:06Z')$$, 'MU237', null,
    'a part of a whole host cannot be stopped: the agent would end all');
select throws_ok($$select profiling.stop_host('h', 's', '{}')$$, 'MU035', null, 'empty pids are refused');
select throws_ok($$select profiling.stop_host('nobody')$$, 'MU235', null, 'an unknown host is said so');
select is((select hosts from profiling.stop_host('h', at => '2026-03-01 09:01:07Z')), 1, 'the whole host can');

-- Cancel before delivery; of a merged command the others keep their share.
select fleet.heartbeat('g', 's', at => '2026-03-01 09:02Z');
create temporary table a as select * from profiling.submit('{"host": "g"}', duration => '600 s', sample_rate => 10, at => '2026-03-01 09:02Z');
create temporary table b as select * from profiling.submit('{"host": "g"}', duration => '60 s', sample_rate => 99, at => '2026-03-01 09:02Z');
select is((select profiling.cancel(request_id, '2026-03-01 09:02:10Z') from a), 1, 'what waits can be cancelled');
select results_eq($$select config ->> 'duration', config ->> 'frequency', cardinality(request_ids) from profiling.command join fleet.agent using (agent_id) where hostname = 'g'$$,
    $$values ('60', '99', 1)$$, 'the command is made anew from what remains');
select is((select status from profiling.stat_request where request_id = (select request_id from a)), 'cancelled', 'the request is cancelled');
select is((select profiling.cancel(request_id, '2026-03-01 09:02:11Z') from b), 1, 'the last one too');
select is((select command from fleet.heartbeat('g', 's', at => '2026-03-01 09:02:30Z')), null, 'and nothing is delivered');
select throws_ok($$select profiling.cancel('00000000-0000-4000-8000-000000000000')$$, 'MU136', null, 'an unknown request is said so');

-- Retention: children before parents, the trail stays.
select is((select count(*) from profiling.execution) > 0, true, 'there is a trail');
select lives_ok($$select profiling.delete_old_rows('2026-05-01Z')$$, 'retention fails on no foreign key');
select is((select count(*) from profiling.request where status in ('completed', 'cancelled', 'failed')), 0::bigint, 'requests that ended go after their time');
select is((select count(*) from profiling.execution) > 0, true, 'executions stay for theirs');

select * from finish();
rollback;
