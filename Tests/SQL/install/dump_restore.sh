#!/usr/bin/env bash
# An install by psql survives dump and restore: the same catalogue, its data, and the next install.
# shellcheck source=Tests/SQL/lib/shell.sh
. "$MUSTER_ROOT/Tests/SQL/lib/shell.sh"

role muster_test_dumper login createrole
database muster_test_dumped owner muster_test_dumper
database muster_test_loaded owner muster_test_dumper
export PGUSER=muster_test_dumper
run_install muster_test_dumped
query muster_test_dumped "
    create table public.account (account_id int primary key);
    select muster.audit_table('public.account');
    insert into public.account values (1);
    select muster.setup_roles('md_reader', 'md_agent', 'md_operator', 'md_admin');
    select muster.set_setting('muster.event_retention', '3 days');
    select muster.take_events('kept');
    call muster.run_due_tasks()" >"$work/use"
roles+=(md_admin md_operator md_reader md_agent)
is 'it is used' "$(grep ERROR "$work/use")" ''

pg_dump -Fc -f "$work/dump" muster_test_dumped
is 'a dump is restored without a complaint' \
    "$(pg_restore --exit-on-error -d muster_test_loaded "$work/dump" 2>&1)" ''
fingerprint muster_test_dumped >"$work/dumped"
fingerprint muster_test_loaded >"$work/loaded"
# The server writes a view that was restored with more aliases; the next install mends that.
for name in dumped loaded; do grep -v '^view ' "$work/$name" >"$work/$name.rest"; done
same_files 'with the same catalogue, grants included' "$work/dumped.rest" "$work/loaded.rest"
is 'in the same cluster doctor has nothing to mend' \
    "$(query muster_test_loaded "select fix from muster.doctor() where check_name = 'events_restored'")" ''
run_install muster_test_loaded
is 'the next install succeeds' "$code" 0
fingerprint muster_test_loaded >"$work/again"
same_files 'and changes nothing' "$work/dumped" "$work/again"
is 'a consumer goes on where it was' "$(query muster_test_loaded "
    select muster.set_setting('muster.delete_batch', '7');
    select subject from muster.take_events('kept', '{muster_setting}')" | grep -v '^$')" muster.delete_batch
is 'the audit goes on' "$(query muster_test_loaded "
    insert into public.account values (2);
    select key ->> 'account_id' from muster.audit order by audit_id")" $'1\n2'
is 'tasks go on' "$(query muster_test_loaded "
    call muster.run_task('muster.event_retention');
    select count(*) from muster.task_run where task = 'muster.event_retention'")" 2
