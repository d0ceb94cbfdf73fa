# For the journeys: a database of their own with the kit and its roles, and checks.
# shellcheck shell=bash

# MUSTER_PROGRAM is another build, such as one with a sanitiser.
muster_bin=${MUSTER_PROGRAM-$(swift build -c "${MUSTER_CONFIGURATION-debug}" --show-bin-path)/muster}

# make_journey_template  a database with the kit, of which every journey gets a copy: the installation by
# itself takes more than a second. Its owner is no superuser.
make_journey_template() {
    scripts/pg psql -qAtX -v ON_ERROR_STOP=1 <<'SQL'
set client_min_messages = warning;
drop database if exists e2e_template with (force);
select 'create role muster_owner login createrole'
where not exists (select from pg_roles where rolname = 'muster_owner') \gexec
create database e2e_template owner muster_owner;
\c e2e_template
create extension pg_stat_statements;
create extension hypopg;
SQL
    local url
    url=$(scripts/pg url e2e_template)
    psql -qX -v ON_ERROR_STOP=1 -d "${url/user=postgres/user=muster_owner}" -f sql/install.sql
}

# begin_journey NAME  makes the database e2e_NAME.
begin_journey() {
    database=e2e_$1
    scripts/pg psql -qAtX -v ON_ERROR_STOP=1 -v name="$database" <<'SQL'
set client_min_messages = warning;
drop database if exists :"name" with (force);
create database :"name" owner muster_owner template e2e_template;
SQL
    super_url=$(scripts/pg url "$database")
    owner_url=${super_url/user=postgres/user=muster_owner}
    worker_url=${super_url/user=postgres/user=muster_worker}
    export MUSTER_EXPLAIN_URL=${super_url/user=postgres/user=muster_explain}
    sql -o /dev/null -c 'select muster.setup_roles(reuse => true)' \
        -c 'select muster.setup_logins(reuse => true)' -c 'select muster.setup_web(reuse => true)'
    children=()
}

end_journey() {
    for pid in "${children[@]-}"; do kill -9 "$pid" 2>/dev/null || true; done
    scripts/pg psql -qX -c "drop database if exists $database with (force)" >/dev/null 2>&1 || true
}

# sql ARG...  psql as the owner; super ARG... as the server's superuser.
sql() { psql -qX -v ON_ERROR_STOP=1 -d "$owner_url" "$@"; }
super() { psql -qX -v ON_ERROR_STOP=1 -d "$super_url" "$@"; }
value() { sql -At -c "$1"; }
muster() { "$muster_bin" "$@" -d "$worker_url"; }

# ok NAME COMMAND...  passes when the command succeeds.
ok() {
    local name=$1
    shift
    if "$@"; then printf 'ok %s\n' "$name"; else printf 'not ok %s\n' "$name"; fi
}

# is NAME GOT WANTED
is() {
    if [ "$2" = "$3" ]; then
        printf 'ok %s\n' "$1"
    else
        printf 'not ok %s\n  got:    %s\n  wanted: %s\n' "$1" "$2" "$3"
    fi
}

# matches NAME TEXT PATTERN  (an extended regular expression)
matches() {
    if grep -Eq -- "$3" <<<"$2"; then
        printf 'ok %s\n' "$1"
    else
        printf 'not ok %s\n  pattern: %s\n  text:    %s\n' "$1" "$3" "$2"
    fi
}

# exits NAME CODE COMMAND...  runs it and compares the exit code; its output is in $output.
exits() {
    local name=$1 wanted=$2 got=0
    shift 2
    # shellcheck disable=SC2034  # read by the journeys
    output=$("$@" 2>&1) || got=$?
    is "$name" "$got" "$wanted"
}

# until_true COMMAND...  polls until the command succeeds; fails after 90 s, because a machine may be busy
# with something else and no journey is a timed test.
until_true() {
    local end=$((SECONDS + 90))
    until "$@"; do
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 0.1
    done
}

# eventually NAME QUERY WANTED  polls until the query gives the value.
eventually() {
    local got=''
    until_true gives "$2" "$3" || true
    is "$1" "$got" "$3"
}
# gives QUERY WANTED  whether it gives that now; what it gave is in $got.
gives() {
    got=$(value "$1" 2>/dev/null || true)
    [ "$got" = "$2" ]
}

# is_answering  whether the server takes a statement.
is_answering() { value 'select 1' >/dev/null 2>&1; }

# has_ended PID
has_ended() { ! kill -0 "$1" 2>/dev/null; }

# start_worker ARG...  in the background; its log is $worker_log, its pid $worker_pid.
start_worker() {
    worker_log=$(mktemp)
    "$muster_bin" worker -d "$worker_url" "$@" >"$worker_log" 2>&1 &
    worker_pid=$!
    children+=("$worker_pid")
    for _ in $(seq 1800); do
        grep -q ' ready' "$worker_log" && return
        kill -0 "$worker_pid" 2>/dev/null || break
        sleep 0.05
    done
    cat "$worker_log"
    return 1
}

# start_server ARG...  muster serve on a port of its own; its address is $base, its log $server_log.
start_server() {
    server_log=$(mktemp)
    "$muster_bin" serve -d "$worker_url" --listen 127.0.0.1:0 "$@" >"$server_log" 2>&1 &
    server_pid=$!
    children+=("$server_pid")
    for _ in $(seq 1800); do
        if grep -q ' ready' "$server_log"; then
            # shellcheck disable=SC2034  # read by the journeys
            port=$(grep -o 'listen=127.0.0.1:[0-9]*' "$server_log" | grep -o '[0-9]*$')
            # shellcheck disable=SC2034
            base=http://127.0.0.1:$port
            return
        fi
        kill -0 "$server_pid" 2>/dev/null || break
        sleep 0.05
    done
    cat "$server_log"
    return 1
}

# token NAME KIND [LIFE]  prints a new token.
token() { value "select token from muster.create_token('$1', '$2', '${3-1 hour}')"; }

# call METHOD PATH [CURL-ARG...]  prints the status; the answer is in $answer.
answer=$(mktemp)
call() {
    local method=$1 path=$2
    shift 2
    curl -s -o "$answer" -w '%{http_code}' -X "$method" "$@" "$base$path"
}

# hold STATEMENT OTHER  one session runs STATEMENT and keeps its locks, another waits with OTHER;
# let_go ends the first. (A worker sleeps in the server, too, but as another role.)
holding="from pg_stat_activity where datname = current_database() and usename = 'muster_owner' and wait_event = 'PgSleep'"
is_held() { [ "$(super -At -c "select count(*) $holding")" = 1 ]; }
hold() {
    psql -qX -d "$owner_url" -c "begin; $1; select pg_sleep(300)" >/dev/null 2>&1 &
    holder=$!
    until_true is_held
    psql -qX -d "$owner_url" -c "$2" >/dev/null 2>&1 &
    waiter=$!
    eventually "a statement waits" \
        "select count(*) > 0 from pg_locks as l join pg_stat_activity as a using (pid) where not l.granted
            and a.datname = current_database()" t
}
let_go() {
    super -o /dev/null -c "select pg_cancel_backend(pid) $holding"
    wait "$holder" "$waiter" || true
}
