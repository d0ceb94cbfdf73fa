# What the SQL kit consists of, for every script that reads it: modules, steps, files in order.
# Source it after common.sh.
# shellcheck shell=bash

kit=${MUSTER_KIT:-$root/sql}

# Every module that may exist, left to right: name, schema, what it needs, description.
# A module is part of the kit when its folder has a present.sql.
planned_modules() {
    cat <<'LIST'
core|muster||ledger, settings, roles, errors, tasks and their runs, events, audit, doctor
fleet|fleet||hosts, heartbeats, topology, pools, claims
profiling|profiling|fleet|profiling requests, commands to hosts, executions
metering|metering||usage records, minute, hour and day rollups, retention, backfill
batch|batch||batch-scheduler jobs, state history, snapshots, collections, analytics
advisor|advisor||statements, plans, families, anomalies, recommendations, simulations, answers
LIST
}

# kit_modules  prints name|schema|needs|description of the modules of this kit.
kit_modules() {
    local line
    while read -r line; do
        [ -f "$kit/${line%%|*}/present.sql" ] && printf '%s\n' "$line"
    done < <(planned_modules)
    return 0
}

# kit_steps MODULE  prints number|name|checksum|breaking|file of its numbered steps, in order.
kit_steps() {
    local file base number breaking
    for file in "$kit/$1"/[0-9][0-9][0-9][0-9]_*.sql; do
        [ -e "$file" ] || continue
        base=$(basename "$file" .sql)
        number=$((10#${base%%_*}))
        breaking=false
        [ "$(head -n 1 "$file")" = '--! breaking' ] && breaking=true
        printf '%s|%s|%s|%s|%s\n' "$number" "${base#*_}" \
            "$(sha256sum <"$file" | cut -d ' ' -f 1)" "$breaking" "$file"
    done
}

# kit_includes FILE  prints the files that FILE includes by \ir, in order, followed recursively;
# a file that includes nothing prints itself.
kit_includes() {
    local directory line any=''
    directory=$(dirname "$1")
    while read -r line; do
        any=yes
        kit_includes "$directory/$line"
    done < <(sed -n 's/^\\ir  *//p' "$1")
    [ -n "$any" ] || printf '%s\n' "$1"
}

# kit_text FILE  prints the file as SQL that any client can run: psql's own lines are left out.
kit_text() { sed '/^\\/d' "$1"; }

# publish FILE [--check]  writes stdin to FILE if it differs, or says that it is stale.
publish() {
    local fresh
    fresh=$(mktemp)
    cat >"$fresh"
    if cmp -s "$fresh" "$1"; then
        rm -f "$fresh"
        return 0
    fi
    if [ "${2-}" = --check ]; then
        say "stale: ${1#"$root"/}"
        diff -u "$1" "$fresh" 2>/dev/null | head -n 20 >&2
        rm -f "$fresh"
        return 1
    fi
    mkdir -p "$(dirname "$1")"
    cat "$fresh" >"$1"
    rm -f "$fresh"
    say "wrote ${1#"$root"/}"
}

# kit_version  prints what muster.version() will say.
kit_version() { sed -n "s/^    select '\([0-9.]*\)'$/\1/p" "$kit/core/version.sql"; }
