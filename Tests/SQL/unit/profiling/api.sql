begin;
select plan(27);

select is(profiling.api_heartbeat('{"hostname": "ber-17", "ip_address": "192.0.2.17", "service_name": "basket", "last_command_id": null,
    "timestamp": "2026-03-01T09:00:00Z", "perf_supported_events": ["cpu-cycles"], "containers": [
    {"container_id": "c9", "container_name": "api", "namespace": "shop", "pod_name": "api-0",
     "processes": [{"pid": 310, "process_name": "node"}, {"pid": 311, "process_name": "node"}]}]}', '2026-03-01 09:00:01Z') - 'message',
    '{"success": true, "profiling_command": null, "command_id": null}', 'a heartbeat has four keys');
create temporary table p as select profiling.api_profile_request('{"service_name": "basket", "request_type": "start", "duration": 120,
    "target_scope": "pod", "target_entities": [{"podName": "api-0", "namespace": "shop"}], "additional_args": {"max_processes": 4}}',
    '2026-03-01 09:00:05Z') as a;
select is((select a ->> 'estimated_completion_time' from p), '2026-03-01T09:02:05.000000Z', 'times are UTC with Z');
create temporary table h as select profiling.api_heartbeat('{"hostname": "ber-17", "ip_address": "192.0.2.17", "service_name": "basket",
    "perf_supported_events": ["cpu-cycles"], "containers": [{"container_id": "c9", "container_name": "api", "namespace": "shop", "pod_name": "api-0",
     "processes": [{"pid": 310, "process_name": "node"}, {"pid": 311, "process_name": "node"}]}]}', '2026-03-01 09:00:31Z') as a;
select is((select a ->> 'command_id' from h), (select a -> 'command_ids' ->> 0 from p), 'the answer announced the id that the agent sees');
select is((select a -> 'profiling_command' from h), '{"command_type": "start", "combined_config": {"command_type": "start", "continuous": false,
    "duration": 120, "frequency": 11, "profiling_mode": "cpu", "pids": [310, 311], "max_processes": 4}}', 'the command is what the agent reads');
select is(profiling.api_command_completion(jsonb_build_object('command_id', a ->> 'command_id', 'hostname', 'ber-17', 'status', 'completed', 'execution_time', 0),
    '2026-03-01 09:00:32Z') ->> 'success', 'true', 'completion is recorded') from h;

create function pg_temp.problems(call text) returns jsonb language plpgsql as $$
declare d text; begin
    execute call; return null;
exception when sqlstate 'MU037' then get stacked diagnostics d = pg_exception_detail; return d::jsonb; end $$;
select is(jsonb_array_length(pg_temp.problems($$select profiling.api_heartbeat('{"ip_address": "300.1.1.1", "service_name": "", "status": "dead", "timestamp": "2026-03-01"}')$$)),
    5, 'every problem of a heartbeat is named at once');
select is(pg_temp.problems($$select profiling.api_heartbeat('[]')$$) -> 0 -> 'loc', '["body"]', 'a body is an object');
select is((select array_agg(e -> 'loc' ->> 1 order by n) from jsonb_array_elements(pg_temp.problems(
    $$select profiling.api_profile_request('{"service_name": "s", "request_type": "go", "duration": 0, "frequency": -1, "profiling_mode": "gpu", "target_hosts": {}}')$$))
    with ordinality as t (e, n)), '{request_type,duration,frequency,profiling_mode,target_hosts,__root__}', 'and of a request, with its place');
select is(pg_temp.problems($$select profiling.api_profile_request('{"service_name": "s", "request_type": "stop", "target_hosts": {"h": null}}')$$) -> 0 -> 'loc' ->> 1,
    '__root__', 'to stop processes needs pids');
select is(pg_temp.problems($$select profiling.api_profile_request('{"service_name": "s", "request_type": "stop", "stop_level": "host", "target_entities": [{"pid": 0}]}')$$) -> 0 -> 'loc' ->> 1,
    '__root__', 'to stop a host takes none');
