-- What the fleet module says about itself; each install writes it anew.
select muster._begin_definitions('fleet');

select muster._define_undumped('fleet.outbox', 'unlogged; what waits to be told');
select muster._define_undumped('fleet.outbox_marker', 'unlogged; says that the outbox was not lost');

select muster._define_undumped('fleet.command_source', 'definitions');

select muster._define_setting(
    'fleet.stale_after', '90 seconds', 'interval',
    'a host that was not heard for this long is stale and is not given out',
    min => '1 second');
select muster._define_setting(
    'fleet.lost_after', '5 minutes', 'interval',
    'a host that was not heard for this long is lost, and its claim ends', min => '1 second');
select muster._define_setting(
    'fleet.flap_window', '30 minutes', 'interval',
    'the time within which changes of liveness are counted', min => '1 minute');
select muster._define_setting(
    'fleet.flap_changes', '6', 'bigint',
    'so many changes of liveness within fleet.flap_window are flapping', min => '2');
select muster._define_setting(
    'fleet.sweep_batch', '5000', 'bigint',
    'how many hosts or claims one sweep changes; while there are more it runs on',
    min => '1', max => '1000000');
select muster._define_setting(
    'fleet.max_inventory_bytes', '8388608', 'bigint',
    'an inventory of more bytes is not taken; the heartbeat is', min => '1024');
select muster._define_setting(
    'fleet.notify_interval', '50 milliseconds', 'interval',
    'how long a worker gathers changes of hosts and claims before it tells them',
    min => '10 milliseconds', max => '1 minute');
select muster._define_setting(
    'fleet.host_retention', '30 days', 'interval',
    'how long a lost host outside of pools is kept', min => '1 hour');
select muster._define_setting(
    'fleet.claim_retention', '400 days', 'interval',
    'how long ended claims are kept', min => '1 day');
select muster._define_setting(
    'fleet.operation_retention', '90 days', 'interval',
    'how long ended operations are kept', min => '1 day');
select muster._define_setting(
    'fleet.retention_batch', '5000', 'bigint',
    'how many rows of a kind one run of retention deletes', min => '1', max => '1000000');

select muster._define_error(
    'MU020', 'invalid value', 422, 'Correct the value that the message names and send it again.');
select muster._define_error(
    'MU120', 'unknown host', 404, 'Add the host to a pool with fleet.add_to_pool().');
select muster._define_error(
    'MU121', 'no such operation', 404, 'See fleet.stat_operation.');
select muster._define_error(
    'MU220', 'no host is free', 409, 'Wait for a release, widen the labels, or add hosts.');
select muster._define_error(
    'MU221', 'another claim holds the host', 409, 'Use the claim_id of the present claim.');
select muster._define_error(
    'MU222', 'this claim has ended', 409, 'Use a new idempotency key for a new claim.');
select muster._define_error(
    'MU223', 'operation running already', 409, 'Wait for it to finish.');
select muster._define_error(
    'MU224', 'the host is held', 409, 'Release it first.');

select muster._define_topic(
    'fleet_vm', 'a claim or the state of a host in a pool changed; the subject is the host id');
select muster._define_topic(
    'fleet_host', 'a host joined, rebooted, flaps, or changed liveness; the subject is the host id');
select muster._define_topic(
    'fleet_operation', 'an operation began or ended; the subject is its id');

select muster._define_task(
    'fleet.sweep_hosts', 'fleet.sweep_hosts', every => '10 seconds', timeout => '30 seconds',
    batch_setting => 'fleet.sweep_batch',
    description => 'finds hosts whose liveness changed and ends the claims of lost ones');
select muster._define_task(
    'fleet.tune_beats', 'fleet.tune_beats', every => '1 minute', timeout => '30 seconds',
    description => 'lets heartbeats use the free room of their pages before it is cleaned');
select muster._define_task(
    'fleet.expire_claims', 'fleet.expire_claims', every => '5 seconds', timeout => '30 seconds',
    batch_setting => 'fleet.sweep_batch',
    description => 'ends claims whose ttl is over');
select muster._define_task(
    'fleet.expire_operations', 'fleet.expire_operations', every => '1 minute', timeout => '30 seconds',
    description => 'ends operations that are over their time');
select muster._define_task(
    'fleet.flush_notifications', 'fleet.flush_notifications',
    every => '1 second', timeout => '30 seconds',
    description => 'tells waiting changes; a worker does it every 50 ms beside this');
select muster._define_task(
    'fleet.retention', 'fleet.delete_old_rows', every => '10 minutes', timeout => '1 minute',
    batch_setting => 'fleet.retention_batch',
    description => 'deletes lost hosts, old claims and operations, and pairs of names that are gone');

-- The host's rows and what people set in a pool; claims and liveness have records of their own.
select muster._define_grant('function', f.name, 'execute', 'agent')
from unnest(array[
    'fleet.heartbeat(text, text, text, text, text, jsonb, jsonb, text[], text[], text, real, text, '
        'integer, text[], text, text, text, text[], timestamptz, timestamptz)',
    'fleet.heartbeats(jsonb, timestamptz)',
    'fleet.vm_command(text, bigint)']) as f (name);
select muster._define_grant('function', f.name, 'execute', 'operator')
from unnest(array[
    'fleet.heartbeat(text, text, text, text, text, jsonb, jsonb, text[], text[], text, real, text, '
        'integer, text[], text, text, text, text[], timestamptz, timestamptz)',
    'fleet.heartbeats(jsonb, timestamptz)',
    'fleet.claim_host(text, text, text[], text, interval, text, timestamptz)',
    'fleet.release_host(text, bigint, timestamptz)',
    'fleet.extend_claim(text, bigint, interval, timestamptz)',
    'fleet.mark_failed(text, text, timestamptz)',
    'fleet.mark_available(text, timestamptz)',
    'fleet.add_to_pool(text, text, text[], timestamptz)',
    'fleet.delete_host(text)',
    'fleet.vm_command(text, bigint)',
    'fleet.flush_notifications(integer)', 'fleet._await_changes(interval, interval)',
    'fleet.start_operation(text, text, jsonb, interval, text, timestamptz)',
    'fleet.report_operation(bigint, numeric, text, timestamptz)',
    'fleet.finish_operation(bigint, text, text, timestamptz)']) as f (name);
select muster._define_grant('relation', 'fleet.vm', 'select', 'operator');
select muster._define_grant('function', f.name, 'execute', 'reader')
from unnest(array[
    'fleet.targets(text, text, text, text, text, text, text, integer, interval, timestamptz)',
    'fleet.target_agents(text, text, text, text, text, text, text, integer, interval, timestamptz)',
    'fleet._doctor()', 'fleet._status()']) as f (name);
select muster._define_grant('relation', o.name, 'select', 'reader')
from unnest(array[
    'fleet.stat_agent', 'fleet.stat_host', 'fleet.stat_pool', 'fleet.stat_claim',
    'fleet.stat_operation', 'fleet.stat_service', 'fleet.stat_vm',
    'fleet.container_host', 'fleet.container_process', 'fleet.process_host',
    'fleet.namespace_service', 'fleet.service_container', 'fleet.job_container']) as o (name);
