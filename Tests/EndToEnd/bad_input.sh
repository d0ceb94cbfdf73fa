# Bad input: a clear error of class MU with a hint, the documented exit code, nothing half done.
# shellcheck shell=bash
# shellcheck disable=SC2154  # database, owner_url and others come from lib.sh
exits "an unknown verb" 2 muster simulat
matches "suggests the nearest" "$output" 'simulate'
exits "an unknown option" 2 muster scan --tpo 3
matches "suggests the nearest" "$output" '\-\-top'
exits "an unknown statement" 1 muster query 424242
matches "says so, with a hint" "$output" 'HINT'
exits "a statement that is no number" 2 muster query x
exits "an unknown plan" 1 muster diff 1 2
exits "nothing to simulate" 2 muster simulate --best
exits "no such server" 1 "$muster_bin" doctor -d 'host=/nonexistent dbname=x'
printf 'select from where; select 1' >/tmp/statements.$$
exits "a statement that does not parse is a finding" 5 "$muster_bin" fingerprint /tmp/statements.$$
rm -f /tmp/statements.$$
exits "a password on the command line" 2 "$muster_bin" status -d 'postgresql://ada:hunter2@localhost/app'
ok "is not repeated" bash -c "! grep -q hunter2 <<<'$output'"
scripts/pg psql -qX -c "drop database if exists ${database}_bare" -c "create database ${database}_bare owner muster_owner"
bare=${owner_url/$database/${database}_bare}
exits "a database without Muster" 4 "$muster_bin" status -d "$bare"
matches "names the command" "$output" 'muster install'
exits "installs without any extension, as no superuser" 0 "$muster_bin" install -d "$bare"
exits "installs again" 0 "$muster_bin" install -d "$bare"
exits "the doctor has findings" 5 "$muster_bin" doctor -d "$bare"
matches "names what is missing and the command" "$output" 'create extension pg_stat_statements'
exits "a scan without pg_stat_statements" 1 "$muster_bin" scan --no-plans -d "$bare"
matches "is refused with a hint" "$output" 'create extension'
psql -qX -d "$bare" -c "update muster.schema_step set checksum = repeat('0', 64) where step = 2"
exits "a ledger that does not match" 1 "$muster_bin" install -d "$bare"
scripts/pg psql -qX -c "drop database ${database}_bare with (force)"
scripts/pg psql -qX -c "drop database if exists ${database}_theirs" -c "create database ${database}_theirs owner muster_owner"
theirs=${owner_url/$database/${database}_theirs}
psql -qX -d "$theirs" -c 'create schema advisor'
exits "a schema that is not ours" 1 "$muster_bin" install -d "$theirs"
matches "is left alone" "$output" 'advisor'
is "and nothing was installed" \
    "$(psql -qXAt -d "$theirs" -c "select count(*) from pg_namespace where nspname in ('muster', 'fleet')")" 0
scripts/pg psql -qX -c "drop database ${database}_theirs with (force)"
exits "a role without rights" 1 "$muster_bin" scan --no-plans -d "${owner_url/user=muster_owner/user=muster_explain}"
exits "a worker that would be superuser" 6 "$muster_bin" worker -d "$super_url"
