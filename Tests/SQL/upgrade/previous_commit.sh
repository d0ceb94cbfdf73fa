#!/usr/bin/env bash
# The kit of an earlier commit, used, then this one over it: the catalogue of a fresh install, with
# the data. MUSTER_UPGRADE_FROM names the commit; without it, the one before, if it has a kit.
# shellcheck source=Tests/SQL/lib/shell.sh
. "$MUSTER_ROOT/Tests/SQL/lib/shell.sh"

from=${MUSTER_UPGRADE_FROM:-HEAD~1}
if ! git -C "$MUSTER_ROOT" rev-parse -q --verify "$from:sql/install.sql" >/dev/null 2>&1; then
    printf '# %s has no kit\n' "$from"
    exit 0
fi
mkdir -p "$work/old"
git -C "$MUSTER_ROOT" archive "$from" sql | tar -x -C "$work/old"

role muster_test_upgrader login
database muster_test_old owner muster_test_upgrader
database muster_test_new owner muster_test_upgrader
export PGUSER=muster_test_upgrader
run_script "$work/old/sql/install.sql" muster_test_old
is "the kit of $from installs" "$code" 0
query muster_test_old "
    select muster.set_setting('muster.event_retention', '3 days');
    call muster.run_due_tasks();
    select muster.take_events('kept');
    select muster.set_task('muster.event_retention', every => '1 day')" >"$work/use"
is 'and is used' "$(grep ERROR "$work/use")" ''
# shellcheck disable=SC2016  # dollar quotes of SQL
contents='select $$setting$$, name, value from muster.setting_value
    union all select $$run$$, task, status from muster.task_run
    union all select $$state$$, task, every::text from muster.task_state
    union all select $$event$$, event_id::text, subject from muster.event
    union all select $$consumer$$, consumer, event_id::text from muster.event_consumer
    order by 1, 2'
query muster_test_old "$contents" >"$work/before"

# Modules that the old kit did not have are named, so that both have the same.
run_install muster_test_old -v modules=all
is 'this kit installs over it' "$code" 0
is 'and says no more than it should' "$(grep -E 'ERROR|WARNING' <<<"$out")" ''
run_install muster_test_new -v modules=all
schemas=$(query muster_test_new "select string_agg(schema_name, ',') from muster.module")
fingerprint muster_test_old "$schemas" >"$work/upgraded"
fingerprint muster_test_new "$schemas" >"$work/fresh"
same_files 'the catalogue is that of a fresh install' "$work/fresh" "$work/upgraded"
query muster_test_old "$contents" >"$work/after"
same_files 'and what was there is there' "$work/before" "$work/after"
matches 'of which there was some' "$(wc -l <"$work/after")" '^([5-9]|[0-9]{2})$'
