# Indexes for a whole workload: from a file, from the statistics, and from SQL through a worker.
# shellcheck shell=bash
# shellcheck disable=SC2154  # database, owner_url and others come from lib.sh
sql -f sql/sample/shop.sql
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
again=$(muster advise --workload "$file" --json || true)
first=$report
report=$again
is "the same input gives the same answer" \
    "$(get '[i["ddl"] for i in a["indexes"]], a["explains"]')" \
    "$(report=$first get '[i["ddl"] for i in a["indexes"]], a["explains"]')"
report=$(muster advise --workload "$file" --budget 64kB --json || true)
is "a small budget is kept" "$(get 'a["bytes"] <= 65536')" True
is "and the report says what did not fit" \
    "$(get 'any("budget" in r["reason"] or "room" in r["reason"] for r in a["rejected"])')" True
is "nothing was built" "$(value "select count(*) from pg_indexes")" "$indexes_before"
eventually "no session of the search is left" \
    "select count(*) from pg_stat_activity where usename = '$explain_login'" 0

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
rm -f "$file" "$script" "$script.undo"
