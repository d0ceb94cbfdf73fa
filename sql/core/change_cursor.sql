create or replace function muster.change_cursor()
returns text
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select format(
        '%s.%s.0', muster._event_generation(), pg_snapshot_xmin(pg_current_snapshot()))
$$;

comment on function muster.change_cursor() is
'The present position in the stream of events, for muster.changes(): what settles from now on comes
after it.';

revoke all on function muster.change_cursor() from public;
