create or replace function muster.recommended_settings(ram text default '2GB')
returns table (name text, value text, present text, reason text)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- For 2 GB these are the values of LabLink's manual; the rest follows from the memory.
-- Raises: MU001
declare
    mb bigint;
begin
    begin
        mb := pg_size_bytes(ram) / 1048576;
    exception when invalid_parameter_value or data_exception then
        mb := null;
    end;
    if mb is null or mb < 256 then
        raise exception using
            errcode = 'MU001',
            message = 'ram must be a size of at least 256MB',
            detail = format('It is %s.', coalesce(quote_literal(ram), 'null')),
            hint = 'Write it like 2GB or 16384MB.';
    end if;
    return query
    select r.name, r.value, current_setting(r.name), r.reason
    from (values
        (1, 'shared_buffers', format('%sMB', least(mb / 4, 16384)),
            'a quarter of the memory, at most 16 GB'),
        (2, 'effective_cache_size', format('%sMB', greatest(mb / 2, case when mb > 2048
            then mb * 3 / 4 else 0 end)), 'what the planner may expect to be cached'),
        (3, 'maintenance_work_mem', format('%sMB', least(greatest(mb / 16, 64), 2048)),
            'for vacuum and index builds'),
        (4, 'work_mem', format('%sMB', least(greatest(mb / 400, 4), 64)),
            'per sort or hash, of which one statement may have several'),
        (5, 'checkpoint_completion_target', '0.9', 'spreads the writes of a checkpoint'),
        (6, 'wal_buffers', '16MB', 'enough for many small commits'),
        (7, 'min_wal_size', '1GB', 'WAL files are recycled and not made anew'),
        (8, 'max_wal_size', case when mb >= 8192 then '16GB' else '4GB' end,
            'fewer checkpoints, so fewer full pages in the WAL'),
        (9, 'default_statistics_target', '100', 'the default'),
        (10, 'random_page_cost', '1.1', 'for solid-state disks'),
        (11, 'effective_io_concurrency', '200', 'for solid-state disks')
        ) as r (place, name, value, reason)
    order by r.place;
end
$$;

comment on function muster.recommended_settings(text) is
'Settings of the server for a machine with so much memory, next to the present ones. For managed
Postgres set them in its parameter group.

Raises MU001 for what is no size.

    select format(''alter system set %I = %L;'', name, value) from muster.recommended_settings(''16GB'');';

revoke all on function muster.recommended_settings(text) from public;
