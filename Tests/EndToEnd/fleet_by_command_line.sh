# Hosts come, are claimed, given back and profiled, all by the command line.
# shellcheck shell=bash
# shellcheck disable=SC2154  # output and others come from lib.sh
matches "an unknown host registers" "$(muster heartbeat ber-1 --service basket --ip 10.0.0.1 -At)" '^registered'
matches "and is known then" "$(muster heartbeat ber-1 --service basket -At)" '^seen'
muster heartbeat ber-2 --service basket >/dev/null
exits "a bad address is refused" 1 muster heartbeat ber-1 --ip 300.1.1.1
matches "with the field" "$output" 'ip_address'
exits "an empty host is refused" 2 muster heartbeat ''
is "hosts lists both" "$(muster hosts --liveness alive -At | wc -l)" 2
exits "hosts refuses an unknown state" 2 muster hosts --liveness dead

exits "an empty pool has nothing" 1 muster claim ada
matches "and says so" "$output" 'no host is free'
value "select fleet.add_to_pool('ber-1', 'lab', '{gpu}')" >/dev/null
claim=$(muster claim ada --pool lab --label gpu --ttl 8h --key first -At)
matches "a claim gives the host" "$claim" '^ber-1\|[0-9]+\|.*\|t$'
number=$(cut -d '|' -f 2 <<<"$claim")
matches "the same key gives the same claim" "$(muster claim ada --pool lab --key first -At)" \
    "^ber-1\|$number\|.*\|f\$"
exits "there is no second host" 1 muster claim bob --pool lab
matches "and one is held" "$output" '1 held'
exits "another claim cannot end it" 1 muster release ber-1 --claim 999999
is "its own can" "$(muster release ber-1 --claim "$number")" released
is "twice is harmless" "$(muster release ber-1 --claim "$number")" 'was free already'

exits "no target, no request" 2 muster submit
exits "an unknown service is refused" 1 muster submit --service nope
is "a dry run shows the hosts" "$(muster submit --service basket --dry-run -At | cut -d '|' -f 1,2 | xargs)" \
    'ber-1|new ber-2|new'
is "and writes nothing" "$(value 'select count(*) from profiling.request')" 0
matches "a request" "$(muster submit --service basket --rate 99 --duration 2min --key one -At)" 'pending\|2$'
muster submit --service basket --key one >/dev/null
is "one for one key" "$(value 'select count(*) from profiling.request')" 1
is "each host has its command" "$(muster commands -At | wc -l)" 2
command=$(muster heartbeat ber-1 --service basket -At | cut -d '|' -f 2)
matches "the heartbeat brings it" "$command" '^[0-9a-f-]{36}$'
is "acknowledged, it is not brought again" \
    "$(muster heartbeat ber-1 --service basket --last-command "$command" -At | cut -d '|' -f 2)" ''
value "select profiling.complete('$command', 'ber-1')" >/dev/null
matches "the trail has it" "$(muster executions --host-name ber-1 -At)" "$command.*\|completed\|1\|"
matches "as JSON" "$(muster executions --json)" "\"command_id\": ?\"$command\""
