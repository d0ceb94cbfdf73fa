-- Keys and indexes of snapshots sit on their partitions, which batch._ensure_partitions makes, and not
-- on the parents. In an extension the parents are members and come back with CREATE EXTENSION; a dump
-- holds the partitions and their own keys. Attached to a parent that had a key, a partition would get
-- that key from it, and the dump would make it a second time and fail.
alter table batch.queue_snapshot drop constraint queue_snapshot_pkey;
alter table batch.node_snapshot drop constraint node_snapshot_pkey;
alter table batch.system_snapshot drop constraint system_snapshot_pkey;
drop index batch.node_snapshot_cluster_id_observed_at_idx;

do $$
declare
    known record;
begin
    for known in
        select i.inhparent::regclass::text as parent, i.inhrelid::regclass as partition
        from pg_catalog.pg_inherits as i
        where i.inhparent = any (array[
            'batch.queue_snapshot'::regclass, 'batch.node_snapshot'::regclass,
            'batch.system_snapshot'::regclass])
        order by i.inhrelid
    loop
        execute pg_catalog.format('alter table %s add primary key (%s)', known.partition,
            case known.parent
                when 'batch.queue_snapshot' then 'queue_id, observed_at'
                when 'batch.node_snapshot' then 'node_id, observed_at'
                else 'cluster_id, kind, observed_at'
            end);
        if known.parent = 'batch.node_snapshot' then
            execute pg_catalog.format('create index on %s (cluster_id, observed_at)',
                known.partition);
        end if;
    end loop;
end
$$;
