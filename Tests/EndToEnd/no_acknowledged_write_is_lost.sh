# Promise 1: writers of every module go on while backends are terminated and the server is stopped
# without warning. What was acknowledged is there, once; what was not is sent again, and there once.
# shellcheck shell=bash
# shellcheck disable=SC2154  # database, owner_url and others come from lib.sh
acknowledged=$(mktemp -d)
sql -o /dev/null -c "select fleet.add_to_pool('vm-' || n) from generate_series(1, 400) as n" \
    -c "select fleet.heartbeat('host-' || n, 'basket', '10.0.0.' || n) from generate_series(1, 9) as n"

# writer NAME SQL...  sends each statement, with N as the number of the round, until it is
# acknowledged; then the round is noted.
writer() {
    local name=$1 round
    for round in $(seq 40); do
        until psql -qXAt -v ON_ERROR_STOP=1 -v n="$round" -d "$owner_url" -f "$acknowledged/$name.sql" \
            >"$acknowledged/$name.answer.$round" 2>/dev/null; do
            sleep 0.05
        done
        printf '%s\n' "$round" >>"$acknowledged/$name.rounds"
    done
}
cat >"$acknowledged/usage.sql" <<'SQL'
-- Sent again, the times are the same: they are part of the content.
select metering.record('task-' || :n, 'llama', 'h100', 2, date_trunc('day', now()) - :n * interval '1 min',
                       date_trunc('day', now()));
SQL
cat >"$acknowledged/claim.sql" <<'SQL'
select claim_id, hostname from fleet.claim_host('ada', idempotency_key => 'claim-' || :n);
SQL
cat >"$acknowledged/submit.sql" <<'SQL'
select request_id from profiling.submit('{"service": "basket"}', idempotency_key => 'request-' || :n);
SQL
cat >"$acknowledged/event.sql" <<'SQL'
insert into app.note (note_id) values (:n) on conflict do nothing;
SQL
sql -c 'create schema app' -c 'create table app.note (note_id int primary key)' \
    -c "select muster.audit_table('app.note')" -o /dev/null

writers=()
for name in usage claim submit event; do
    writer "$name" &
    writers+=("$!")
done
for _ in 1 2 3; do
    sleep 0.7
    super -o /dev/null -c "select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()" 2>/dev/null || true
    sleep 0.3
    scripts/pg restart immediate >/dev/null
done
wait "${writers[@]}"
for name in usage claim submit event; do
    is "every $name was acknowledged in the end" "$(wc -l <"$acknowledged/$name.rounds")" 40
done
is "each usage record is there once" \
    "$(value "select count(*) = 40 and count(distinct task_id) = 40 from metering.usage_record")" t
is "each key has one claim, and it is the acknowledged one" \
    "$(sort -u "$acknowledged"/claim.answer.*)" \
    "$(value "select s.claim_id, h.hostname from fleet.slot as s join fleet.host as h using (host_id)
              where s.idempotency_key like 'claim-%'" | sort)"
is "and there are no others" "$(value "select count(*) from fleet.slot where state = 'in-use'")" 40
is "each key has one request" "$(sort -u "$acknowledged"/submit.answer.* | wc -l)" 40
is "and no other is there" "$(value 'select count(*) from profiling.request')" 40
is "each row is audited once" \
    "$(value "select count(*) from muster.audit where relation like '%note'")" 40
rm -rf "$acknowledged"
