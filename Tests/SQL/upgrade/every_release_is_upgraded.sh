#!/usr/bin/env bash
# The first release with rows in every module, then this kit over it: by psql, by the blocks that the
# program carries, and by the extension. Each way the catalogue becomes that of a fresh install, no row
# is lost or changed, and work goes on.
# shellcheck source=Tests/SQL/lib/shell.sh
. "$MUSTER_ROOT/Tests/SQL/lib/shell.sh"
# shellcheck source=Tests/SQL/lib/released.sh
. "$lib/released.sh"

role muster_test_upgrader login
database muster_test_fresh owner muster_test_upgrader
database muster_test_upgraded owner muster_test_upgrader
export PGUSER=muster_test_upgrader
run_install muster_test_fresh -v modules=all
schemas=$(query muster_test_fresh "select string_agg(schema_name, ',') from muster.module")
fingerprint muster_test_fresh "$schemas" >"$work/fresh"

# upgraded WAY DATABASE FRESH  compares with what was noted before, and uses it.
upgraded() {
    fingerprint "$2" "$schemas" >"$work/upgraded"
    same_files "the catalogue is that of a fresh install ($1)" "$3" "$work/upgraded"
    query "$2" "$(cat "$work/questions")" >"$work/after"
    same_files "every row is there as it was ($1)" "$work/before" "$work/after"
    is "and work goes on ($1)" "$(query "$2" "
        call muster.run_due_tasks();
        select muster.set_setting('muster.delete_batch', '7');
        select count(*) > 0 from fleet.claim_host('eve');
        select metering.record('task-7', 'llama-1', 'h100', 2, t - interval '90 seconds', t, at => '2026-06-01Z')
        from (select timestamptz '2026-05-08Z') as x (t);
        select last_status from muster.stat_task where last_status = 'failed'" | grep -v '^$')" $'t\nunchanged'
}

install_release muster_test_upgraded >"$work/install"
is "release $release installs" "$(cat "$work/install")" ''
is 'and is filled' "$(fill muster_test_upgraded)" ''
questions muster_test_upgraded >"$work/questions"
query muster_test_upgraded "$(cat "$work/questions")" >"$work/before"
matches 'with rows in most tables' "$(grep -vc '|0|' "$work/before")" '^[4-9][0-9]$'
on_server "drop database if exists muster_test_twin (force)"
on_server 'create database muster_test_twin template muster_test_upgraded owner muster_test_upgrader'
databases+=(muster_test_twin)

run_install muster_test_upgraded
is 'this kit installs over it' "$code $(grep -E 'ERROR|WARNING' <<<"$out")" '0 '
upgraded psql muster_test_upgraded "$work/fresh"

awk -f "$lib/embedded.awk" "$MUSTER_ROOT/Sources/MusterDatabase/EmbeddedKit.swift" >"$work/blocks.sql"
run_script "$work/blocks.sql" muster_test_twin -q -v ON_ERROR_STOP=1
is 'so do the blocks of the program' "$code $out" '0 '
upgraded program muster_test_twin "$work/fresh"

# The extension: the release's own script, then the script that upgrades it to this kit, which is given
# a later number here.
next=9.9.9
later=$work/later
mkdir -p "$later/extension/releases"
cp -r "$MUSTER_ROOT/sql" "$later/sql"
version=$(sed -n "s/^default_version = '\(.*\)'/\1/p" "$MUSTER_ROOT/extension/muster.control")
sed -i "s/'$version'/'$next'/" "$later/sql/core/version.sql"
sed "s/'$version'/'$next'/" "$MUSTER_ROOT/extension/muster.control" >"$later/extension/muster.control"
cp "$released/steps" "$later/extension/releases/$release"
MUSTER_KIT=$later/sql MUSTER_EXTENSION=$later/extension "$MUSTER_ROOT/scripts/build-extension" 2>/dev/null
sharedir=$("$MUSTER_PG_CONFIG" --sharedir)/extension
cp "$later/extension/muster.control" "$later"/extension/muster--* "$sharedir"
released_script >"$sharedir/muster--$release.sql"
database muster_test_extended owner muster_test_upgrader
is "the extension of release $release is made" \
    "$(query muster_test_extended "create extension muster version '$release'")" ''
is 'and filled' "$(fill muster_test_extended)" ''
questions muster_test_extended >"$work/questions"
query muster_test_extended "$(cat "$work/questions")" >"$work/before"
is 'and updated' "$(query muster_test_extended "alter extension muster update to '$next'")" ''
database muster_test_extended_fresh owner muster_test_upgrader
query muster_test_extended_fresh 'create extension muster'
fingerprint muster_test_extended_fresh "$schemas" >"$work/fresh.extension"
upgraded extension muster_test_extended "$work/fresh.extension"
rm -f "$sharedir"/muster*
make -s -C "$MUSTER_ROOT/extension" install PG_CONFIG="$MUSTER_PG_CONFIG" 2>/dev/null
