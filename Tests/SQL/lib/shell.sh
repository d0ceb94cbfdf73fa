# For the shell tests: TAP on stdout, a server named by PG* variables, databases that are dropped at
# the end. Source it; MUSTER_ROOT and MUSTER_WORK are set by scripts/test-sql.
# shellcheck shell=bash
set -uo pipefail

install=$MUSTER_ROOT/sql/install.sql
uninstall=$MUSTER_ROOT/sql/uninstall.sql
lib=$MUSTER_ROOT/Tests/SQL/lib
work=$MUSTER_WORK
mkdir -p "$work"

tests=0
databases=()
roles=()
finish() {
    local name
    for name in "${databases[@]}"; do on_server "drop database if exists $name (force)"; done
    for name in "${roles[@]}"; do on_server "drop role if exists $name"; done
    printf '1..%s\n' "$tests"
}
trap finish EXIT

# query DATABASE SQL  runs statements, each by itself, and prints the rows, bare.
query() { psql -XqAt -v ON_ERROR_STOP=1 -d "$1" <<<"$2" 2>&1; }

# on_server SQL  likewise, as the owner of the cluster whoever the test acts as.
on_server() { PGUSER=postgres query postgres "$1"; }

# database NAME [OPTION...]  makes an empty one, dropped at the end.
database() {
    on_server "drop database if exists $1 (force)"
    on_server "create database $*"
    databases+=("$1")
}

# role NAME [OPTION...]
role() {
    on_server "drop role if exists $1"
    on_server "create role $*"
    roles+=("$1")
}

# is WHAT GOT EXPECTED
is() {
    tests=$((tests + 1))
    if [ "$2" = "$3" ]; then
        printf 'ok %s - %s\n' "$tests" "$1"
    else
        printf 'not ok %s - %s\n' "$tests" "$1"
        printf '%s\n' "got:" "$2" "expected:" "$3" | sed 's/^/# /'
    fi
}

# matches WHAT GOT PATTERN
matches() {
    tests=$((tests + 1))
    if [[ $2 =~ $3 ]]; then
        printf 'ok %s - %s\n' "$tests" "$1"
    else
        printf 'not ok %s - %s\n' "$tests" "$1"
        printf '%s\n' "got:" "$2" "expected to match:" "$3" | sed 's/^/# /'
    fi
}

# run_install DATABASE [OPTION...]  runs install.sql as a user would; output and code in $out and
# $code.
run_install() { run_script "$install" "$@"; }
run_uninstall() { run_script "$uninstall" "$@"; }
run_script() {
    local file=$1 name=$2
    shift 2
    # shellcheck disable=SC2034  # read by the tests
    out=$(psql -X -d "$name" "$@" -v VERBOSITY=verbose -f "$file" 2>&1)
    # shellcheck disable=SC2034
    code=$?
}

# fingerprint DATABASE [SCHEMAS]  prints the facts of the catalogue.
fingerprint() { psql -X -v ON_ERROR_STOP=1 -v schemas="${2-}" -d "$1" -f "$lib/fingerprint.sql" 2>&1; }

# same_files WHAT FILE FILE
same_files() {
    local difference
    difference=$(diff "$2" "$3" | head -n 20)
    is "$1" "$difference" ''
}
