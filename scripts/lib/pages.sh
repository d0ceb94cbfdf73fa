# Starts the HTTP server for scripts that look at its pages. Source it after common.sh.
# shellcheck shell=bash

# The packages that a script with a browser needs.
# shellcheck disable=SC2034  # read by the scripts that source this file
browser_packages=(chromium chromium-driver python3-selenium fonts-dejavu-core)

# start_pages PROGRAM OWNER_URL ARG...  serves that database on a free port of this machine: the address
# is in $pages_address, a token of each kind in $reader_token, $operator_token and $admin_token, the
# process in $pages_pid, its log in $pages_log. ARG are more options of muster serve.
start_pages() {
    local program=$1 url=$2
    shift 2
    psql -qX -v ON_ERROR_STOP=1 -d "$url" -o /dev/null -c 'select muster.setup_web(reuse => true)'
    reader_token=$(pages_token "$url" reader)
    operator_token=$(pages_token "$url" operator)
    # shellcheck disable=SC2034  # read by the scripts that source this file
    admin_token=$(pages_token "$url" admin)
    pages_log=$(mktemp)
    MUSTER_WEB_URL=${url/user=muster_owner/user=muster_web} \
        "$program" serve --listen "${MUSTER_LISTEN-127.0.0.1:0}" -d "${url/user=muster_owner/user=muster_web}" "$@" \
        >"$pages_log" 2>&1 &
    pages_pid=$!
    for _ in $(seq 1800); do
        pages_address=$(sed -nE 's/.* ready.*listen="?([^ "]+).*/http:\/\/\1/p' "$pages_log" | head -n 1)
        [ -z "$pages_address" ] || return 0
        kill -0 "$pages_pid" 2>/dev/null || break
        sleep 0.05
    done
    cat "$pages_log" >&2
    return 1
}

# pages_token URL KIND  makes a token of that kind, in place of the last one that a script made.
pages_token() {
    psql -qXAt -v ON_ERROR_STOP=1 -d "$1" -v name="script-$2" -v kind="$2" <<'SQL'
select muster.revoke_token(:'name') from muster.stat_token
where name = :'name' and revoked_at is null \g /dev/null
select token from muster.create_token(:'name', :'kind', '1 day');
SQL
}
