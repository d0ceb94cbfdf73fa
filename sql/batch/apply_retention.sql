create or replace function batch.apply_retention(at timestamptz default now())
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: deletes from every table of history; drops months of snapshots
declare
    batch_size bigint := muster.setting_bigint('batch.delete_batch');
    keep_from timestamptz := at - muster.setting_interval('batch.snapshot_retention');
    partition record;
    gone bigint;
    most bigint := 0::bigint;
begin
    perform batch._ensure_partitions(at + interval '1 month');

    delete from batch.job as j
    where j.job_id in (
        select k.job_id
        from batch.job as k
        where (k.final_state_recorded or k.state = 'lost')
          and greatest(k.ended_at, k.vanished_before, k.observed_at)
              < at - muster.setting_interval('batch.job_retention')
        limit batch_size);
    get diagnostics gone = row_count;
    most := greatest(most, gone);

    delete from batch.reservation as r
    where r.reservation_id in (
        select k.reservation_id
        from batch.reservation as k
        where greatest(k.ends_at, k.ended_at, k.observed_at)
              < at - muster.setting_interval('batch.job_retention')
        limit batch_size);
    get diagnostics gone = row_count;
    most := greatest(most, gone);

    -- A log that is imported again after that brings what has been deleted, which goes again.
    delete from batch.accounting_import as i
    where i.accounting_import_id in (
        select k.accounting_import_id
        from batch.accounting_import as k
        where k.imported_at < at - muster.setting_interval('batch.job_retention')
        limit batch_size);
    get diagnostics gone = row_count;
    most := greatest(most, gone);

    -- The look before and the look after decide what a late document means: the newest stay.
    delete from batch.collection as c
    where c.collection_id in (
        select k.collection_id
        from batch.collection as k
        where k.captured_at < at - muster.setting_interval('batch.collection_retention')
          and k.status <> 'running'
          and exists (
              select
              from batch.collection as n
              where n.cluster_id = k.cluster_id and n.source = k.source and n.status = 'succeeded'
                and n.observed_at > k.observed_at)
        limit batch_size);
    get diagnostics gone = row_count;
    most := greatest(most, gone);

    delete from batch.raw_document as d
    where d.document_sha256 in (
        select k.document_sha256
        from batch.raw_document as k
        where k.stored_at < at - muster.setting_interval('batch.raw_retention')
        limit batch_size);
    get diagnostics gone = row_count;
    most := greatest(most, gone);

    delete from batch.node_day as n
    where n.ctid in (
        select k.ctid
        from batch.node_day as k
        where k.day < (keep_from at time zone 'UTC')::date
        limit batch_size);

    for partition in
        select c.oid::regclass as name
        from pg_inherits as i
        join pg_class as c
          on c.oid = i.inhrelid
        where i.inhparent = any (array[
            'batch.queue_snapshot'::regclass, 'batch.node_snapshot'::regclass,
            'batch.system_snapshot'::regclass]::oid[])
          and substring(c.relname from '_y(\d{4}m\d\d)$')
              < to_char(keep_from at time zone 'UTC', 'YYYY"m"MM')
        order by c.relname
    loop
        execute format('drop table %s', partition.name);
    end loop;
    return most;
end
$$;

comment on function batch.apply_retention(timestamptz) is
'Deletes jobs, reservations, imports, the audit trail and raw documents that are older than the
settings batch.*_retention, a bounded number of each, and drops whole months of snapshots. The days of
batch.job_day stay.

Returns the most rows that it deleted of one kind; the task batch.retention runs it again at once when
that was a full batch. Open jobs are never deleted.';

revoke all on function batch.apply_retention(timestamptz) from public;
