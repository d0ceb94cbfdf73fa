# Shared by every script here: where things are, who runs the server, what must be installed.
# Source it; it defines functions and sets `root`.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
export LC_ALL=C.UTF-8

say() { printf '%s\n' "$*" >&2; }

die() {
    printf 'muster: %s\n' "$1" >&2
    [ -n "${2-}" ] && printf 'HINT: %s\n' "$2" >&2
    exit 1
}

# ensure_packages NAME...  installs the Debian packages that are missing, with sudo when not root.
ensure_packages() {
    local missing=() name
    for name in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] ||
            missing+=("$name")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    command -v apt-get >/dev/null ||
        die "missing packages: ${missing[*]}" "Install them with your package manager; Muster's scripts know only apt."
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null ||
            die "missing packages: ${missing[*]}" "Run as root: apt-get install ${missing[*]}"
        as_root=(sudo)
    fi
    say "installing: ${missing[*]}"
    local log lock
    log=$(mktemp)
    # Tests that run side by side may both find something missing.
    if ! {
        exec {lock}>/tmp/muster-packages.lock &&
            flock "$lock" &&
            "${as_root[@]}" apt-get update -q &&
            "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
                apt-get install -y -q --no-install-recommends "${missing[@]}" {lock}>&-
    } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        rm -f "$log"
        die "apt-get could not install: ${missing[*]}"
    fi
    exec {lock}>&-
    rm -f "$log"
}

# The packages that the worker and its private server need.
# shellcheck disable=SC2034  # read by the scripts that source this file
base_packages=(
    postgresql-15 postgresql-15-hypopg libpq-dev libpg-query-dev libmicrohttpd-dev
    libgnutls28-dev zlib1g-dev postgresql-server-dev-all)

# server_user  prints who runs the private server: you, or `postgres` when you are root,
# because PostgreSQL refuses to run as root.
server_user() {
    if [ "$(id -u)" -ne 0 ]; then id -un; else printf 'postgres\n'; fi
}

# as_server_user COMMAND...  runs it as that user.
as_server_user() {
    if [ "$(id -u)" -ne 0 ]; then
        "$@"
    else
        setpriv --reuid "$(server_user)" --regid "$(id -g "$(server_user)")" --init-groups -- "$@"
    fi
}

# private_dir  prints the folder of the private server: .private in the checkout, or, when the
# server's user may not enter the checkout (a clone below /root), one in /var/tmp named after it.
private_dir() {
    if [ -n "${MUSTER_PRIVATE_DIR-}" ]; then
        printf '%s\n' "$MUSTER_PRIVATE_DIR"
    elif as_server_user test -x "$root"; then
        printf '%s\n' "$root/.private"
    else
        printf '/var/tmp/muster-%s\n' "$(printf '%s' "$root" | sha256sum | cut -c 1-12)"
    fi
}

# is_mine NAME  whether this run is to do that part. Runs that share the folder MUSTER_QUEUE take each
# part once: who makes its folder does it. Without a queue everything is one's own.
is_mine() { [ -z "${MUSTER_QUEUE-}" ] || mkdir "$MUSTER_QUEUE/$1" 2>/dev/null; }
