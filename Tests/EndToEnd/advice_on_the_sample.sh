# The main job on the sample: advice for five patterns, none where no B-tree helps, and simulations
# that leave nothing behind.
# shellcheck shell=bash
# shellcheck disable=SC2154  # database, owner_url and others come from lib.sh
sql -f sql/sample/shop.sql
muster scan --no-plans >/dev/null
coproc LIVE { psql -qX -d "$owner_url"; }
# The pattern with a key in an expression last, so that the session still shows its text.
printf '%s\n' '\i sql/sample/workload.sql' '\set pattern json' '\i sql/sample/workload.sql' \
    '\o' '\echo done' >&"${LIVE[1]}"
read -r _ <&"${LIVE[0]}"
muster scan

# best RELATION KEYS  prints whether an open index on these keys saves more than half.
best() {
    value "select coalesce(max(r.improvement), 0) > 0.5
           from advisor.recommendation as r
           where r.state = 'open' and r.relation = 'muster_sample.$1'
             and r.target = \$\$muster_sample.$1 ($2)\$\$"
}
is "equality: an index on users (email)" "$(best users email)" t
is "composite: equality before range" "$(best orders 'status, created_at')" t
is "join: an index on the filter" "$(best orders user_id)" t
is "join: an index on the joined column" "$(best order_items order_id)" t
is "correlated subquery: an index on events (user_id)" "$(best events user_id)" t
is "JSON expression" "$(best events "(payload ->> 'device')")" t
is "no B-tree is advised for the infix LIKE" \
    "$(value "select count(*) from advisor.recommendation
              where state = 'open' and ddl ilike '%create index%full_name%'")" 0
is "and the reason is given" \
    "$(value "select count(*) from advisor.recommendation
              where state = 'open' and rule = '0010_no_index_helps'")" 1
is "the redundant index is found, and the longer one is kept" \
    "$(value "select string_agg(target, ',') from advisor.recommendation
              where state = 'open' and kind = 'redundant_index'")" \
    muster_sample.order_items_product_idx
is "statistics that are stale" \
    "$(value "select string_agg(target, ',') from advisor.recommendation
              where state = 'open' and rule in ('0008_stale_statistics', '0009_skewed_statistics')")" muster_sample.shipments
is "no primary key is proposed to be dropped" \
    "$(value "select count(*) from advisor.recommendation where ddl like '%pkey%'")" 0

while read -r id; do
    exits "statement $id simulates" 0 muster simulate "$id"
done < <(value "select distinct l.statement_id from advisor.recommendation_statement as l
                join advisor.recommendation as r using (recommendation_id)
                where r.state = 'open' and r.ddl like 'create index%' order by 1")
is "no hypothetical index is seen from another connection" "$(value 'select count(*) from hypopg()')" 0
is "no index was built" \
    "$(value "select count(*) from pg_indexes where schemaname = 'muster_sample'")" 9
is "what_if leaves none in the caller's own session" \
    "$(value "select count(*) from advisor.what_if(
                  'select * from muster_sample.users where email = ''x''',
                  'create index on muster_sample.users (email)');
              select count(*) from hypopg()")" $'2\n0'
id=$(value "select statement_id from advisor.statement where normalized like '%email =%'")
matches "the answer cites its rows" "$(muster ask 'why is it slow' "$id")" '\[advisor\.plan [0-9]+\]'
start_worker --poll 1s
matches "and shows the impact that a worker has just found" "$(muster ask 'show impact' "$id" --simulate)" \
    'Simulated at .*users \(email\).*nothing was built or run'
matches "an unknown question gets the list of those that are known" \
    "$(muster ask 'what is the weather')" 'show impact'
is "no literal is kept" \
    "$(value "select count(*) from advisor.statement where normalized ~ 'user997@|device-601'")" 0

# Columns that depend on each other: how many values they have together is looked into by the login that may.
sql -o /dev/null -c "create table muster_sample.pairs as
         select h.b % 5000 as a, h.b from generate_series(1, 200000) as g,
             lateral (select (hashint4(g) & 2147483647) % 20000 as b) as h" \
    -c 'analyze muster_sample.pairs' -c 'grant select on muster_sample.pairs to muster_explain' \
    -c 'select count(*) from muster_sample.pairs where a = 3 and b = 3' \
    -c 'select advisor.refresh_facts(force => true)'
muster scan >/dev/null
is "they are counted" "$(value "select columns from advisor.combination_fact where relid = 'muster_sample.pairs'::regclass
                                and distinct_values between 17000 and 23000")" '{a,b}'
sql -c 'create index pairs_probe on muster_sample.pairs (b, a)'
is "the size of the index is told within a tenth" \
    "$(value "select abs(r.size_bytes::numeric / pg_relation_size('muster_sample.pairs_probe') - 1) < 0.1
              from advisor.recommendation as r
              where r.relation = 'muster_sample.pairs' and jsonb_array_length(r.evidence -> 'keys') = 2")" t
