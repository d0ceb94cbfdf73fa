#!/usr/bin/env bash
# Step 7 moves the keys of an install that has snapshots already from the parents to the partitions.
# shellcheck source=Tests/SQL/lib/shell.sh
. "$MUSTER_ROOT/Tests/SQL/lib/shell.sh"

name=muster_test_moved_keys
on_server "drop database if exists $name (force)"
on_server "create database $name template $MUSTER_TEMPLATE"
databases+=("$name")

# As step 4 made them, with a partition as it was made then, and one row in each.
query $name "
alter table batch.queue_snapshot add constraint queue_snapshot_pkey primary key (queue_id, observed_at);
alter table batch.node_snapshot add constraint node_snapshot_pkey primary key (node_id, observed_at);
alter table batch.system_snapshot
    add constraint system_snapshot_pkey primary key (cluster_id, kind, observed_at);
create index node_snapshot_cluster_id_observed_at_idx on batch.node_snapshot (cluster_id, observed_at);
select format('create table batch.%1\$I (like batch.%2\$I including all);
    alter table batch.%2\$I attach partition batch.%1\$I for values from (%3\$L) to (%4\$L)',
    t || '_y2026m11', t, '2026-11-01Z', '2026-12-01Z')
from unnest('{queue_snapshot,node_snapshot,system_snapshot}'::text[]) as t \\gexec
insert into batch.queue_snapshot values (1, '2026-11-05', 1, 0, 0, 0, 0, 0, 0);
insert into batch.node_snapshot values (1, '2026-11-05', 1, 'free', true, true, 8, 0, 0, 0, 0, 0);
insert into batch.system_snapshot (cluster_id, kind, observed_at) values (1, 'jobs', '2026-11-05');" \
    >/dev/null
is 'step 7 runs' "$(psql -XqAt -v ON_ERROR_STOP=1 -d $name \
    -f "$MUSTER_ROOT/sql/batch/0007_snapshot_partition.sql" 2>&1)" ''
# What is on the old partitions, and on those that are made now, but for the month in the name.
indexes() {
    query $name "select replace(indexdef, '$1', 'M') from pg_indexes
        where schemaname = 'batch' and tablename like '%snapshot_$1' order by 1"
}
is 'a partition that is made now has the same keys and indexes' "$(indexes y2026m11)" \
    "$(query $name "select batch._ensure_partitions('2026-12-05')" >/dev/null; indexes y2026m12)"
is 'there are four of them' "$(indexes y2026m11 | wc -l)" 4
is 'the parents have none' "$(query $name "select count(*) from pg_index
    where indrelid in ('batch.queue_snapshot'::regclass, 'batch.node_snapshot'::regclass,
        'batch.system_snapshot'::regclass)")" 0
is 'the rows are there' "$(query $name 'select (select count(*) from batch.queue_snapshot)
    + (select count(*) from batch.node_snapshot) + (select count(*) from batch.system_snapshot)')" 3
