comment on schema metering is
'What was used, by whom, at which minute: usage records and their minute, hour and day rollups.';

comment on table metering.usage_record is
'One row for each finished task. Written by metering.record(), record_batch() and record_staged(), or by
COPY; partitioned by the week (UTC) of completed_at. Every way of writing marks the minutes it touches
and refuses a task that is known.';
comment on column metering.usage_record.task_id is 'the sender''s name of the task; recorded once';
comment on column metering.usage_record.task_hash is '64 bits of task_id; its key in metering.task_key';
comment on column metering.usage_record.endpoint is 'the service that ran it';
comment on column metering.usage_record.worker is 'the worker that ran it';
comment on column metering.usage_record.spec is 'the hardware it ran on';
comment on column metering.usage_record.gpu_count is 'GPUs it held, 0 to 4096';
comment on column metering.usage_record.gpu_memory_gb is 'memory of one GPU';
comment on column metering.usage_record.started_at is 'when it started';
comment on column metering.usage_record.completed_at is 'when it ended, well or badly';
comment on column metering.usage_record.status is 'completed or failed';
comment on column metering.usage_record.gpu_ms is 'GPUs times whole milliseconds it took';

comment on table metering.task_key is
'Every task that has been recorded, by the hash of its id: no task is counted twice.';
comment on column metering.task_key.completed_at is 'where its record is, or was';

comment on table metering.minute_mark is
'Log of minutes that records were written to; taken by metering.roll_minutes().';
comment on column metering.minute_mark.buckets is 'the minutes of one statement';
comment on column metering.minute_mark.first_started_ats is
'for each of them the earliest start of those records';

comment on table metering.usage_staging is
'Where COPY puts rows for metering.record_staged(): all text, so that one bad value spoils one row.';
comment on column metering.usage_staging.batch is 'names the rows that belong together';

comment on table metering.rollup_minute is
'Sums of the tasks that ended in a minute. Read metering.usage() or metering.usage_minute.';
comment on column metering.rollup_minute.scope_type is 'g global, e endpoint, s spec';
comment on column metering.rollup_minute.scope_value is 'the endpoint or spec; empty for global';
comment on column metering.rollup_minute.gpu_ms is 'GPU milliseconds';
comment on column metering.rollup_minute.gpu_count_sum is 'sum of gpu_count, for its average';

comment on table metering.rollup_hour is
'Sums of the tasks that ended in an hour. Read metering.usage() or metering.usage_hour.';
comment on column metering.rollup_hour.scope_type is 'g global, e endpoint, s spec';
comment on column metering.rollup_hour.scope_value is 'the endpoint or spec; empty for global';
comment on column metering.rollup_hour.gpu_ms is 'GPU milliseconds';
comment on column metering.rollup_hour.gpu_count_sum is 'sum of gpu_count, for its average';
comment on column metering.rollup_hour.peak is 'largest minute: gpu_ms * 64 + 63 - minute';

comment on table metering.rollup_day is
'Sums of the tasks that ended on a UTC day. Read metering.usage() or metering.usage_day.';
comment on column metering.rollup_day.scope_type is 'g global, e endpoint, s spec';
comment on column metering.rollup_day.scope_value is 'the endpoint or spec; empty for global';
comment on column metering.rollup_day.gpu_ms is 'GPU milliseconds';
comment on column metering.rollup_day.gpu_count_sum is 'sum of gpu_count, for its average';
comment on column metering.rollup_day.peak is 'largest hour: gpu_ms * 64 + 63 - hour';

comment on table metering.spread_minute is 'GPU time spent in a minute, by whatever task ran in it.';
comment on column metering.spread_minute.scope_type is 'g global, e endpoint, s spec';
comment on column metering.spread_minute.scope_value is 'the endpoint or spec; empty for global';
comment on column metering.spread_minute.gpu_ms is 'GPU milliseconds';

comment on table metering.spread_hour is 'GPU time spent in an hour, with its largest minute.';
comment on column metering.spread_hour.scope_type is 'g global, e endpoint, s spec';
comment on column metering.spread_hour.scope_value is 'the endpoint or spec; empty for global';
comment on column metering.spread_hour.gpu_ms is 'GPU milliseconds';
comment on column metering.spread_hour.peak is
'largest minute: gpu_ms * 2048 + 2047 - minute of the UTC day';

comment on table metering.spread_day is 'GPU time spent on a UTC day, with its largest minute.';
comment on column metering.spread_day.scope_type is 'g global, e endpoint, s spec';
comment on column metering.spread_day.scope_value is 'the endpoint or spec; empty for global';
comment on column metering.spread_day.gpu_ms is 'GPU milliseconds';
comment on column metering.spread_day.peak is
'largest minute: gpu_ms * 2048 + 2047 - minute of the UTC day';

comment on table metering.hour_mark is
'Log of what changed in the minute rollup; taken by metering.roll_hours().';
comment on column metering.hour_mark.scope_types is 'scopes that changed; null for all';
comment on column metering.hour_mark.scope_values is 'their values';
comment on table metering.day_mark is
'Log of what changed in the hour rollup; taken by metering.roll_days().';
comment on column metering.day_mark.scope_types is 'scopes that changed; null for all';
comment on column metering.day_mark.scope_values is 'their values';
comment on table metering.spread_mark is
'Log of minutes whose overlap may have changed; taken by metering.roll_spread().';

comment on table metering.level is
'From when on each level is complete; retention moves these lines. The one of record is the freeze line.';
comment on column metering.level.level is 'record, minute or hour';

comment on table metering.usage_adjustment is
'Records that came after the records of their day had been removed. They are added to the rollups that
remain. Every change is audited.';
comment on column metering.usage_adjustment.gpu_ms is 'GPUs times whole milliseconds it took';
comment on column metering.usage_adjustment.booking is
'both, or spread for the part of a kept record that is behind the freeze line';
comment on column metering.usage_adjustment.applied_at is 'when it was added to the rollups';

comment on table metering.price is
'What a GPU hour of a spec costs from a UTC midnight on. Written by metering.set_price().';
comment on column metering.price.gpu_hour_price is 'null ends the last price';

comment on table metering.capacity is
'GPUs that can be used from a moment on. Written by metering.set_capacity() or taken from the fleet.';
comment on column metering.capacity.scope_type is 'global or spec';
comment on column metering.capacity.scope_value is 'the spec; empty for global';
comment on column metering.capacity.source is 'operator or fleet';

comment on table metering.backfill is
'Backfills and how far they are; see metering.stat_progress_backfill.';
comment on column metering.backfill.next_day is 'the UTC day to be built next; null when finished';
comment on column metering.backfill.pid is 'the backend that built the last day';

comment on table metering.closed_partition is
'Partitions that retention has closed and that are not gone yet. See metering.close_partition().';
comment on column metering.closed_partition.name is 'the table, in the schema metering';
comment on column metering.closed_partition.since is 'the first moment it holds records of';
comment on column metering.closed_partition.until is 'the first moment after them';
comment on column metering.closed_partition.closed_at is 'when it was closed';
