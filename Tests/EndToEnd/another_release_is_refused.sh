# A worker and a schema of different releases refuse each other with code 4 and a sentence that says
# which of them to upgrade: when the worker starts, when any other verb connects, and when the schema is
# upgraded under a worker that runs. The schema of the first release, filled, is upgraded by `muster
# install`, also after that was killed on the way.
# shellcheck shell=bash
# shellcheck disable=SC2154  # database, owner_url and others come from lib.sh
pretend() {
    sql -c "create or replace function muster.version() returns text language sql immutable parallel safe
            set search_path = pg_catalog, pg_temp as 'select ''$1'''"
}
own=$(value 'select muster.version()')
for version in 9.9.9 0.0.9; do
    pretend "$version"
    hint='Upgrade the program'
    [ "$version" = 9.9.9 ] || hint='Run: muster install'
    for verb in worker status bottlenecks; do
        exits "$verb is refused by schema $version" 4 muster "$verb"
        matches "and says which side to upgrade" "$output" "HINT: +$hint"
        matches "and what both are" "$output" "The schema is $version, this is muster $own"
    done
done
pretend "$own"

start_worker
pretend 9.9.9
until_true has_ended "$worker_pid"
code=0
wait "$worker_pid" || code=$?
is "a worker that runs while the schema is upgraded ends with code 4" "$code" 4
matches "and says why" "$(cat "$worker_log")" 'the schema is newer than this program'
pretend "${own%.*}.99"
start_worker
sleep 2
ok "a patch release changes no schema, so the worker goes on" kill -0 "$worker_pid"
kill -TERM "$worker_pid"
wait "$worker_pid" || true

# The first release, and this program over it.
released=Tests/SQL/upgrade/released/0.1.0
scripts/pg psql -qX -c "drop database if exists ${database}_first" \
    -c "create database ${database}_first owner muster_owner"
first=${owner_url/$database/${database}_first}
xz -dc "$released/kit.sql.xz" | sed '/^\\echo/d; /^-- Data tables and their sequences are dumped/,$d' |
    psql -qX1 -v ON_ERROR_STOP=1 -o /dev/null -d "$first" -f -
psql -qX -d "$first" -f "$released/data.sql"
facts() { psql -qX -v ON_ERROR_STOP=1 -v schemas="${1-}" -d "$2" -f Tests/SQL/lib/fingerprint.sql; }
schemas=$(value "select string_agg(schema_name, ',') from muster.module")
before=$(facts '' "$first" | sha256sum)
for point in before:create:1 sent:create:40 after:create:200 before:_apply_grants:1 after:_apply_grants:1 before:commit:1; do
    code=0
    (MUSTER_FAULT=$point "$muster_bin" install -d "$first") >/dev/null 2>&1 || code=$?
    is "muster install is killed at $point" "$code" 137
    until [ "$(super -At -c "select count(*) from pg_stat_activity where datname = '${database}_first'")" = 0 ]; do
        sleep 0.05
    done
    is "and has changed nothing" "$(facts '' "$first" | sha256sum)" "$before"
done
exits "then it upgrades" 0 "$muster_bin" install -d "$first"
scripts/pg psql -qX -c "drop database if exists ${database}_fresh" \
    -c "create database ${database}_fresh owner muster_owner"
fresh=${owner_url/$database/${database}_fresh}
exits "and what it installs anew" 0 "$muster_bin" install -d "$fresh"
is "has the same catalogue" "$(facts "$schemas" "$first" | sha256sum)" \
    "$(facts "$schemas" "$fresh" | sha256sum)"
exits "the worker's verbs accept it" 0 "$muster_bin" status -d "$first"
for name in first fresh; do scripts/pg psql -qX -c "drop database ${database}_$name with (force)"; done
