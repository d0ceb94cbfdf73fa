# Indexes for a whole workload: from a file, from the statistics, and from SQL through a worker.
# shellcheck shell=bash
# shellcheck disable=SC2154  # database, owner_url and others come from lib.sh
sql -f sql/sample/shop.sql
# No autovacuum, so that nothing changes but what this changes.
value "select format('alter table %s set (autovacuum_enabled = false);', c.oid::regclass) from pg_class as c
       where c.relnamespace = 'muster_sample'::regnamespace and c.relkind = 'r'" | sql -f -
sql -c 'vacuum (analyze)' 2>/dev/null
explain_login=muster_explain
sql -o /dev/null -c "grant usage on schema muster_sample to $explain_login" \
    -c "grant select on all tables in schema muster_sample to $explain_login"
file=$(mktemp)
cat >"$file" <<'SQL'
select * from muster_sample.users where email = 'a@example.com';
select o.order_id, o.total_cents from muster_sample.orders as o where o.status = 'paid' and o.created_at > '2024-01-01' order by o.created_at limit 10;
select count(*) from muster_sample.orders as o join muster_sample.order_items as i on i.order_id = o.order_id where o.user_id = 7;
select * from muster_sample.users where user_id = 5;
create table nonsense (a integer);
SQL
indexes_before=$(value "select count(*) from pg_indexes")
report=$(muster advise --workload "$file" --json || true)
get() { python3 -c 'import json, sys; a = json.load(sys.stdin); print(eval(sys.argv[1]))' "$1" <<<"$report"; }
is "a statement that is not planned is not looked at" "$(get 'len(a["statements"])')" 4
is "it saves something" "$(get 'a["relativeCost"] < 0.9')" True
is "what was chosen fits" "$(get 'a["bytes"] <= 2**30')" True
is "sizes add up" "$(get 'abs(sum(i["bytes"] for i in a["indexes"]) - a["bytes"]) < 1')" True
is "users (email) is among them" \
    "$(get 'any(i["table"] == "muster_sample.users" and i["body"].startswith("(email") for i in a["indexes"])')" True
is "the key of a table is never proposed" "$(get 'any(i["table"] == "muster_sample.users" and i["body"].startswith("(user_id") for i in a["indexes"])')" False
is "the second statement in the file is helped" "$(get 'a["statements"][1]["after"] < a["statements"][1]["before"]')" True
is "a lookup by the key has nothing to gain" "$(get 'a["statements"][3]["after"] == a["statements"][3]["before"]')" True
is "no plan is better than with all candidates" \
    "$(get 'all(s["floor"] <= s["after"] <= s["before"] for s in a["statements"])')" True
is "the curve falls" "$(get 'all(x["bytes"] <= x["budget"] for x in a["curve"])')" True
# What the planner said is remembered: the same answer again without asking, and only what changed is
# asked anew. A figure of the answer is everything but how it was come by.
figures() { get '{k: v for k, v in a.items() if k not in ("explains", "remembered", "implied", "seconds")}'; }
advised() { report=$(muster advise --json "$@" || true); }
cold=$(figures)
asked=$(get 'a["explains"]')
is "a first search asks the planner" "$(get 'a["explains"] > 10 and a["remembered"] == 0')" True
advised --workload "$file"
is "the same input gives the same answer" "$(figures)" "$cold"
is "which the planner need not be asked for" "$(get 'a["explains"], a["remembered"]')" "(0, $asked)"
advised --workload "$file" --anew --connections 1
is "asked anew it is the same answer" "$(figures)" "$cold"
is "and costs as much as the first" "$(get 'a["explains"], a["remembered"]')" "($asked, 0)"
matches "people are told both" "$(muster advise --workload "$file" || true)" "^0 EXPLAINs .* $asked more were remembered"
same_as_anew() {
    advised "${@:2}"
    warm=$(figures)
    some=$(get 'a["explains"] > 0, a["remembered"] > 0')
    advised "${@:2}" --anew
    is "$1: the answer is that of a search that asks everything" "$warm" "$(figures)"
}
other=$(mktemp)
sed "s/where o.user_id = 7/where o.user_id = 7 and i.quantity > 2/" "$file" >"$other"
same_as_anew "another condition in one statement" --workload "$other"
is "it is planned anew, the others are not" "$some" "(True, True)"
sql -c "insert into muster_sample.users select 10000000 * g + user_id, email, full_name, country, created_at
        from muster_sample.users, generate_series(1, 2) as g" -c 'analyze muster_sample.users'
same_as_anew "another table's statistics" --workload "$file"
is "its statements are planned anew, the others are not" "$some" "(True, True)"
sql -c 'create index on muster_sample.order_items (quantity)'
same_as_anew "an index more" --workload "$file"
is "likewise" "$some" "(True, True)"
sql -c 'drop index muster_sample.order_items_quantity_idx'
super -c "alter role $explain_login in database $database set work_mem = '1MB'"
same_as_anew "another setting of the planner" --workload "$file"
is "all is planned anew" "$some" "(True, False)"
super -c "alter role $explain_login in database $database reset work_mem"
sql -o /dev/null -c "select muster.set_setting('advisor.planner_memory', '0')"
advised --workload "$file"
is "nothing is remembered when it is not wanted" "$(get 'a["remembered"]')" 0
sql -o /dev/null -c "select muster.set_setting('advisor.planner_memory', null)"
is "what is kept has no name and no value" \
    "$(value "select count(*) from advisor.planner_memory as m where m.answers::text ~ 'users|email|example|status|paid'")" 0
rm -f "$other"
report=$(muster advise --workload "$file" --budget 64kB --json || true)
is "a small budget is kept" "$(get 'a["bytes"] <= 65536')" True
is "and the report says what did not fit" \
    "$(get 'any("budget" in r["reason"] or "room" in r["reason"] for r in a["rejected"])')" True
is "nothing was built" "$(value "select count(*) from pg_indexes")" "$indexes_before"
eventually "no session of the search is left" \
    "select count(*) from pg_stat_activity where usename = '$explain_login'" 0

# A value that comes again and again, and no other, is worth an index on its rows alone; the size of each
# index, also of one on an expression, is what it then takes.
sql -c 'create table muster_sample.pairs as select g::bigint * 7919 % 20000 % 5000 as a, g::bigint * 7919 % 20000 as b
        from generate_series(1, 200000) as g' -c 'analyze muster_sample.pairs' \
    -c "grant select on muster_sample.pairs to $explain_login"
cat >"$file.calls" <<'SQL'
select count(*) from muster_sample.pairs where a = 3 and b = 3;
select order_id, total_cents from muster_sample.orders where status = 'refunded' and user_id = 7;
select order_id, total_cents from muster_sample.orders where status = 'refunded' and user_id = 1234;
select count(*) from muster_sample.users where substring(country from 1 for 1) = 'B' and created_at > '2030-01-01';
select event_id from muster_sample.events where payload ->> 'kind' = 'x';
SQL
advised --workload "$file.calls" --budget 5MB
is "the rows with the value that comes again" \
    "$(get '[i["body"] for i in a["indexes"] if i["table"] == "muster_sample.orders"]')" \
    "[\"(user_id) where status = 'refunded'\"]"
advised --workload "$file.calls"
get '"\n".join(i["ddl"].replace(" concurrently", "") + ";" for i in a["indexes"])' >"$file.made"
sql -f "$file.made"
sizes=$(value "select json_object_agg(c.relname, pg_relation_size(c.oid)) from pg_class as c where c.relkind = 'i'")
is "an index on an expression is among them" "$(get 'any("payload" in i["body"] for i in a["indexes"])')" True
is "and one on columns that belong together" "$(get 'any(i["body"] in ("(a, b)", "(b, a)") for i in a["indexes"])')" True
is "each is as large as was said, within a tenth" \
    "$(get "[(i['name'], i['bytes'], ${sizes}[i['name']]) for i in a['indexes'] if i['bytes'] > 1e6 and not 0.9 < ${sizes}[i['name']] / i['bytes'] < 1.1]")" '[]'

advised --workload "$file.calls"
is "what is there is not proposed again, also with a condition" "$(get 'a["indexes"]')" '[]'
sed -n 's/^create index if not exists \([^ ]*\) .*/drop index muster_sample.\1;/p' "$file.made" | sql -f -
sed -i 's/1234/1234 and total_cents > 1/; 2s/refunded/open/' "$file.calls"
advised --workload "$file.calls" --budget 5MB
is "one of several values is not" "$(get 'any(" where " in i["body"] for i in a["indexes"])')" False
sql -c 'drop table muster_sample.pairs'
rm -f "$file.calls" "$file.made"

# What the script makes is used, and the undo takes all of it back.
script=$(mktemp)
muster advise --workload "$file" --script >"$script" || true
plan() { value "explain $(sed -n 1p "$file")"; }
matches "before: no index on users (email)" "$(plan)" 'Seq Scan on users'
ok "the script runs" sql -o /dev/null -f "$script"
matches "after: it is used" "$(plan)" 'using users_email'
report=$(muster advise --workload "$file" --json || true)
is "what is there is not proposed again" \
    "$(get 'any(i["table"] == "muster_sample.users" for i in a["indexes"])')" False
sed '1,/^-- undo/d; s/^-- //' "$script" >"$script.undo"
ok "the undo runs" sql -o /dev/null -f "$script.undo"
is "and leaves what was there" "$(value "select count(*) from pg_indexes")" "$indexes_before"

# An index that a chosen or present one makes superfluous is to go, a constraint's never.
sql -c 'create index users_email_a on muster_sample.users (email)' \
    -c 'create index users_email_b on muster_sample.users (email, user_id)'
report=$(muster advise --workload "$file" --json || true)
is "the shorter of two is to go" \
    "$(get '[d["name"] for d in a["drops"] if "users_email" in d["name"]]')" \
    "['muster_sample.users_email_a']"
is "no key is to go" "$(get 'any("pkey" in d["name"] for d in a["drops"])')" False
sql -c 'drop index muster_sample.users_email_a, muster_sample.users_email_b'

# What writes rows or locks them is planned as the SELECT of those rows, and its writing counts still.
cat >"$file.writes" <<'SQL'
update muster_sample.orders set total_cents = total_cents + 1 where user_id = 7;
delete from muster_sample.order_items as i using muster_sample.orders as o where o.order_id = i.order_id and o.user_id = 8;
insert into muster_sample.users (email, full_name, country, created_at) select email, full_name, country, created_at from muster_sample.users where email = 'a@example.com';
merge into muster_sample.orders as o using muster_sample.users as u on u.user_id = o.user_id and u.email = 'b@example.com' when matched then update set status = 'paid';
select * from muster_sample.users where email = 'c@example.com' for update skip locked;
insert into muster_sample.users (email) values ('d@example.com');
update muster_sample.own_orders set total_cents = 0 where order_id = 9;
SQL
sql -c 'create view muster_sample.own_orders as select order_id, user_id, total_cents from muster_sample.orders' \
    -c "grant select on muster_sample.own_orders to $explain_login"
advised --workload "$file.writes"
is "what has a SELECT is planned, and says so" \
    "$(get '[(s["statement"], "note" in s and "planned" in s["note"]) for s in a["statements"]]')" \
    "[('1', True), ('2', True), ('3', True), ('4', True), ('5', True), ('7', True)]"
is "what only inserts values is named, with the reason" \
    "$(get '[(r["statement"], "nothing to plan" in r["reason"]) for r in a["refused"]]')" "[('6', True)]"
is "the rows to change are found by an index" \
    "$(get 'all(s["after"] < s["before"] / 2 for s in a["statements"] if s["statement"] in ("1", "2", "3", "5"))')" True
is "who writes a table pays for its indexes, with a SELECT or without" \
    "$(get 'sorted({(i["table"].split(".")[1], tuple(i["harms"])) for i in a["indexes"] if i["table"] in ("muster_sample.orders", "muster_sample.users")})')" \
    "[('orders', ('1', '4')), ('users', ('3', '6'))]"
is "people see what was written" "$(get 'a["statements"][0]["preview"].startswith("update muster_sample.orders set")')" True
matches "and how it was planned" "$(muster advise --workload "$file.writes" || true)" \
    '1, 2, 4, 7: planned as a SELECT of the rows it would change'
sql -c 'drop view muster_sample.own_orders'
rm -f "$file.writes"

# An index on a partitioned table is one on each partition; nobody has analyzed this one as a whole.
sql <<'SQL'
create table muster_sample.readings (at date not null, device integer not null, value integer) partition by range (at);
create table muster_sample.readings_a partition of muster_sample.readings for values from ('2024-01-01') to ('2024-03-01');
create table muster_sample.readings_b partition of muster_sample.readings for values from ('2024-03-01') to ('2025-01-01')
    partition by range (at);
create table muster_sample.readings_b_c partition of muster_sample.readings_b for values from ('2024-03-01') to ('2025-01-01');
insert into muster_sample.readings select date '2024-01-01' + g % 300, g::bigint * 7919 % 5003, g from generate_series(1, 200000) as g;
analyze muster_sample.readings_a, muster_sample.readings_b_c;
SQL
sql -c "grant select on all tables in schema muster_sample to $explain_login"
printf 'select value from muster_sample.readings where device = 7;\nupdate muster_sample.readings set value = 0 where device = 8;\n' >"$file.parts"
report=$(muster advise --workload "$file.parts" --max-indexes 1 --json || true)
is "both are helped" "$(get 'all(s["after"] < s["before"] / 5 for s in a["statements"])')" True
is "by one index" "$(get '[(i["table"], i["body"].split(",")[0].rstrip(")")) for i in a["indexes"]]')" "[('muster_sample.readings', '(device')]"
is "each partition gets its own before the table adopts them" \
    "$(get '[" concurrently " in s for s in a["indexes"][0]["steps"]]')" "[True, True, False]"
muster advise --workload "$file.parts" --max-indexes 1 --script >"$file.made"
ok "the commands run" sql -o /dev/null -v ON_ERROR_STOP=1 -f "$file.made"
made=$(get 'a["indexes"][0]["name"]')
is "and make a valid index" "$(value "select indisvalid from pg_index where indexrelid = 'muster_sample.$made'::regclass")" t
size=$(value "select sum(pg_relation_size(relid)) from pg_partition_tree('muster_sample.$made')")
is "as large as was said, within a tenth" "$(get "0.9 < $size / a['indexes'][0]['bytes'] < 1.1 or ($size, a['indexes'][0]['bytes'])")" True
matches "which is used" "$(value "explain $(sed -n 1p "$file.parts")")" 'using readings_(a|b_c)_device|on readings_(a|b_c)_device'
report=$(muster advise --workload "$file.parts" --max-indexes 1 --json || true)
is "and not proposed again" "$(get 'any(i["body"] == "(device)" for i in a["indexes"])')" False
sed '1,/^-- undo/d; s/^-- //' "$file.made" >"$file.undo"
ok "the undo runs" sql -o /dev/null -v ON_ERROR_STOP=1 -f "$file.undo"
is "and nothing is left of it" "$(value "select count(*) from pg_indexes where tablename ~ '^readings'")" 0
sql -c 'drop table muster_sample.readings'
rm -f "$file.parts" "$file.made" "$file.undo"

# A statement whose planning would run an untrusted function is left out, and the rest is not.
super -q -c 'create role mallory' -c 'create schema evil authorization mallory' \
    -c "create function evil.f() returns integer language sql immutable as 'select 1'" \
    -c 'alter function evil.f() owner to mallory' -c 'grant usage on schema evil to public'
printf 'select * from muster_sample.users where email = %s and user_id = evil.f();\n' "'x'" >>"$file"
report=$(muster advise --workload "$file" --json || true)
is "the hazard is told" "$(get 'len(a["refused"]), "untrusted" in a["refused"][0]["reason"]')" '(1, True)'
is "the others are advised on" "$(get 'len(a["statements"])')" 4
super -q -c 'drop schema evil cascade' -c 'drop role mallory'

# From the statistics, weighted by time; and from SQL, which needs a worker.
super -o /dev/null -c 'select pg_stat_statements_reset()'
sed '/create table/d; /evil/d' "$file" | sql -o /dev/null -f -
muster scan --no-plans >/dev/null
muster advise --json >"$script" || true
report=$(<"$script")
is "the statistics' statements are weighted by their time" "$(get 'a["isTimed"]')" True
is "and indexes are found for them" "$(get 'len(a["indexes"]) > 0')" True
matches "without a worker the request waits, and SQL says so" \
    "$(sql -c "call advisor.advise(timeout => '1 second')" 2>&1 || true)" 'no worker answered in time'
"$muster_bin" worker -d "$worker_url" 2>/dev/null &
children+=($!)
eventually "a worker that comes answers it" \
    "select status from advisor.advice order by advice_id desc limit 1" "done"
is "and the next one" \
    "$(sql -At -c "call advisor.advise('100MB')" | cut -d '|' -f 2)" "done"
is "with a row for each index" \
    "$(value "select count(*) > 0 and count(*) = (
                  select count(*) from advisor.advice as a cross join unnest(a.ddl) as u (command)
                  where a.advice_id = (select max(advice_id) from advisor.advice)
                    and u.command like 'create index concurrently%')
              from advisor.advice_index where advice_id = (select max(advice_id) from advisor.advice)")" t

# A table of hundreds of partitions takes one catalogue question, not one for each pair of columns.
sql -o /dev/null <<'SQL'
create table muster_sample.many (at date not null, a int, b int, c int, d int, e int, f int, g int)
    partition by range (at);
select format('create table muster_sample.many_%s partition of muster_sample.many for values from (%L) to (%L)',
              g, date '2024-01-01' + g, date '2024-01-01' + g + 1)
from generate_series(0, 499) as g \gexec
insert into muster_sample.many
select date '2024-01-01' + g % 500, g::bigint * 7919 % 9973, g, g, g, g, g, g from generate_series(1, 100000) as g;
analyze muster_sample.many;
SQL
super -c 'analyze pg_catalog.pg_statistic, pg_catalog.pg_attribute, pg_catalog.pg_class'
sql -o /dev/null -c "grant select on muster_sample.many to $explain_login"
printf 'select b from muster_sample.many where a = 7;\n' >"$file"
exits "one with five hundred partitions is advised on" 0 muster advise --workload "$file"
matches "with a plan for each candidate, and no more" "$output" "[23] EXPLAINs in"
rm -f "$file" "$script" "$script.undo"
