-- What metering says about itself; each install writes it anew.
select muster._begin_definitions('metering');

select muster._define_setting(
    'metering.record_retention', '90 days', 'interval',
    'how long usage records are kept', min => '1 day');
select muster._define_setting(
    'metering.minute_retention', '3 days', 'interval',
    'how long minutes are kept in the rollup', min => '1 day');
select muster._define_setting(
    'metering.hour_retention', '30 days', 'interval',
    'how long hours are kept in the rollup; never shorter than minutes', min => '1 day');
select muster._define_setting(
    'metering.key_retention', '400 days', 'interval',
    'how long a task is known after its end, so that it is never counted twice', min => '1 day');
select muster._define_setting(
    'metering.delete_batch', '10000', 'bigint',
    'how many rows of rollups one run of the clean-up deletes; while there are more it runs on',
    min => '1', max => '1000000');
select muster._define_setting(
    'metering.buckets_per_run', '1440', 'bigint',
    'how many marked minutes, or marks of another level, one run of a rollup takes',
    min => '1', max => '1000000');
select muster._define_setting(
    'metering.batch_records', '10000', 'bigint',
    'how many records metering.record_batch() takes at once', min => '1', max => '1000000');
select muster._define_setting(
    'metering.partitions_ahead', '3 days', 'interval',
    'how far ahead partitions of usage records are made', min => '1 day', max => '60 days');
select muster._define_setting(
    'metering.detach_grace', '6 hours', 'interval',
    'how long a worker may take to detach what has expired before clean-up drops it under a lock',
    min => '0', max => '30 days');
select muster._define_setting(
    'metering.clock_skew', '1 hour', 'interval',
    'how far in the future a task may have ended', min => '0', max => '1 day');

select muster._define_error(
    'MU050', 'a usage record is not valid', 422,
    'Give task_id, endpoint and spec, each of 1 to 255 bytes without control characters.');
select muster._define_error(
    'MU051', 'the times of a usage record are not valid', 422,
    'Give a start after the year 2000 and an end not before it, not in the future, within 31 days.');
select muster._define_error(
    'MU052', 'a number of GPUs is not valid', 422,
    'Give a whole number from 0 to 4096, and memory as whole gigabytes.');
select muster._define_error(
    'MU053', 'the status of a usage record is not valid', 422,
    'A finished task is completed or failed.');
select muster._define_error(
    'MU054', 'the range of time is not valid', 422,
    'Give two moments between the years 2000 and 2200, the earlier one first.');
select muster._define_error(
    'MU055', 'the time zone is not valid', 422,
    'Use a name from pg_timezone_names, and only for days of the booking at_completion.');
select muster._define_error(
    'MU056', 'unknown granularity, scope or booking', 422,
    'Use minute, hour or day; global, endpoint or spec; at_completion or spread.');
select muster._define_error(
    'MU057', 'the batch is not valid', 422,
    'Give a JSON array of records, and cut a long one into several.');
select muster._define_error(
    'MU058', 'the price is not valid', 422,
    'Give a spec, a price of 0 or more, a UTC midnight and a currency of three capitals.');
select muster._define_error(
    'MU150', 'there is no usage in the range', 404,
    'See metering.record_partition for the days that have records.');
select muster._define_error(
    'MU250', 'the task is recorded with other content', 409,
    'Ask for a correction with correct => true, or give the task another id.');
select muster._define_error(
    'MU251', 'what it is made of has been removed', 409,
    'Retention has removed the records or rollups below. What is stored stays as it is.');
select muster._define_error(
    'MU253', 'the hash of the task is that of another task', 409,
    'Give the task another id. Two ids share a hash once in 90,000 tables of 20 million tasks.');
select muster._define_error(
    'MU350', 'usage records are not truncated', 403,
    'Delete the rows, or let retention remove whole days.');
select muster._define_error(
    'MU450', 'a rollup needs the isolation level read committed', 503,
    'Call it in a transaction of its own with the default isolation level.');
select muster._define_error(
    'MU452', 'the tasks are being recorded elsewhere', 503,
    'Send the records again.');

select muster._define_task(
    'metering.minute', 'metering.roll_minutes', '1 minute', '5 minutes',
    'rolls usage records up into minutes', 'metering.buckets_per_run');
select muster._define_task(
    'metering.hour', 'metering.roll_hours', '5 minutes', '5 minutes',
    'rolls minutes up into hours', 'metering.buckets_per_run');
