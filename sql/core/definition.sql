-- What core says about itself; each install writes it anew.
select muster._begin_definitions('core');

select muster._define_undumped('muster.schema_step', 'the ledger; each install writes it');
select muster._define_undumped('muster.setting_definition', 'definitions');
select muster._define_undumped('muster.error_code', 'definitions');
select muster._define_undumped('muster.topic', 'definitions');
select muster._define_undumped('muster.task', 'definitions');
select muster._define_undumped('muster.grant_rule', 'definitions');
select muster._define_undumped('muster.undumped_table', 'definitions');

select muster._define_setting(
    'muster.delete_batch', '10000', 'bigint',
    'how many old rows one run of a retention task deletes; while there are more it runs on',
    min => '1', max => '1000000');
select muster._define_setting(
    'muster.event_retention', '7 days', 'interval',
    'how long events are kept, whether taken or not', min => '1 minute');
select muster._define_setting(
    'muster.event_batch', '100', 'bigint',
    'how many events one call of muster.deliver_events() takes for each subscription',
    min => '1', max => '100000');
select muster._define_setting(
    'muster.event_attempts', '12', 'bigint',
    'how often a failing handler of an event is tried before it is left for a person',
    min => '1', max => '100');
select muster._define_setting(
    'muster.task_run_retention', '14 days', 'interval',
    'how long runs of tasks are kept', min => '1 minute');
select muster._define_setting(
    'muster.audit_retention', '400 days', 'interval',
    'how long audit rows are kept', min => '1 day');
select muster._define_setting(
    'muster.task_max_backoff', '15 minutes', 'interval',
    'the longest pause after failures of a task that is due more often', min => '1 second');
select muster._define_setting(
    'muster.task_lost_after', '15 seconds', 'interval',
    'how long a run may be claimed and not begun before it is lost', min => '1 second');
select muster._define_setting(
    'muster.runner_silence', '15 minutes', 'interval',
    'how long nothing may run before the doctor says that nobody runs tasks', min => '1 minute');
select muster._define_setting(
    'muster.consumer_lag', '5 minutes', 'interval',
    'how long a consumer may leave an event before the doctor says so', min => '1 second');

select muster._define_error(
    'MU001', 'invalid value', 422, 'Give a value of the type and range that the detail names.');
select muster._define_error(
    'MU002', 'missing argument', 422, 'Pass the argument that the message names.');
select muster._define_error(
    'MU101', 'not found', 404, 'The hint says where the names are listed.');
select muster._define_error(
    'MU201', 'already running', 409, 'Wait for the run to end.');
select muster._define_error(
    'MU202', 'role not usable', 409, 'Pass reuse => true, or name another role.');
select muster._define_error(
    'MU203', 'objects of others depend on this', 409,
    'Drop them first, or ask to take them along.');
select muster._define_error(
    'MU301', 'insufficient role', 403, 'Ask for the role that the detail names.');
select muster._define_error(
    'MU003', 'malformed request', 400, 'Send HTTP/1.1 and JSON as the standards say.');
select muster._define_error(
    'MU004', 'request too large', 413, 'Send less at a time.');
select muster._define_error(
    'MU005', 'method not allowed', 405, 'The header Allow lists the methods of the path.');
select muster._define_error(
    'MU204', 'token exists', 409, 'Revoke the token of that name, or choose another name.');
select muster._define_error(
    'MU302', 'no valid token', 401, 'Send the header Authorization: Bearer with a valid token.');
select muster._define_error(
    'MU303', 'request from another site', 403, 'Act on the pages of this server itself.');
select muster._define_error(
    'MU304', 'too many requests', 429, 'Wait as long as the header Retry-After says.');
select muster._define_error(
    'MU406', 'server busy', 503, 'Try again a little later.');
select muster._define_error(
    'MU401', 'wrong installation route', 503,
    'Go on by the route by which Muster was installed: psql or extension.');
select muster._define_error(
    'MU402', 'ledger mismatch', 503, 'Install an unmodified kit of the same or a later release.');
select muster._define_error(
    'MU403', 'schema not ours', 503, 'Rename or drop the schema, or act as its owner.');
select muster._define_error(
    'MU404', 'extension missing', 503, 'Run the command that muster.doctor() names.');
select muster._define_error(
    'MU405', 'server too old', 503, 'Use PostgreSQL 15 or later.');
select muster._define_error(
    'MU901', 'defect in Muster', 500, 'Please report it with detail and context.');

select muster._define_topic(
    'muster_setting', 'a setting was set or reset; the subject is its name');

select muster._define_task(
    'muster.event_retention', 'muster.delete_old_events',
    every => '10 minutes', timeout => '1 minute', batch_setting => 'muster.delete_batch',
    description => 'deletes events older than the setting muster.event_retention');
select muster._define_task(
    'muster.deliver_events', 'muster.deliver_events',
    every => '10 seconds', timeout => '5 minutes', batch_setting => 'muster.event_batch',
    description => 'calls the handlers of events that no worker has delivered at once');
select muster._define_task(
    'muster.task_run_retention', 'muster.delete_old_task_runs',
    every => '1 hour', timeout => '1 minute', batch_setting => 'muster.delete_batch',
    description => 'deletes runs of tasks older than the setting muster.task_run_retention');
select muster._define_task(
    'muster.audit_retention', 'muster.delete_old_audit',
    every => '1 hour', timeout => '1 minute', batch_setting => 'muster.delete_batch',
    description => 'deletes audit rows older than the setting muster.audit_retention');

-- Agents and readers.
select muster._define_grant('function', 'muster.version()', 'execute', r.role)
from unnest(array['reader', 'agent']) as r (role);

-- The reader sees everything of core but the audit, which holds what was in the rows, and the error
-- texts of runs, which may quote data.
select muster._define_grant('relation', o.name, 'select', 'reader')
from unnest(array[
    'muster.module', 'muster.schema_step',
    'muster.setting', 'muster.setting_definition', 'muster.setting_value',
    'muster.error_code', 'muster.topic', 'muster.role', 'muster.task', 'muster.stat_task',
    'muster._effective_task',
    'muster.event', 'muster.event_generation', 'muster.event_consumer']) as o (name);
select muster._define_grant('function', f.name, 'execute', 'reader')
from unnest(array[
    'muster._available_module()', 'muster._event_generation()', 'muster._system_identifier()',
    'muster.setting(text)', 'muster.setting_interval(text)', 'muster.setting_bigint(text)',
    'muster.setting_numeric(text)', 'muster.setting_boolean(text)',
    'muster.setting_text_array(text)',
    'muster.changes(text, text[], integer)', 'muster.change_cursor()',
    'muster.doctor()', 'muster._doctor()', 'muster._installed_schema()',
    'muster._check_version()', 'muster._check_roles()', 'muster._check_tasks()',
    'muster._check_events()', 'muster._check_settings()', 'muster._check_connections()',
    'muster._excess_membership(text)',
    'muster._extension_check(text, text, text, boolean)',
    'muster.status()', 'muster._status()']) as f (name);

-- The login of the HTTP server, which takes on the role of each request's token.
select muster._define_grant('function', f.name, 'execute', 'web')
from unnest(array[
    'muster.version()', 'muster._check_token(bytea, timestamptz)',
    'muster._request_role(bigint, text, text, jsonb, timestamptz)']) as f (name);
select muster.audit_table('muster.token', redact => '{token_hash}');

-- The operator, who mends what failed, may read why.
select muster._define_grant('relation', 'muster.task_run', 'select', 'operator');
select muster._define_grant(
    'function', 'muster.request_task(text, timestamptz)', 'execute', 'operator');
