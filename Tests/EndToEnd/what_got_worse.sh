# Families on the sample; a plan that gets worse because an index goes, and by its cause; a statement
# that waits for another; one that suddenly takes ten times as long. Each is found, tagged and told.
# shellcheck shell=bash
# shellcheck disable=SC2154  # database, owner_url and others come from lib.sh
sql -f sql/sample/shop.sql
sql -c 'create index users_email_idx on muster_sample.users (email)'
muster scan --no-plans >/dev/null
sql -f sql/sample/workload.sql
muster scan >/dev/null

# Families.
family() { value "select family from advisor.stat_statement where normalized like '%$1%'"; }
is "a family by equality" "$(family 'users where email =')" users_by_email
is "a family by pattern" "$(family 'full_name like')" users_like_full_name
is "a family of a join" "$(family 'join muster_sample.order_items')" orders_join_by_user_id
is "a family by two columns" "$(family 'where status =')" orders_by_status_created_at
before=$(value 'select string_agg(label, $$,$$ order by label) from advisor.family')
value "delete from advisor.family_member" >/dev/null
muster scan >/dev/null
is "made again, they are called the same" \
    "$(value 'select string_agg(label, $$,$$ order by label) from advisor.family')" "$before"

# A plan gets worse by itself.
id=$(value "select statement_id from advisor.statement where normalized like '%users where email =%'")
is "the plan uses the index" \
    "$(value "select indexes from advisor.plan_history where statement_id = $id")" '["users_email_idx"]'
sql -c 'drop index muster_sample.users_email_idx'
value 'select advisor.scan(force => true)' >/dev/null
muster scan >/dev/null
is "it is a regression, and the cause is known" \
    "$(value "select is_regression || ' ' || causes[1] from advisor.plan_history
              where statement_id = $id order by plan_id desc limit 1")" \
    'true the index muster_sample.users_email_idx was dropped'
is "an event says so" \
    "$(value "select detail -> 'causes' ->> 0 from muster.event where topic = 'advisor_regression' and subject = '$id'")" \
    'the index muster_sample.users_email_idx was dropped'
matches "so does the answer" "$(muster ask 'what got worse')" \
    "plan of statement $id changed .*users_email_idx was dropped"
matches "and what changed" "$(muster ask 'what changed in the last hour')" 'The index muster_sample.users_email_idx was dropped'
pair=$(value "select from_plan_id || ' ' || plan_id from advisor.plan_history where statement_id = $id and is_regression")
# shellcheck disable=SC2086  # two words
matches "and the diff" "$(muster diff $pair)" 'likely cause: the index muster_sample.users_email_idx was dropped'
matches "and the list" "$(muster bottlenecks)" 'unusual +plan got worse'

# A statement waits for another one.
sql -c 'create table public.account (id int primary key, balance int)' -c 'insert into public.account values (1, 0)' \
    -c 'update public.account set balance = 1 where id = 1'
value 'select advisor.scan()' >/dev/null
hold 'update public.account set balance = 2 where id = 1' 'update public.account set balance = 3 where id = 1'
muster scan >/dev/null
let_go
muster scan >/dev/null
is "who waited, for what, and for whom" \
    "$(value "select w.relation || ' ' || (s.normalized ~ 'update public.account') || ' ' || w.blocker_state
              from advisor.stat_lock_wait as w join advisor.statement as s using (statement_id)
              order by w.wait_id limit 1")" 'public.account true active'
waits=$(value "select statement_id from advisor.stat_lock_wait where statement_id is not null limit 1")
matches "the list has a chip" \
    "$(value "select chips::text from advisor.bottlenecks(100) where query_id = $waits")" 'contention suspected'
matches "the answer names the blocker" "$(muster ask 'why is it slow' "$waits")" 'which process [0-9]+ held'

# A seeded jump: 5 ms a call for thirty scans, then 50.
run() {
    sql -o /dev/null -c "select balance from public.account, pg_sleep($1)" \
        -c "select balance from public.account, pg_sleep($1)" -c 'select advisor.scan()'
}
for _ in $(seq 30); do run 0.005; done
muster scan >/dev/null
is "thirty quiet scans raise no alarm" "$(value "select count(*) from advisor.stat_anomaly where query ~ 'pg_sleep'")" 0
for _ in 1 2; do run 0.05; done
is "the jump is found" \
    "$(value "select state || ' ' || (factor between 5 and 15) from advisor.stat_anomaly where query ~ 'pg_sleep'")" 'open true'
is "as an event" "$(value "select count(*) > 0 from muster.event where topic = 'advisor_anomaly'")" t
matches "and in the answer" "$(muster ask 'what got worse')" 'is slower than usual from'
ok "answers are kept with their sources" test \
    "$(value "select count(*) from advisor.answer where sentences -> 0 ->> 'source' <> ''")" -gt 3
