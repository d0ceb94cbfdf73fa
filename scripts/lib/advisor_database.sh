# For the benches of the advisor: a database with the kit, its roles, logins and sandbox.
# Source it after common.sh.
# shellcheck shell=bash

# advisor_database NAME  makes it anew; sets super_url, owner_url and worker_url, and where the
# logins of EXPLAIN and of the sandbox connect.
advisor_database() {
    scripts/pg start
    scripts/pg psql -qXAt -v ON_ERROR_STOP=1 -v name="$1" <<'SQL'
set client_min_messages = warning;
select 'create role muster_owner login createrole'
where not exists (select from pg_roles where rolname = 'muster_owner') \gexec
drop database if exists :"name" with (force);
create database :"name" owner muster_owner;
\c :"name"
create extension pg_stat_statements;
create extension hypopg;
SQL
    # shellcheck disable=SC2034  # read by the benches
    super_url=$(scripts/pg url "$1")
    owner_url=${super_url/user=postgres/user=muster_owner}
    # shellcheck disable=SC2034
    worker_url=${super_url/user=postgres/user=muster_worker}
    export MUSTER_EXPLAIN_URL=${super_url/user=postgres/user=muster_explain}
    export MUSTER_SANDBOX_URL=${super_url/user=postgres/user=muster_sandbox}
    psql -qX -v ON_ERROR_STOP=1 -d "$owner_url" -o /dev/null -f sql/install.sql
    psql -qX -v ON_ERROR_STOP=1 -d "$owner_url" -o /dev/null \
        -c 'select muster.setup_roles(reuse => true)' \
        -c 'select muster.setup_logins(reuse => true)' \
        -c 'select advisor.setup_sandbox(reuse => true)'
}
