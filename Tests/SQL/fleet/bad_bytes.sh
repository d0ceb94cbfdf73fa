#!/usr/bin/env bash
# NUL and invalid UTF-8 at the border: each is refused with an error that names it, in a name, in an
# inventory and in a body of the agent protocol, and nothing of them is stored.
set -euo pipefail
database=muster_bad_bytes
trap 'psql -Xqd postgres -c "drop database if exists $database (force)"' EXIT
export PGOPTIONS='-c client_min_messages=error'
psql -Xqd postgres -c "drop database if exists $database (force)" -c "create database $database template $MUSTER_TEMPLATE"

# code STATEMENT  the SQLSTATE that the statement, read as bytes from standard input, ends with; or ok.
code() {
    local output
    output=$(printf '%b' "$1" | psql -XqAtd "$database" -v VERBOSITY=sqlstate 2>&1 >/dev/null || true)
    output=${output##*ERROR:  }
    printf '%s\n' "${output:-ok}" | head -n 1
}
number=0
is() {
    number=$((number + 1))
    if [ "$2" = "$3" ]; then echo "ok $number - $1"; else echo "not ok $number - $1: $2, wanted $3"; fi
}

is 'invalid UTF-8 in a hostname' "$(code "select fleet.heartbeat('ber-\\xff')")" 22021
is 'a cut character in a service' "$(code "select fleet.heartbeat('ber', 'b\\xc3')")" 22021
is 'an overlong encoding in a holder' "$(code "select fleet.claim_host('\\xc0\\xaf')")" 22021
is 'a surrogate in a pool' "$(code "select fleet.add_to_pool('ber', '\\xed\\xa0\\x80')")" 22021
is 'an escaped NUL in an inventory' \
    "$(code "select fleet.heartbeat('ber', containers => '[\"a\\\\u0000b\"]')")" 22P05
is 'an escaped NUL in a body' \
    "$(code "select profiling.api_heartbeat('{\"hostname\": \"a\\\\u0000b\"}')")" 22P05
is 'a lone surrogate in a body' \
    "$(code "select profiling.api_profile_request('{\"service_name\": \"\\\\ud800\"}')")" 22P02
is 'a NUL by escape in a text' "$(code "select fleet.heartbeat(E'a\\\\000b')")" 22021
is 'a control character in a hostname' "$(code "select fleet.heartbeat(E'a\\\\001b')")" MU020
is 'a control character in a body' \
    "$(code "select profiling.api_heartbeat('{\"hostname\": \"a\\\\u0001\", \"service_name\": \"s\", \"ip_address\": \"::1\"}')")" MU037
is 'nothing was stored' "$(psql -XqAtd "$database" -c 'select count(*) from fleet.host')" 0
is 'what is valid goes on' "$(code "select fleet.heartbeat('ber-\\xc3\\xbc')")" ok
echo "1..$number"
