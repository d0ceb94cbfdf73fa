#!/usr/bin/env bash
# The installer: repeatable, concurrent, in one transaction, as an ordinary role, and what it
# refuses.
# shellcheck source=Tests/SQL/lib/shell.sh
. "$MUSTER_ROOT/Tests/SQL/lib/shell.sh"

name=muster_test_install
steps='select string_agg(module || step, $$ $$ order by module, step) from muster.schema_step'

# An ordinary role that owns its database, and nothing else in the cluster.
role muster_test_owner login
database "$name" owner muster_test_owner

export PGUSER=muster_test_owner
run_install "$name"
is 'an ordinary owner installs on a bare server' "$code" 0
matches 'and is told what is there' "$out" '^muster 0\.1\.0: core'
is 'without any extension' "$(query "$name" 'select string_agg(extname, $$ $$) from pg_extension')" \
    plpgsql
fingerprint "$name" >"$work/first"
query "$name" "$steps" >"$work/steps.first"

run_install "$name"
is 'a second run succeeds' "$code" 0
is 'and says nothing but what is there' "$(wc -l <<<"$out")" 1
fingerprint "$name" >"$work/second"
same_files 'and changes nothing' "$work/first" "$work/second"
query "$name" "$steps" >"$work/steps.second"
same_files 'nor runs a step again' "$work/steps.first" "$work/steps.second"

is 'doctor finds nothing critical on a bare server' \
    "$(query "$name" "select * from muster.doctor() where state = 'critical'")" ''
is 'and names the missing extensions with a command each' \
    "$(query "$name" "select count(*) from muster.doctor() where state = 'missing' and fix is null")" 0

# Data survives an install.
query "$name" "select muster.set_setting('muster.event_retention', '3 days')" >/dev/null
run_install "$name"
is 'an install keeps what was set' \
    "$(query "$name" "select muster.setting('muster.event_retention')")" '3 days'

# Settings of the session or the role that would break it.
hostile='-c search_path=pg_temp,public -c default_transaction_isolation=serializable
    -c default_transaction_read_only=on -c check_function_bodies=off
    -c default_transaction_deferrable=on -c standard_conforming_strings=off'
database muster_test_hostile owner muster_test_owner
PGOPTIONS=$hostile run_install muster_test_hostile
is 'a session with hostile settings installs' "$code" 0
fingerprint muster_test_hostile >"$work/hostile"
same_files 'the same' "$work/first" "$work/hostile"
printf '%s\n' '\set AUTOCOMMIT off' '\set ON_ERROR_ROLLBACK on' '\set ON_ERROR_STOP off' \
    >"$work/psqlrc"
out=$(PSQLRC=$work/psqlrc psql -d "$name" -f "$install" 2>&1)
matches 'so does a psql with a start file of its own' "$? $out" '^0 muster 0\.1\.0: core'

# Unknown modules.
run_install "$name" -v modules=nonsense
is 'an unknown module stops psql' "$code" 3
matches 'with MU101' "$out" 'ERROR:  MU101: unknown module: nonsense'
matches 'a detail that lists the known' "$out" 'DETAIL:  This kit has: core'
matches 'and a hint' "$out" 'HINT:  Name modules of this kit'

# A schema that is not ours.
database muster_test_foreign owner muster_test_owner
query muster_test_foreign 'create schema muster; create table muster.theirs ()'
fingerprint muster_test_foreign >"$work/foreign.before"
run_install muster_test_foreign
is 'a schema that is not ours stops psql' "$code" 3
matches 'with MU403' "$out" 'ERROR:  MU403: a schema named muster exists and is not ours'
fingerprint muster_test_foreign >"$work/foreign.after"
same_files 'and nothing is touched' "$work/foreign.before" "$work/foreign.after"
PGUSER=postgres run_install "$name"
is 'even a superuser must be the owner' "$code" 3
matches 'and is told so' "$out" 'MU403: the schema muster belongs to somebody else.*SET ROLE'

# A step that changed after it ran.
database muster_test_changed owner muster_test_owner
run_install muster_test_changed
query muster_test_changed "update muster.schema_step set checksum = repeat('0', 64)
    where module = 'core' and step = 2"
fingerprint muster_test_changed >"$work/changed.before"
run_install muster_test_changed
is 'a changed step stops psql' "$code" 3
matches 'with MU402' "$out" 'MU402: step 2 of module core is not the one that ran here'
fingerprint muster_test_changed >"$work/changed.after"
same_files 'and nothing is touched' "$work/changed.before" "$work/changed.after"

# A failure at the end leaves nothing.
cp -r "$MUSTER_ROOT/sql" "$work/broken"
printf 'select 1 / 0;\n' >>"$work/broken/core/finish.sql"
database muster_test_broken owner muster_test_owner
run_script "$work/broken/install.sql" muster_test_broken
is 'a failing install stops psql' "$code" 3
is 'and leaves nothing' "$(query muster_test_broken "select to_regnamespace('muster') is null")" t

# A server that is too old cannot be had here; the guard with a higher demand says the same.
sed 's/< 150000/< 990000/' "$MUSTER_ROOT/sql/core/guard.sql" >"$work/broken/core/guard.sql"
run_script "$work/broken/install.sql" muster_test_broken
matches 'a server too old is MU405' "$out" 'MU405: the server is too old'

# Six at once.
database muster_test_concurrent owner muster_test_owner
for i in 1 2 3 4 5 6; do
    psql -X -d muster_test_concurrent -f "$install" >"$work/concurrent.$i" 2>&1 &
done
codes=
for job in $(jobs -p); do
    wait "$job"
    codes+=$?
done
is 'six installs at once all succeed' "$codes" 000000
matches 'each says the same' "$(sort -u "$work"/concurrent.?)" '^muster 0\.1\.0: core[a-z, ]*$'
query muster_test_concurrent "$steps" >"$work/steps.concurrent"
same_files 'and each step ran once' "$work/steps.first" "$work/steps.concurrent"
fingerprint muster_test_concurrent >"$work/concurrent"
same_files 'and the result is that of one' "$work/first" "$work/concurrent"
