# `muster watch vm` tells 200 hosts' changes across a lost connection and a server that is killed; what
# was written while nobody listened is told afterwards, and nothing twice.
# shellcheck shell=bash
# shellcheck disable=SC2154  # worker_url and others come from lib.sh
start_worker
seen=$(mktemp)
"$muster_bin" watch vm -d "$worker_url" >"$seen" 2>/dev/null &
watcher=$!
children+=("$watcher")
listens() {
    [ "$(super -At -c "select count(*) from pg_stat_activity
                       where application_name = 'muster watch' and query ilike 'listen%'")" = 1 ]
}
until_true listens

add() { value "select count(fleet.add_to_pool('vm-' || n, 'lab')) from generate_series($1, $2) as n" >/dev/null; }
told() { cut -d '|' -f 3 "$seen" | grep -c '^vm-' || true; }
has_told() { [ "$(told)" -ge "$1" ]; }
# wait_for NAME COUNT  waits until so many lines were written.
wait_for() {
    until_true has_told "$2" || true
    is "$1" "$(told)" "$2"
}
add 1 50
wait_for "the changes of 50 hosts" 50
# The first flush of a new database may tell everybody to read again: a line with an asterisk.
matches "with their state" "$(grep -m 1 '|vm-' "$seen")" '^[0-9]+\|[^|]+\|vm-[0-9]+\|lab\|available\|\|$'

super -o /dev/null -c "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'muster watch'"
add 51 100
wait_for "after its connections were ended" 100

kill -STOP "$watcher"
add 101 150
eventually "told while the watcher was asleep" \
    "select count(distinct subject) from muster.event where topic = 'fleet_vm' and subject <> '*'" 150
# Events are committed asynchronously; the next synchronous commit makes them durable. Without it a crash
# may take them, which is what the asterisk is for.
super -o /dev/null -c "select pg_logical_emit_message(true, 'muster', 'flush')"
scripts/pg restart immediate
until_true is_answering
kill -CONT "$watcher"
add 151 200
wait_for "across a server that was killed" 200
is "nothing twice" "$(cut -d '|' -f 1 "$seen" | sort | uniq -d | wc -l)" 0
ok "the crash is told" grep -q '|\*|' "$seen"
last=$(tail -n 1 "$seen" | cut -d '|' -f 1)
number=$(value "select claim_id from fleet.claim_host('ada', 'lab')")
wait_for "a claim is a change" 201
matches "with its holder" "$(tail -n 1 "$seen")" "in-use\|ada\|$number\$"

# Another watcher goes on behind an event.
again=$(mktemp)
"$muster_bin" watch vm --after "$last" -d "$worker_url" >"$again" 2>/dev/null &
another=$!
children+=("$another")
until_true test -s "$again" || true
kill -TERM "$another"
wait "$another" || true
is "--after goes on there" "$(cat "$again")" "$(tail -n 1 "$seen")"
exits "--after refuses what is not kept" 2 muster watch vm --after 999999999
exits "there is nothing else to watch" 2 muster watch pools
kill -TERM "$watcher"
