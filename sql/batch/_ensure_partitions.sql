create or replace function batch._ensure_partitions(at timestamptz)
returns integer
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- The month of at, for each table of snapshots, with the keys that 0007_snapshot_partition.sql explains.
-- Attaching takes a weaker lock on the parent than creating a partition in place would, so readers are
-- not stopped.
declare
    month_start timestamptz := date_trunc('month', at, 'UTC');
    month_end timestamptz;
    parent text;
    child text;
    made integer := 0;
begin
    month_end := ((month_start at time zone 'UTC') + interval '1 month') at time zone 'UTC';
    foreach parent in array '{queue_snapshot,node_snapshot,system_snapshot}'::text[] loop
        child := format('%s_%s', parent, to_char(month_start at time zone 'UTC', '"y"YYYY"m"MM'));
        continue when to_regclass(format('batch.%I', child)) is not null;

        -- The lock that attaching needs anyway. An advisory lock would not do: only the lock of a table
        -- makes this session see that another one has made the partition meanwhile.
        execute format('lock table only batch.%I in share update exclusive mode', parent);
        continue when to_regclass(format('batch.%I', child)) is not null;
        execute format(
            'create table batch.%I (like batch.%I including all excluding comments, primary key (%s))',
            child, parent, case parent
                when 'queue_snapshot' then 'queue_id, observed_at'
                when 'node_snapshot' then 'node_id, observed_at'
                else 'cluster_id, kind, observed_at'
            end);
        if parent = 'node_snapshot' then
            execute format('create index on batch.%I (cluster_id, observed_at)', child);
        end if;
        execute format('alter table batch.%I attach partition batch.%I for values from (%L) to (%L)',
            parent, child, month_start, month_end);
        made := made + 1;
    end loop;
    return made;
end
$$;

revoke all on function batch._ensure_partitions(timestamptz) from public;
