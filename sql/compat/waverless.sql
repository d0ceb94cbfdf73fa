-- The tables of Waverless's GPU usage schema as views over metering, with their names and columns.
--
--   psql -d app -f sql/compat/waverless.sql                     in the schema waverless
--   psql -d app -v schema=gpu -f sql/compat/waverless.sql       or in another, which has to be new or ours
--
-- Install metering first. Run it again after an upgrade. `drop schema waverless cascade` takes it away.

\set ON_ERROR_STOP on
\if :{?schema}
\else
\set schema waverless
\endif

begin;
set local search_path = pg_catalog, pg_temp;
set local client_min_messages = warning;
select to_regprocedure(
    'metering.usage(text,text,text,timestamptz,timestamptz,text,text,timestamptz)') is null as is_missing,
    exists (select from pg_namespace where nspname = :'schema') as is_there,
    exists (
        select
        from pg_namespace
        where nspname = :'schema'
          and obj_description(oid, 'pg_namespace') like 'Waverless%over Muster%') as is_ours \gset
\if :is_missing
do $$ begin raise exception using errcode = 'MU404', message = 'metering is not installed',
    hint = 'Run psql -f sql/install.sql first.'; end $$;
\endif
\if :is_ours
drop schema :"schema" cascade;
\elif :is_there
do $$ begin raise exception using errcode = 'MU403', message = 'the schema exists and is not ours',
    hint = 'Choose another with -v schema=NAME.'; end $$;
\endif
create schema :"schema";
comment on schema :"schema" is 'Waverless''s names over Muster''s metering: views, read-only.';

create view :"schema".gpu_usage_records as
select r.task_hash as id,
       r.task_id,
       r.endpoint,
       r.worker as worker_id,
       r.spec as spec_name,
       r.gpu_count,
       r.gpu_type,
       r.gpu_memory_gb,
       r.started_at,
       r.completed_at,
       date_part('epoch', r.completed_at - r.started_at) as duration_seconds,
       r.gpu_ms / 3600000.0 as gpu_hours,
       r.status
from metering.usage_record as r;
comment on view :"schema".gpu_usage_records is 'metering.usage_record by Waverless''s names.';

create view :"schema".gpu_usage_statistics_minute as
select m.bucket_start as time_bucket,
       m.scope_type,
       m.scope_value,
       coalesce(m.scope_value, '__GLOBAL__') as scope_value_key,
       m.total_tasks,
       m.completed_tasks,
       m.failed_tasks,
       m.gpu_seconds as total_gpu_seconds,
       m.gpu_seconds / 3600 as total_gpu_hours,
       m.avg_gpu_count,
       m.max_gpu_count
from metering.usage_minute as m;
comment on view :"schema".gpu_usage_statistics_minute is 'metering.usage_minute by Waverless''s names.';

create view :"schema".gpu_usage_statistics_hourly as
select h.bucket_start as time_bucket,
       h.scope_type,
       h.scope_value,
       coalesce(h.scope_value, '__GLOBAL__') as scope_value_key,
       h.total_tasks,
       h.completed_tasks,
       h.failed_tasks,
       h.gpu_hours as total_gpu_hours,
       h.avg_gpu_count,
       h.max_gpu_count,
       h.peak_minute,
       h.peak_gpu_hours
from metering.usage_hour as h;
comment on view :"schema".gpu_usage_statistics_hourly is 'metering.usage_hour by Waverless''s names.';

create view :"schema".gpu_usage_statistics_daily as
select d.bucket_start as time_bucket,
       d.scope_type,
       d.scope_value,
       coalesce(d.scope_value, '__GLOBAL__') as scope_value_key,
       d.total_tasks,
       d.completed_tasks,
       d.failed_tasks,
       d.gpu_hours as total_gpu_hours,
       d.avg_gpu_count,
       d.max_gpu_count,
       d.peak_hour,
       d.peak_gpu_hours,
       metering._available_gpu_ms(
           d.scope_type, coalesce(d.scope_value, ''), d.bucket_start,
           d.bucket_start + interval '1 day') / 3600000 as available_gpu_hours,
       d.spread_gpu_hours * 3600000 / nullif(metering._available_gpu_ms(
           d.scope_type, coalesce(d.scope_value, ''), d.bucket_start,
           d.bucket_start + interval '1 day'), 0) as gpu_utilization
from metering.usage_day as d;
comment on view :"schema".gpu_usage_statistics_daily is 'metering.usage_day by Waverless''s names.';
commit;
