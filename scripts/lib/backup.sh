# Shared by backup, restore and restore-test: which database, and what a backup consists of.
# shellcheck shell=bash

# Where: PG* variables and DATABASE_URL, as psql and muster read them.
backup_psql() { psql -qXAt -v ON_ERROR_STOP=1 ${DATABASE_URL:+-d "$DATABASE_URL"} "$@"; }

backup_folder() { printf '%s\n' "${MUSTER_BACKUP_DIR:-$root/backups}"; }

# newest_backup  prints the newest dump of the folder.
newest_backup() {
    local newest
    newest=$(find "$(backup_folder)" -maxdepth 1 -name '*.dump' 2>/dev/null | sort | tail -n 1)
    [ -n "$newest" ] || die "there is no backup in $(backup_folder)" "Run: scripts/backup"
    printf '%s\n' "$newest"
}

# check_dump FILE  stops unless the dump is what its manifest says.
check_dump() {
    local manifest=${1%.dump}.manifest
    [ -r "$1" ] || die "cannot read $1"
    [ -r "$manifest" ] || die "the manifest of $1 is missing" "Keep both files of a backup together."
    [ "$(sed -n 's/^sha256|//p' "$manifest")" = "$(sha256sum <"$1" | cut -c 1-64)" ] ||
        die "$1 is damaged: its checksum is not that of the manifest" "Use another backup."
}

# record KIND STARTED FILE MANIFEST [FAILURE]  notes it in the database, when Muster is there.
record() {
    [ "$(backup_psql -c "select to_regclass('muster.backup') is not null")" = t ] || return 0
    backup_psql -v kind="$1" -v started="$2" -v name="$(basename "$3")" -v size="$(stat -c %s "$3")" \
        -v sha256="$(sed -n 's/^sha256|//p' "$4")" -v tables="$(grep -vc '^sha256|' "$4" || true)" \
        -v rows="$(grep -v '^sha256|' "$4" | awk -F '|' '{ n += $2 } END { printf "%d", n }')" \
        -v failure="${5-}" <<'SQL' >/dev/null
select muster.record_backup(:'kind', to_timestamp(:'started'::numeric), :'name', :size, :'sha256',
                            :tables, :rows, nullif(:'failure', ''));
SQL
}

# target_conninfo DATABASE  prints how to connect to another database of the same server. A later
# keyword wins in libpq, and a URL stands alone, so a URL gets the database by its own parameter.
target_conninfo() {
    local quoted=${1//\\/\\\\}
    quoted=${quoted//\'/\\\'}
    case ${DATABASE_URL-} in
    '') printf "dbname='%s'\n" "$quoted" ;;
    *\?*) printf '%s&dbname=%s\n' "$DATABASE_URL" "$1" ;;
    *://*) printf '%s?dbname=%s\n' "$DATABASE_URL" "$1" ;;
    *) printf "%s dbname='%s'\n" "$DATABASE_URL" "$quoted" ;;
    esac
}
