create or replace function muster.changes(
    since text default null,
    topics text[] default null,
    max_events integer default 100
)
returns table (
    event_id bigint,
    topic text,
    subject text,
    detail jsonb,
    occurred_at timestamptz,
    cursor text
)
language plpgsql
stable
rows 100
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU001
declare
    position text[] := string_to_array(coalesce(since, '0.0.0'), '.');
    horizon xid8 := pg_snapshot_xmin(pg_current_snapshot());
    present integer := muster._event_generation();
begin
    if max_events is null or max_events < 1 then
        raise exception using
            errcode = 'MU001',
            message = 'max_events must be at least 1',
            detail = format('It is %L.', max_events),
            hint = 'Leave it out for 100.';
    end if;
    if since !~ '^[0-9]{1,9}\.[0-9]{1,19}\.[0-9]{1,18}$' then
        raise exception using
            errcode = 'MU001',
            message = 'invalid cursor',
            detail = format('It is %L.', since),
            hint = 'Pass null, or what muster.changes() or muster.change_cursor() returned.';
    end if;

    return query
    select e.event_id, e.topic, e.subject, e.detail, e.occurred_at,
           format('%s.%s.%s', e.generation, e.written_by, e.event_id)
    from muster.event as e
    where (e.generation, e.written_by, e.event_id)
            > (position[1]::integer, position[2]::xid8, position[3]::bigint)
      and (e.generation < present or e.written_by < horizon)
      and (changes.topics is null or e.topic = any (changes.topics))
    order by e.generation, e.written_by, e.event_id
    limit max_events;
end
$$;

comment on function muster.changes(text, text[], integer) is
'What happened after a cursor, without keeping a position here and without writing: for watchers
that come and go, also on a hot standby. Each row has the cursor to go on from. Null begins with
the oldest event that is kept; begin at muster.change_cursor() for what is new only.

Raises MU001 for a bad cursor or limit.

    select * from muster.changes(since => muster.change_cursor());';

revoke all on function muster.changes(text, text[], integer) from public;
