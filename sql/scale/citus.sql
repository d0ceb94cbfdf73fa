-- An archive on Citus for what only grows: usage records by task, minutes by scope, ended claims by host,
-- changes of jobs by job. Run it on the coordinator, as the owner of the kit, as often as you like.
--
--   psql -d app -f sql/scale/citus.sql
--
-- The live tables stay as they are, on the coordinator: their guarantees rest on row locks, triggers and
-- foreign keys of one node. Rows are copied before retention removes them:
--
--   select * from muster_archive.copy(now() - interval '2 days', now());
\set ON_ERROR_STOP on
\set QUIET on
begin;
\o /dev/null
set local search_path = pg_catalog, pg_temp;
set local client_min_messages = warning;

do $$
begin
    if to_regproc('muster.version') is null then
        raise exception using
            message = 'muster is not installed here',
            hint = 'Run sql/install.sql first.';
    end if;
    if not exists (
        select
        from pg_proc as p
        where p.proname = 'create_distributed_table') then
        raise exception using
            errcode = 'MU404',
            message = 'citus is not installed here',
            detail = 'Nothing was changed.',
            hint = 'Add citus to shared_preload_libraries, restart, and run: create extension citus;';
    end if;
end
$$;

select to_regnamespace('muster_archive') is null as is_first \gset
\if :is_first
create schema muster_archive;
comment on schema muster_archive is 'Archive of Muster: distributed copies of what only grows.';
\endif

-- The columns of the live tables, without generated ones, defaults, triggers and foreign keys; the key
-- holds the column by which the rows are distributed.
select format(
    'create table muster_archive.%1$I as select * from %2$s with no data; '
    'alter table muster_archive.%1$I add primary key (%3$s); '
    'comment on table muster_archive.%1$I is %4$L; '
    'select %5$s(%6$L::regclass, %7$L)',
    t.name, t.source, t.key, 'Copy of ' || t.source || ', distributed by ' || t.distributed_by || '.',
    (select p.oid::regproc from pg_proc as p where p.proname = 'create_distributed_table' limit 1),
    'muster_archive.' || t.name, t.distributed_by)
from (values
    ('usage_record', 'metering.usage_record', 'task_hash, completed_at', 'task_hash'),
    ('rollup_minute', 'metering.rollup_minute', 'scope_value, scope_type, bucket_start',
     'scope_value'),
    ('claim_history', 'fleet.claim_history', 'host_id, claim_id', 'host_id'),
    ('job_transition', 'batch.job_transition', 'job_id, observed_at', 'job_id'))
    as t (name, source, key, distributed_by)
where to_regclass(t.source) is not null
  and to_regclass('muster_archive.' || t.name) is null \gexec

create or replace function muster_archive.copy(since timestamptz, until timestamptz)
returns table (table_name text, rows_copied bigint)
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Writes: the tables of muster_archive
declare
    part record;
begin
    for part in
        select t.name, t.source, t.place
        from (values
            ('usage_record', 'metering.usage_record', 'completed_at'),
            ('rollup_minute', 'metering.rollup_minute', 'bucket_start'),
            ('claim_history', 'fleet.claim_history', 'released_at'),
            ('job_transition', 'batch.job_transition', 'observed_at')) as t (name, source, place)
        where to_regclass('muster_archive.' || t.name) is not null
    loop
        execute format(
            'insert into muster_archive.%I select * from %s as s where s.%I >= $1 and s.%3$I < $2 '
            'on conflict do nothing', part.name, part.source, part.place)
            using since, until;
        get diagnostics rows_copied = row_count;
        table_name := part.name;
        return next;
    end loop;
end
$$;

comment on function muster_archive.copy(timestamptz, timestamptz) is
'Copies what ended in a range into the archive; what is there already stays as it is. Returns how many rows
each table got.

    select * from muster_archive.copy(now() - interval ''2 days'', now());';

revoke all on function muster_archive.copy(timestamptz, timestamptz) from public;
commit;
\o
select format('the archive has %s tables', count(*)) from pg_class
where relnamespace = 'muster_archive'::regnamespace and relkind in ('r', 'p') \g (format=unaligned tuples_only=on)
