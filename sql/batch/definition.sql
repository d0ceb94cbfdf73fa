-- What the module says about itself; each install writes it anew.
select muster._begin_definitions('batch');

select muster._define_setting(
    'batch.job_interval', '15 minutes', 'interval',
    'how often jobs are collected, where the source has no interval of its own', min => '10 seconds');
select muster._define_setting(
    'batch.node_interval', '30 minutes', 'interval', 'how often nodes are collected',
    min => '10 seconds');
select muster._define_setting(
    'batch.queue_interval', '60 minutes', 'interval', 'how often queues are collected',
    min => '10 seconds');
select muster._define_setting(
    'batch.system_interval', '30 minutes', 'interval',
    'how often the server and its reservations are collected', min => '10 seconds');
select muster._define_setting(
    'batch.command_timeout', '2 minutes', 'interval',
    'how long a command may run before its process group is killed', min => '1 second');
select muster._define_setting(
    'batch.retry_after', '30 seconds', 'interval',
    'the pause after a first failure; it doubles with each further one', min => '1 second');
select muster._define_setting(
    'batch.max_backoff', '1 hour', 'interval', 'the longest pause after failures',
    min => '1 second');
select muster._define_setting(
    'batch.max_document_bytes', '134217728', 'bigint',
    'output beyond this is cut by the collector and refused by batch.collect',
    min => '1024', max => '200000000');
select muster._define_setting(
    'batch.clock_tolerance', '5 minutes', 'interval',
    'how far the clocks of scheduler, collector and database may differ before it is said',
    min => '1 second');
select muster._define_setting(
    'batch.max_gap', '2 hours', 'interval',
    'how long a snapshot speaks for the time after it; beyond that nothing is known',
    min => '1 second');
select muster._define_setting(
    'batch.job_retention', '5 years', 'interval',
    'how long finished and lost jobs, reservations and records of imports are kept', min => '1 day');
select muster._define_setting(
    'batch.snapshot_retention', '2 years', 'interval',
    'how long snapshots are kept; whole months go', min => '31 days');
select muster._define_setting(
    'batch.collection_retention', '1 year', 'interval',
    'how long rows of the audit trail are kept', min => '1 day');
select muster._define_setting(
    'batch.raw_retention', '30 days', 'interval',
    'how long the original output is kept', min => '1 hour');
select muster._define_setting(
    'batch.delete_batch', '5000', 'bigint',
    'how many rows of each kind one run of retention deletes', min => '1', max => '1000000');
select muster._define_setting(
    'batch.refresh_batch', '30', 'bigint',
    'how many days one run of the rollups makes again', min => '1', max => '10000');

select muster._define_error('MU065', 'unknown source', 422, 'Use a source that the hint lists.');
select muster._define_error(
    'MU066', 'missing time of capture', 422, 'Pass the time at which the command was started.');
select muster._define_error(
    'MU067', 'not a usable cluster', 422,
    'Give a name, openpbs or slurm, and a time zone of pg_timezone_names.');
select muster._define_error('MU068', 'invalid argument', 422, 'The hint names what is allowed.');
select muster._define_error('MU165', 'unknown cluster', 404, 'Add it with batch.add_cluster.');
select muster._define_error(
    'MU168', 'unknown job', 404, 'Give the id as the scheduler prints it.');
select muster._define_error(
    'MU265', 'the collection is not running any more', 409,
    'Drop this result: the source is collected again when it is due.');
select muster._define_error('MU266', 'a cluster of this name exists', 409, 'Take another name.');

select muster._define_topic(
    'batch_collect', 'somebody asks for a collection now; the subject is the cluster');
select muster._define_topic(
    'batch_collection_failed', 'a collection failed or was partial; the subject is its id');
select muster._define_topic(
    'batch_job_lost', 'jobs vanished without a final state; the subject is the cluster');

select muster._define_task(
    'batch.retention', 'batch.apply_retention',
    every => '1 hour', timeout => '2 minutes', batch_setting => 'batch.delete_batch',
    description => 'deletes what is older than the settings batch.*_retention');
select muster._define_task(
    'batch.rollup', 'batch.refresh_rollups',
    every => '5 minutes', timeout => '2 minutes', batch_setting => 'batch.refresh_batch',
    description => 'makes the stale days of batch.job_day and batch.node_day again');
select muster._define_task(
    'batch.abandoned', 'batch.end_abandoned_collections',
    every => '1 minute', timeout => '30 seconds',
    description => 'ends collections whose worker died');

select muster._define_grant('function', f, 'execute', 'operator')
from unnest(array[
    'batch.collect(text,text,timestamptz,integer,bytea,text,timestamptz)',
    'batch.collect(text,text,timestamptz,integer,text,text,timestamptz)',
    'batch.add_cluster(text,text,text,text[],timestamptz)',
    'batch.set_source(text,text,text[],interval,interval,boolean)',
    'batch.request_collection(text,text,timestamptz)',
    'batch.claim_collection(text,text,timestamptz)',
    'batch.finish_collection(bigint,text,timestamptz,integer,bytea,text,text,timestamptz)',
    'batch.import_accounting(text,bytea,text,timestamptz)',
    'batch.raw_job(bigint)']) as f;
select muster._define_grant('function', f, 'execute', 'reader')
from unnest(array[
    'batch.data_quality(text,timestamptz,timestamptz)',
    'batch.missing_job(text)',
    'batch.job_history(text,text)',
    'batch.job_statistics(text,timestamptz,timestamptz,text)',
    'batch.throughput(text,timestamptz,timestamptz,interval)',
    'batch.queue_depth(text,timestamptz)',
    'batch.utilisation(text,timestamptz,timestamptz,interval)',
    'batch.node_utilisation(text,timestamptz,timestamptz)',
    'batch.fairness(text,timestamptz,timestamptz)',
    'batch.usage_insight(text,timestamptz,timestamptz)',
    'batch.reservation_utilisation(text,timestamptz,timestamptz)',
    'batch.run_now(text)',
    'batch.export(text,text,timestamptz,timestamptz,text)',
    'batch._doctor()',
    -- What these call.
    'batch._find_cluster(text)', 'batch._source()', 'batch._size_class(bigint)',
    'batch._walltime_class(interval)', 'batch._csv_field(text)']) as f;
select muster._define_grant('relation', r, 'select', 'reader')
from unnest(array[
    'batch.cluster', 'batch.job', 'batch.job_transition', 'batch.job_run', 'batch.queue', 'batch.node',
    'batch.reservation', 'batch.queue_snapshot', 'batch.node_snapshot', 'batch.system_snapshot',
    'batch.job_day', 'batch.node_day', 'batch.accounting_import', 'batch.job_feature',
    'batch.collection_log', 'batch.job_list', 'batch.queue_list', 'batch.node_list']) as r;
select muster._define_grant('relation', r, 'select', 'operator')
from unnest(array['batch.collection', 'batch.cluster_source', 'batch.raw_document']) as r;