select muster._define_task(
    'metering.day', 'metering.roll_days', '1 hour', '5 minutes',
    'rolls hours up into days', 'metering.buckets_per_run');
select muster._define_task(
    'metering.spread', 'metering.roll_spread', '5 minutes', '10 minutes',
    'books GPU time in the minutes in which it was spent', 'metering.buckets_per_run');
select muster._define_task(
    'metering.clean_up', 'metering.clean_up', '24 hours', '5 minutes',
    'removes records, minutes and hours that are past their retention', 'metering.delete_batch');
select muster._define_task(
    'metering.partitions', 'metering.create_partitions_ahead', '6 hours', '1 minute',
    'makes partitions of usage records ahead of time');
select muster._define_task(
    'metering.backfill', 'metering.continue_backfill', '1 minute', '10 minutes',
    'works off requested backfills, a day at a time', 'metering.buckets_per_run');
select muster._define_task(
    'metering.capacity', 'metering.follow_fleet', '5 minutes', '1 minute',
    'takes the number of GPUs over from the fleet');

select muster._define_grant('relation', relation, 'select', 'reader')
from unnest(array[
    'metering.usage_record', 'metering.usage_adjustment', 'metering.rollup_minute',
    'metering.rollup_hour', 'metering.rollup_day', 'metering.spread_minute',
    'metering.spread_hour', 'metering.spread_day', 'metering.usage_minute', 'metering.usage_hour',
    'metering.usage_day', 'metering.level', 'metering.price', 'metering.price_period',
    'metering.capacity', 'metering.backfill', 'metering.stat_progress_backfill',
    'metering.closed_partition',
    'metering.record_partition']) as relation;
select muster._define_grant('function', function, 'execute', 'reader')
from unnest(array[
    'metering.usage(text,text,text,timestamptz,timestamptz,text,text,timestamptz)',
    'metering.utilisation(timestamptz,timestamptz,timestamptz)',
    'metering.top_consumers(text,timestamptz,timestamptz,integer,timestamptz)',
    'metering.peak(text,text,text,timestamptz,timestamptz,timestamptz)',
    'metering.cost(timestamptz,timestamptz,timestamptz)',
    'metering.verify(timestamptz,timestamptz,timestamptz)',
    'metering.api_minute(jsonb,timestamptz)',
    'metering.api_hourly(jsonb,timestamptz)',
    'metering.api_daily(jsonb,timestamptz)',
    'metering._api_statistics(text,jsonb,timestamptz)',
    'metering._doctor()', 'metering._status()',
    'metering._record_line(timestamptz)',
    'metering._partition_range(oid)']) as function;
select muster._define_grant('function', function, 'execute', role)
from unnest(array[
    'metering.record(text,text,text,integer,timestamptz,timestamptz,text,text,text,integer,boolean,timestamptz)',
    'metering.record_batch(jsonb,boolean,timestamptz)',
    'metering.record_staged(text,boolean,timestamptz)']) as function
cross join unnest(array['agent', 'operator']) as role;
select muster._define_grant('relation', 'metering.usage_staging', 'insert', role)
from unnest(array['agent', 'operator']) as role;
select muster._define_grant('relation', 'metering.usage_staging', 'select', 'operator');
select muster._define_grant('relation', 'metering.usage_record', 'insert', 'operator');
select muster._define_grant('function', function, 'execute', 'operator')
from unnest(array[
    'metering.api_aggregate(text)',
    'metering.api_backfill(jsonb,timestamptz)',
    'metering.aggregate(text,timestamptz,timestamptz)',
    'metering._aggregate(text,timestamptz,timestamptz)',
    'metering.backfill(timestamptz,timestamptz)',
    'metering._advance_backfill(bigint)',
    'metering._open_backfill()',
    'metering._api_granularity(text)',
    'metering._api_time(jsonb,text)',
    'metering.request_backfill(timestamptz,timestamptz,timestamptz)',
    'metering.create_partitions(timestamptz,timestamptz,timestamptz)',
    'metering.remove_expired(timestamptz)',
    'metering.remove_partition(timestamptz)',
    'metering.close_partition(timestamptz)',
    'metering.drop_closed_partition(text)',
    'metering.set_price(text,numeric,timestamptz,text)',
    'metering.set_capacity(integer,text,timestamptz)']) as function;

select muster.audit_table('metering.usage_adjustment');
select muster.audit_table('metering.price');
select muster.audit_table('metering.capacity');
