# The main job on the sample: advice for five patterns, none where no B-tree helps.
# shellcheck shell=bash
sql -f sql/sample/shop.sql
muster scan --no-plans >/dev/null
coproc LIVE { psql -qX -d "$owner_url"; }
printf '\\i sql/sample/workload.sql\n\\set pattern json\n\\i sql/sample/workload.sql\n\\o\n\\echo done\n' >&"${LIVE[1]}"
read -r _ <&"${LIVE[0]}"
muster scan

best() {
    value "select coalesce(max(r.improvement), 0) > 0.5
           from advisor.recommendation as r
           where r.state = 'open' and r.relation = '$1' and r.ddl ilike '$2'"
}
is "equality: an index on users (email)" "$(best muster_sample.users '%(email)%')" t
is "composite: status, then created_at" \
    "$(best muster_sample.orders '%(status, created_at)%')" t
is "join: an index on the joined column" \
    "$(best muster_sample.order_items '%(order_id)%')" t
is "correlated subquery: an index on events (user_id)" \
    "$(best muster_sample.events '%(user_id)%')" t
is "JSON expression" "$(best muster_sample.events "%((payload ->> 'device'%")" t
is "no B-tree is advised for the infix LIKE" \
    "$(value "select count(*) from advisor.recommendation
              where state = 'open' and ddl ilike '%create index%full_name%'")" 0
is "the redundant index is found, and the longer one is kept" \
    "$(value "select string_agg(target, ',') from advisor.recommendation
              where state = 'open' and kind = 'redundant_index'")" \
    muster_sample.order_items_product_idx
is "no primary key is proposed to be dropped" \
    "$(value "select count(*) from advisor.recommendation where ddl like '%pkey%'")" 0
