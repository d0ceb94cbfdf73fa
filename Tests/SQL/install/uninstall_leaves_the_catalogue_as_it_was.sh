#!/usr/bin/env bash
# Uninstall leaves the catalogue as it was, lists what goes, and does not take what others built.
# shellcheck source=Tests/SQL/lib/shell.sh
. "$MUSTER_ROOT/Tests/SQL/lib/shell.sh"

name=muster_test_uninstall
snapshot() {
    fingerprint "$name" >"$work/$1.facts"
    pg_dump --schema-only "$name" 2>&1 | grep -v '^\\\(un\)\?restrict' >"$work/$1.dump"
}
restore_of() {
    same_files "$1" "$work/before.facts" "$work/$2.facts"
    same_files "$1, says pg_dump" "$work/before.dump" "$work/$2.dump"
}

role muster_test_remover login
database "$name" owner muster_test_remover
export PGUSER=muster_test_remover
query "$name" 'create table public.account (account_id bigint primary key, secret text)'
snapshot before

run_uninstall "$name"
is 'nothing to remove is no failure' "$code $out" '0 muster is not installed here'

run_install "$name"
run_uninstall "$name"
is 'uninstall succeeds' "$code" 0
matches 'and lists what it drops' "$out" 'table +\| muster\.event'
matches 'the schema itself included' "$out" 'schema +\| muster'
snapshot after
restore_of 'the catalogue is as it was' after

# Used in earnest before.
on_server 'alter role muster_test_remover createrole'
run_install "$name"
query "$name" "select muster.setup_roles('mt_reader', 'mt_agent', 'mt_operator', 'mt_admin')" >/dev/null
query "$name" "select muster.setup_logins('mt_worker', 'mt_explain')" >/dev/null
roles+=(mt_worker mt_explain mt_admin mt_operator mt_reader mt_agent)
query "$name" "select muster.audit_table('public.account', '{secret}')" >/dev/null
query "$name" "insert into public.account values (1, 'x')"
query "$name" 'call muster.run_due_tasks()'
query "$name" "select muster.set_setting('muster.event_retention', '1 day')" >/dev/null
run_uninstall "$name"
is 'after use it succeeds too' "$code" 0
matches 'its triggers on tables of yours are listed' "$out" '_800_audit on public.account'
snapshot used
restore_of 'the catalogue is as it was after use' used
is 'roles stay, they are the cluster''s' \
    "$(query "$name" "select count(*) from pg_roles where rolname ~ '^mt_'")" 6

run_install "$name"
query "$name" "select muster.setup_roles('mt_reader', 'mt_agent', 'mt_operator', 'mt_admin', true)" \
    >/dev/null
query "$name" "select muster.setup_logins('mt_worker2', 'mt_explain2')" >/dev/null
run_uninstall "$name" -v drop_roles=1
is 'roles are dropped when asked for' "$code" 0
is 'but only those that this database created' \
    "$(query "$name" "select string_agg(rolname, ' ' order by rolname) from pg_roles
                      where rolname ~ '^mt_'")" \
    'mt_admin mt_agent mt_explain mt_operator mt_reader mt_worker'

# What others built on ours.
run_install "$name"
query "$name" 'create view public.recent as select event_id from muster.event'
snapshot built
run_uninstall "$name"
is 'what others built stops it' "$code" 3
matches 'with MU203' "$out" 'MU203: other objects depend on muster.*recent.*HINT'
snapshot refused
same_files 'and nothing is touched' "$work/built.facts" "$work/refused.facts"
run_uninstall "$name" -v cascade=1
is 'unless told to take it along' "$code" 0
snapshot cascaded
restore_of 'the catalogue is as it was after that' cascaded

# Not ours.
query "$name" 'create schema muster'
run_uninstall "$name"
matches 'a schema that is not ours is not dropped' "$out" 'MU403'
