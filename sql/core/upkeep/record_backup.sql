create or replace function muster.record_backup(
    kind text,
    started_at timestamptz,
    file_name text,
    byte_count bigint,
    sha256 text,
    tables integer,
    row_count bigint,
    failure text default null,
    at timestamptz default now()
)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Writes: muster.backup
-- Raises: MU001, MU002
declare
    backup_id bigint;
begin
    if num_nulls(kind, started_at, file_name, byte_count, sha256, tables, row_count) > 0 then
        raise exception using
            errcode = 'MU002',
            message = 'a backup is described by all of its arguments',
            detail = 'Only failure and at may be left out.',
            hint = 'See scripts/backup, which calls this function.';
    end if;
    insert into muster.backup as b
        (kind, status, started_at, finished_at, file_name, byte_count, sha256, tables, row_count,
         message)
    values (record_backup.kind, case when failure is null then 'succeeded' else 'failed' end,
            record_backup.started_at, at, record_backup.file_name, record_backup.byte_count,
            record_backup.sha256, record_backup.tables, record_backup.row_count, failure)
    returning b.backup_id
    into backup_id;
    return backup_id;
exception when check_violation then
    raise exception using
        errcode = 'MU001',
        message = 'this does not describe a backup',
        detail = sqlerrm,
        hint = 'kind is backup or restore_test, file_name has no folder, sha256 is 64 hex digits.';
end
$$;

comment on function muster.record_backup(
    text, timestamptz, text, bigint, text, integer, bigint, text, timestamptz) is
'Notes that a backup was made, or that one was restored on trial. scripts/backup and
scripts/restore-test call it; call it too where another tool makes your backups, so that
muster.doctor() can tell how old the last good restore test is.

Returns the number of the row in muster.backup. Raises MU001, MU002.

    select muster.record_backup(''restore_test'', now() - interval ''5 min'', ''app.dump'', 1048576,
        repeat(''0'', 64), 120, 4711);';

revoke all on function muster.record_backup(
    text, timestamptz, text, bigint, text, integer, bigint, text, timestamptz) from public;
