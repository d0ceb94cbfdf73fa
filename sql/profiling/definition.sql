-- What the profiling module says about itself; each install writes it anew.
select muster._begin_definitions('profiling');

select muster._define_setting(
    'profiling.fresh_within', '120 seconds', 'interval',
    'a target of profiling.submit() means hosts that were heard within this time', min => '1 second');
select muster._define_setting(
    'profiling.host_fresh_within', '120 seconds', 'interval',
    'the requests and pages of the agent protocol see hosts that were heard within this time',
    min => '1 second');
select muster._define_setting(
    'profiling.ack_timeout', '10 minutes', 'interval',
    'a command that is not acknowledged within this time expires', min => '1 second');
select muster._define_setting(
    'profiling.completion_timeout', '1 hour', 'interval',
    'a command that is acknowledged and not completed within this time expires', min => '1 second');
select muster._define_setting(
    'profiling.max_named_hosts', '20', 'bigint',
    'how many hosts one call of the agent protocol may name', min => '1');
select muster._define_setting(
    'profiling.max_hosts_per_request', '100000', 'bigint',
    'how many hosts one request may reach', min => '1');
select muster._define_setting(
    'profiling.max_fleet_share', '100', 'numeric',
    'percent of the active hosts that may be profiled at once', min => '0', max => '100');
select muster._define_setting(
    'profiling.active_host_age', '24 hours', 'interval',
    'hosts heard within this time are the fleet of which profiling.max_fleet_share is a share',
    min => '1 minute');
select muster._define_setting(
    'profiling.agent_time_zone', null, 'text',
    'the zone of times that agents send without one; null is the zone of the server');
select muster._define_setting(
    'profiling.execution_retention', '90 days', 'interval', 'how long executions are kept',
    min => '1 day');
select muster._define_setting(
    'profiling.request_retention', '30 days', 'interval', 'how long requests that ended are kept',
    min => '1 day');
select muster._define_setting(
    'profiling.retention_batch', '5000', 'bigint',
    'how many rows of a kind one run of retention deletes', min => '1', max => '1000000');
select muster._define_setting(
    'profiling.sweep_batch', '2000', 'bigint',
    'how many commands one sweep expires; while there are more it runs on',
    min => '1', max => '1000000');
select muster._define_setting(
    'profiling.schedule_batch', '1', 'bigint',
    'how many requests one run of the schedule starts or stops; while there are more it runs on. '
    'Several in one transaction may get into a deadlock with hosts that report',
    min => '1', max => '20');

select muster._define_error(
    'MU035', 'invalid value', 422, 'Correct the value that the message names.');
select muster._define_error(
    'MU036', 'no target', 422, 'Name what shall be profiled.');
select muster._define_error(
    'MU037', 'invalid body', 422, 'The detail is an array of every problem: loc, msg, type.');
select muster._define_error(
    'MU135', 'unknown service', 404, 'See fleet.stat_service.');
select muster._define_error(
    'MU136', 'unknown request', 404, 'See profiling.stat_request.');
select muster._define_error(
    'MU235', 'no host matches', 422, 'See fleet.targets() and fleet.stat_host.');
select muster._define_error(
    'MU236', 'beyond a limit', 422, 'Narrow the target, or change the settings of profiling.');
select muster._define_error(
    'MU237', 'part of a whole-host profile', 422, 'Stop the whole host.');

select muster._define_task(
    'profiling.sweep_commands', 'profiling.sweep_commands',
    every => '15 seconds', timeout => '30 seconds', batch_setting => 'profiling.sweep_batch',
    description => 'expires commands that were not acknowledged or completed in time');
select muster._define_task(
    'profiling.run_schedule', 'profiling.run_schedule',
    every => '5 seconds', timeout => '30 seconds', batch_setting => 'profiling.schedule_batch',
    description => 'starts and stops requests at their times');
select muster._define_task(
    'profiling.retention', 'profiling.delete_old_rows',
    every => '10 minutes', timeout => '1 minute', batch_setting => 'profiling.retention_batch',
    description => 'deletes old executions and requests');

insert into fleet.command_source (module, function_name)
values ('profiling', 'profiling._deliver')
on conflict on constraint command_source_pkey do update
set function_name = excluded.function_name;

select muster.audit_table('profiling.opt_out');
select muster.audit_table('profiling.subscription');

select muster._define_grant('function', f.name, 'execute', r.role)
from unnest(array[
    'profiling.complete(uuid, text, text, integer, text, text, timestamptz)',
    'profiling.api_heartbeat(jsonb, timestamptz)',
    'profiling.api_command_completion(jsonb, timestamptz)']) as f (name)
cross join unnest(array['agent', 'operator']) as r (role);
select muster._define_grant('function', f.name, 'execute', 'operator')
from unnest(array[
    'profiling.submit(jsonb, text, interval, integer, text[], boolean, timestamptz, timestamptz, '
        'jsonb, text, boolean, text, timestamptz)',
    'profiling.stop_host(text, text, integer[], text, timestamptz)',
    'profiling.stop_request(uuid, text, timestamptz)',
    'profiling.cancel(uuid, timestamptz)',
    'profiling.opt_out(text, text, timestamptz)',
    'profiling.opt_in(text)',
    'profiling.api_profile_request(jsonb, timestamptz)',
    'profiling.api_bulk(jsonb, timestamptz)']) as f (name);
select muster._define_grant('function', f.name, 'execute', 'reader')
from unnest(array[
    'profiling.api_host_status(jsonb, timestamptz)',
    'profiling.api_workload_status(jsonb, timestamptz)',
    'profiling._doctor()', 'profiling._status()',
    'profiling._is_live(profiling.command, timestamptz)']) as f (name);
select muster._define_grant('relation', o.name, 'select', 'reader')
from unnest(array[
    'profiling.stat_request', 'profiling.stat_part', 'profiling.stat_command',
    'profiling.stat_execution', 'profiling.subscription', 'profiling.opt_out']) as o (name);
