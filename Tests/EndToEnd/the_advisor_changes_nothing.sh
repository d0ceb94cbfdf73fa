# Promise 5: the advisor never changes user tables, never runs user DML, never leaves a hypothetical
# index behind, and never runs with superuser rights.
# shellcheck shell=bash
# shellcheck disable=SC2154  # database, owner_url and others come from lib.sh
sql -f sql/sample/shop.sql
super -o /dev/null -c 'select pg_stat_statements_reset()'
muster scan --no-plans >/dev/null
for pattern in equality composite correlated; do sql -v pattern=$pattern -f sql/sample/workload.sql; done
# Statements that write, captured like the others.
sql -o /dev/null -c "update muster_sample.users set country = 'FR' where user_id = 5" \
    -c "delete from muster_sample.events where event_id = 7" \
    -c "insert into muster_sample.events (event_id, user_id, occurred_at, payload) select event_id + 9000000, user_id, now(), payload
        from muster_sample.events where event_id = 8" \
    -c "with gone as (delete from muster_sample.events where event_id = 9 returning 1) select count(*) from gone"

# Contents of every table of the user's, and the definitions of everything that is not ours.
contents() {
    sql -At -c "
        select format('select %L, count(*), sum(hashtextextended(t::text, 0)) from %s as t;',
                      c.oid::regclass, c.oid::regclass)
        from pg_class as c
        where c.relkind = 'r' and c.relnamespace = 'muster_sample'::regnamespace
        order by c.oid::regclass::text" | psql -qXAt -d "$owner_url" -f -
}
definitions() {
    super -At -c "
        select c.oid::regclass, c.relkind, c.relfilenode, c.relnatts, c.reloptions
        from pg_class as c
        join pg_namespace as n on n.oid = c.relnamespace
        where n.nspname !~ '^(pg_|muster\$|advisor|fleet|profiling|metering|batch)'
        order by 1::text, 2"
}
writes() {
    super -At -c "select sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_user_tables
                  where schemaname = 'muster_sample'"
}
sleep 1.2
contents_before=$(contents)
definitions_before=$(definitions)
writes_before=$(writes)

start_worker
muster scan >/dev/null
value 'select advisor.request_scan()' >/dev/null
eventually "the worker followed up a scan" \
    "select count(*) >= 1 from advisor.scan_request where status = 'done'" t
for id in $(value 'select statement_id from advisor.statement order by 1'); do
    muster simulate "$id" >/dev/null 2>&1 || true
    muster ask 'why is it slow' "$id" >/dev/null
done
ok "contents were read" grep -q "muster_sample.users|100000|" <<<"$contents_before"
ok "simulations were made" test "$(value "select count(*) from advisor.simulation where status = 'done'")" -ge 3
is "no table was changed" "$(contents)" "$contents_before"
is "no relation was made, altered or dropped" "$(definitions)" "$definitions_before"
sleep 1.2
is "no row was written" "$(writes)" "$writes_before"
is "statements that write were captured" \
    "$(value "select count(*) >= 4 from advisor.statement where normalized ~ '(update|delete|insert) '")" t
is "no session holds a hypothetical index" "$(value 'select count(*) from hypopg()')" 0
is "the worker's sessions are no superuser's" \
    "$(super -At -c "select count(*) from pg_stat_activity as a join pg_roles as r on r.rolname = a.usename
        where a.application_name like 'muster%' and (r.rolsuper or r.rolcreaterole or r.rolbypassrls)
          and a.datname = current_database()")" 0
is "and there are such sessions" \
    "$(super -At -c "select count(*) >= 4 from pg_stat_activity where application_name like 'muster%'
        and datname = current_database()")" t
exits "a worker that is a superuser is refused" 6 "$muster_bin" worker -d "$super_url"