select is(pg_temp.problems($$select profiling.api_command_completion('{"command_id": "x", "hostname": "", "status": "maybe"}')$$) is not null, true, 'a bad completion is 422');
select is(pg_temp.problems($$select profiling.api_workload_status('{"scope": "planet"}')$$) -> 0 -> 'loc' ->> 0, 'query', 'a bad scope is 422');
select is(pg_temp.problems($$select profiling.api_bulk('{"requests": [{"request_type": "start", "target_hosts": {"h": null}}]}')$$) -> 0 -> 'loc',
    '["body", "requests", "0", "service_name"]', 'a malformed item of a bulk is named with its place');

select throws_ok($$select profiling.api_profile_request('{"service_name": "basket", "request_type": "start", "target_scope": "pod", "target_entities": [{"hostname": "ber-17"}]}', '2026-03-01 09:01Z')$$,
    'MU235', null, 'an entity without the field of its scope selects nothing');
select is((select count(*) from profiling.request), 1::bigint, 'and nothing is stored');
select is(profiling.api_profile_request('{"service_name": "basket", "request_type": "start", "target_scope": "process", "target_entities": [{"pid": 310, "processName": "node", "hostname": "ber-17"}], "dry_run": true}',
    '2026-03-01 09:01Z') -> 'request_id', 'null', 'a dry run has no id');
select is((select pids from profiling._resolve_scope('{"service_name": "basket", "target_scope": "process", "target_entities": [{"pid": 310, "processName": "node", "hostname": "ber-17"}]}', '2026-03-01 09:01Z')),
    '{310}', 'a process is the row that was picked, not all of that name');
select is((select pids from profiling._resolve_scope('{"service_name": "basket", "target_scope": "namespace", "target_entities": [{"namespace": "shop"}]}', '2026-03-01 09:01Z')),
    '{310,311}', 'a namespace is its processes');

select is(profiling.api_profile_request('{"service_name": "basket", "request_type": "start", "target_hosts": {"unseen": null}}', '2026-03-01 09:01Z') ->> 'message', '1 host',
    'a host that is named need not be known');
select is((select command is not null from fleet.heartbeat('unseen', 'basket', at => '2026-03-01 09:02Z')), true, 'its command waits for it');
select throws_ok($$select profiling.api_profile_request(jsonb_build_object('service_name', 'basket', 'request_type', 'start', 'target_hosts',
    (select jsonb_object_agg('h' || n, null) from generate_series(1, 21) as n)))$$, 'MU236', null, 'more than 20 named hosts are refused');
select is((pg_temp.problems($$select profiling.api_bulk('{"dry_run": true, "requests": [{"service_name": "basket", "request_type": "start", "target_hosts": {"ber-17": null},
    "additional_args": {"profiler_configs": {"perf": {"mode": "enabled_restricted", "events": ["cycles", "branch-misses"]}}}}]}', '2026-03-01 09:01Z')$$) -> 0 ->> 'msg'),
    'basket: perf events not supported on 1 host: ber-17 (branch-misses)', 'events are compared in one spelling, and the message is the document''s');
select is(profiling.api_bulk('{"requests": [{"service_name": "basket", "request_type": "start", "target_hosts": {"ber-17": null}},
    {"service_name": "none", "request_type": "start", "target_scope": "service", "target_entities": [{}]}]}', '2026-03-01 09:01Z') - 'results',
    '{"total_submitted": 2, "successful_count": 1, "failed_count": 1}', 'items of a bulk succeed or fail alone');

-- The views.
select is(profiling.api_host_status('{"hostname": "BER", "exact_match": "true"}', '2026-03-01 09:02Z') -> 'hosts' -> 0 ->> 'hostname', 'ber-17', 'filters disregard case');
select is(profiling.api_host_status('{"hostname": "%"}', '2026-03-01 09:02Z') ->> 'active_count', '0', 'and take % as a letter');
select is(profiling.api_workload_status('{"scope": "process"}', '2026-03-01 09:02Z') -> 'tabCounts',
    '{"service": 1, "namespace": 1, "host": 2, "pod": 1, "container": 1, "process": 2}', 'the tabs count groups');
select is((profiling.api_workload_status('{"scope": "process"}', '2026-03-01 09:02Z') -> 'rows' -> 0) ->> 'id', 'basket|ber-17|310', 'a row has its key');

select * from finish();
rollback;
