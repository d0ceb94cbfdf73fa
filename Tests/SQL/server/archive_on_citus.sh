#!/usr/bin/env bash
# The archive for Citus: refused where Citus is not; where something stands in for its one function, the
# tables are made as Citus wants them, rows are copied once, and the live tables are left alone. Citus itself
# is not in Debian, so that it distributes is not tried here.
# shellcheck source=Tests/SQL/lib/shell.sh
. "$MUSTER_ROOT/Tests/SQL/lib/shell.sh"

name=muster_test_archive
role muster_test_archivist login
database $name owner muster_test_archivist
export PGUSER=muster_test_archivist
run_install $name
archive=$MUSTER_ROOT/sql/scale/citus.sql
run_script "$archive" $name
is 'without Citus it stops' "$code" 3
matches 'with MU404 and a hint' "$out" 'MU404: citus is not installed here.*create extension citus'
is 'and has changed nothing' "$(query $name "select to_regnamespace('muster_archive')")" ''

query $name "create schema stand_in;
    create table stand_in.distributed (relation regclass, by text);
    create function stand_in.create_distributed_table(relation regclass, by text) returns void
    language sql as 'insert into stand_in.distributed values (relation, by)'"
psql -Xq -d $name -f "$MUSTER_ROOT/Tests/SQL/upgrade/released/0.1.0/data.sql"
fingerprint $name "fleet,metering,batch,muster" >"$work/before"
for _ in 1 2; do
    run_script "$archive" $name
    is 'it runs, also again' "$code $(tail -n 1 <<<"$out")" '0 the archive has 4 tables'
done
is 'four tables are distributed, once' "$(query $name 'select relation, by from stand_in.distributed order by relation::text')" \
    "$(printf 'muster_archive.claim_history|host_id\nmuster_archive.job_transition|job_id\nmuster_archive.rollup_minute|scope_value\nmuster_archive.usage_record|task_hash')"
is 'each by a column of its key, without foreign keys and triggers' "$(query $name "
    select d.relation from stand_in.distributed as d
    where not exists (
            select from pg_index as i join pg_attribute as a on a.attrelid = d.relation and a.attname = d.by
            where i.indrelid = d.relation and i.indisprimary and a.attnum = any (i.indkey))
       or exists (select from pg_constraint as c where c.contype = 'f' and d.relation in (c.conrelid, c.confrelid))
       or exists (select from pg_trigger as t where t.tgrelid = d.relation)")" ''
copy="select table_name, rows_copied from muster_archive.copy('-infinity', 'infinity') order by 1"
query $name "$copy" >"$work/copied"
query $name "select 'claim_history', count(*) from fleet.claim_history
    union all select 'job_transition', count(*) from batch.job_transition
    union all select 'rollup_minute', count(*) from metering.rollup_minute
    union all select 'usage_record', count(*) from metering.usage_record order by 1" >"$work/live"
same_files 'every row is copied' "$work/live" "$work/copied"
is 'of which there are some in each' "$(grep '|0$' "$work/live")" ''
is 'and again none' "$(query $name "$copy" | cut -d '|' -f 2 | sort -u)" 0
is 'with the same contents' "$(query $name 'select * from metering.usage_record except select * from muster_archive.usage_record')" ''
fingerprint $name "fleet,metering,batch,muster" >"$work/after"
same_files 'the live tables are as they were' "$work/before" "$work/after"
