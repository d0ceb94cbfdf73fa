#!/usr/bin/env bash
# Clients claim and release, die with a host in hand, and are terminated at random; a checker then reads
# what they saw: no two held one host at one time. MUSTER_CLAIMS (4000) claims, MUSTER_CLIENTS (8).
set -euo pipefail
claims=${MUSTER_CLAIMS:-4000}
clients=${MUSTER_CLIENTS:-8}
database=muster_claims
work=$(mktemp -d)
killer=
cleanup() {
    [ -n "$killer" ] && kill "$killer" 2>/dev/null
    psql -Xqd postgres -c "drop database if exists $database (force)"
    rm -rf "$work"
}
trap cleanup EXIT
export PGOPTIONS='-c client_min_messages=error'
sql() { psql -XqAtd "$database" -v ON_ERROR_STOP=1 -c "$1"; }
psql -Xqd postgres -c "drop database if exists $database (force)" -c "create database $database template $MUSTER_TEMPLATE"
sql "select count(fleet.add_to_pool('vm-' || n)) from generate_series(1, 40) as n" >/dev/null
# What clients saw: got is after the answer of the claim, gave before the call of the release.
sql "create unlogged table public.seen (claim_id bigint not null, host_id bigint not null, what text not null,
         seen_at timestamptz not null default clock_timestamp())"
cat >"$work/client.sql" <<'SQL'
\set key random(1, 1000000000000)
\set dies random(1, 200)
select claim_id, host_id, hostname from fleet.claim_host('client', ttl => '3 seconds', idempotency_key => 'k' || :key) \gset
\if :dies = 1
-- The answer is lost: the client asks again with its key.
select claim_id, host_id, hostname from fleet.claim_host('client', ttl => '3 seconds', idempotency_key => 'k' || :key) \gset again_
insert into seen (claim_id, host_id, what) values (:claim_id, :host_id, case when :again_claim_id = :claim_id then 'same' else 'other' end);
\endif
insert into seen (claim_id, host_id, what) values (:claim_id, :host_id, 'got');
insert into seen (claim_id, host_id, what) values (:claim_id, :host_id, 'gave');
select fleet.release_host('vm-' || split_part(:hostname, '-', 2), :claim_id);
SQL
(
    while sleep 0.3; do
        psql -XqAtd "$database" -c 'select fleet.expire_claims()' \
            -c "select pg_terminate_backend(pid) from pg_stat_activity where datname = '$database' and application_name = 'pgbench' and random() < 0.1" \
            >/dev/null 2>&1 || true
    done
) &
killer=$!
rounds=0
while [ "$(sql "select count(*) from public.seen where what = 'got'")" -lt "$claims" ] && [ "$rounds" -lt 10000 ]; do
    # Terminated clients stop pgbench; the next round has new ones.
    timeout 20 pgbench -n -M prepared -c "$clients" -j 2 -t $((1 + claims / clients / 4)) -f "$work/client.sql" "$database" >/dev/null 2>&1 || true
    rounds=$((rounds + 1))
done
kill "$killer"
killer=
sleep 3.2
sql 'select fleet.expire_claims()' >/dev/null
psql -XqAtd "$database" -v ON_ERROR_STOP=1 <<'SQL'
set search_path = tap, public;
select plan(6);
-- A claim was held from its answer to the call of its release, or not at all when its client died.
create temporary table held as
select g.claim_id, g.host_id, g.seen_at as from_at, coalesce(r.seen_at, g.seen_at) as to_at
from seen as g
left join seen as r on r.claim_id = g.claim_id and r.what = 'gave'
where g.what = 'got';
select cmp_ok((select count(*) from held), '>', 0::bigint,
    format('%s claims seen, %s by clients that died, %s in the record', (select count(*) from held),
           (select count(*) from seen as g where what = 'got' and not exists (
               select from seen as r where r.claim_id = g.claim_id and r.what = 'gave')),
           (select count(*) from fleet.claim_history)));
select is((
    select count(*)
    from (select from_at, max(to_at) over (partition by host_id order by claim_id rows between unbounded preceding and 1 preceding) as before_to from held) as h
    where h.before_to > h.from_at), 0::bigint, 'no host was held twice at one time');
select is((select count(*) from (select claim_id from seen where what = 'got' group by 1 having count(*) > 1) as t), 0::bigint, 'no claim was given twice');
select is((select count(*) from seen where what = 'other'), 0::bigint, 'a repeated key gave the same host');
select is((select count(*) from held as h where not exists (select from fleet.claim_history as c where c.claim_id = h.claim_id)), 0::bigint,
    'every claim that a client saw is in the record');
select is((select count(*) from fleet.slot where state <> 'available'), 0::bigint, 'what dead clients held is free again');
select * from finish();
SQL
