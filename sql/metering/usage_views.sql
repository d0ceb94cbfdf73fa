create or replace view metering.usage_minute as
select m.bucket_start,
       case m.scope_type when 'g' then 'global' when 'e' then 'endpoint' else 'spec' end as scope_type,
       case when m.scope_type <> 'g' then m.scope_value end as scope_value,
       m.total_tasks, m.completed_tasks, m.failed_tasks,
       m.gpu_ms / 1000.0 as gpu_seconds,
       m.gpu_count_sum::numeric / m.total_tasks as avg_gpu_count,
       m.max_gpu_count
from metering.rollup_minute as m;

comment on view metering.usage_minute is
'The minute rollup as stored; metering.usage() adds what is not rolled up yet.';
comment on column metering.usage_minute.bucket_start is 'when the bucket begins, UTC';
comment on column metering.usage_minute.total_tasks is 'tasks that ended in it';
comment on column metering.usage_minute.completed_tasks is 'of these, completed';
comment on column metering.usage_minute.failed_tasks is 'of these, failed';
comment on column metering.usage_minute.avg_gpu_count is 'GPUs of a task on average';
comment on column metering.usage_minute.max_gpu_count is 'most GPUs of one task';
comment on column metering.usage_minute.scope_type is 'global, endpoint or spec';
comment on column metering.usage_minute.scope_value is 'the endpoint or spec; null for global';
comment on column metering.usage_minute.gpu_seconds is 'GPUs times seconds of the tasks that ended in it';

create or replace view metering.usage_hour as
select h.bucket_start,
       case h.scope_type when 'g' then 'global' when 'e' then 'endpoint' else 'spec' end as scope_type,
       case when h.scope_type <> 'g' then h.scope_value end as scope_value,
       h.total_tasks, h.completed_tasks, h.failed_tasks,
       h.gpu_ms / 3600000.0 as gpu_hours,
       h.gpu_count_sum::numeric / h.total_tasks as avg_gpu_count,
       h.max_gpu_count,
       h.bucket_start + (63 - (h.peak & 63)) * interval '1 minute' as peak_minute,
       (h.peak >> 6) / 3600000.0 as peak_gpu_hours,
       s.gpu_ms / 3600000.0 as spread_gpu_hours,
       date_trunc('day', h.bucket_start, 'UTC') + (2047 - (s.peak & 2047)) * interval '1 minute'
           as spread_peak_minute,
       (s.peak >> 11) / 3600000.0 as spread_peak_gpu_hours
from metering.rollup_hour as h
left join metering.spread_hour as s
  on s.scope_type = h.scope_type
 and s.scope_value = h.scope_value
 and s.bucket_start = h.bucket_start;

comment on view metering.usage_hour is
'The hour rollup as stored, with the peak of both bookings; metering.usage() adds what is not rolled
up yet. An hour in which tasks ran and none ended is in metering.usage() with booking => ''spread''.';
comment on column metering.usage_hour.bucket_start is 'when the bucket begins, UTC';
comment on column metering.usage_hour.scope_type is 'global, endpoint or spec';
comment on column metering.usage_hour.scope_value is 'the endpoint or spec; null for global';
comment on column metering.usage_hour.total_tasks is 'tasks that ended in it';
comment on column metering.usage_hour.completed_tasks is 'of these, completed';
comment on column metering.usage_hour.failed_tasks is 'of these, failed';
comment on column metering.usage_hour.gpu_hours is 'GPUs times hours of these tasks';
comment on column metering.usage_hour.avg_gpu_count is 'GPUs of a task on average';
comment on column metering.usage_hour.max_gpu_count is 'most GPUs of one task';
comment on column metering.usage_hour.peak_gpu_hours is 'GPU hours of the peak';
comment on column metering.usage_hour.spread_gpu_hours is 'GPU hours spent in it, by whatever task';
comment on column metering.usage_hour.spread_peak_gpu_hours is 'GPU hours of that minute';
comment on column metering.usage_hour.peak_minute is 'the minute whose ending tasks had used most';
comment on column metering.usage_hour.spread_peak_minute is 'the minute with most GPUs really at work';

create or replace view metering.usage_day as
select d.bucket_start,
       case d.scope_type when 'g' then 'global' when 'e' then 'endpoint' else 'spec' end as scope_type,
       case when d.scope_type <> 'g' then d.scope_value end as scope_value,
       d.total_tasks, d.completed_tasks, d.failed_tasks,
       d.gpu_ms / 3600000.0 as gpu_hours,
       d.gpu_count_sum::numeric / d.total_tasks as avg_gpu_count,
       d.max_gpu_count,
       d.bucket_start + (63 - (d.peak & 63)) * interval '1 hour' as peak_hour,
       (d.peak >> 6) / 3600000.0 as peak_gpu_hours,
       s.gpu_ms / 3600000.0 as spread_gpu_hours,
       d.bucket_start + (2047 - (s.peak & 2047)) * interval '1 minute' as spread_peak_minute,
       (s.peak >> 11) / 3600000.0 as spread_peak_gpu_hours
from metering.rollup_day as d
left join metering.spread_day as s
  on s.scope_type = d.scope_type
 and s.scope_value = d.scope_value
 and s.bucket_start = d.bucket_start;

comment on view metering.usage_day is
'The day rollup as stored, with the peak of both bookings; metering.usage() adds what is not rolled
up yet.';
comment on column metering.usage_day.bucket_start is 'when the bucket begins, UTC';
comment on column metering.usage_day.scope_type is 'global, endpoint or spec';
comment on column metering.usage_day.scope_value is 'the endpoint or spec; null for global';
comment on column metering.usage_day.total_tasks is 'tasks that ended in it';
comment on column metering.usage_day.completed_tasks is 'of these, completed';
comment on column metering.usage_day.failed_tasks is 'of these, failed';
comment on column metering.usage_day.gpu_hours is 'GPUs times hours of these tasks';
comment on column metering.usage_day.avg_gpu_count is 'GPUs of a task on average';
comment on column metering.usage_day.max_gpu_count is 'most GPUs of one task';
comment on column metering.usage_day.peak_gpu_hours is 'GPU hours of the peak';
comment on column metering.usage_day.spread_gpu_hours is 'GPU hours spent in it, by whatever task';
comment on column metering.usage_day.spread_peak_gpu_hours is 'GPU hours of that minute';
comment on column metering.usage_day.peak_hour is 'the hour whose ending tasks had used most';
comment on column metering.usage_day.spread_peak_minute is 'the minute with most GPUs really at work';
