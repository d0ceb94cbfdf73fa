create or replace function muster.delete_old_events(at timestamptz default now())
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- The first batch as consumers read it, and of it what is old enough: it needs no index by time.
-- Writes: muster.event
declare
    deleted bigint;
begin
    delete from muster.event as e
    where e.event_id in (
        select o.event_id
        from (
            select f.event_id, f.occurred_at
            from muster.event as f
            order by f.generation, f.written_by, f.event_id
            limit muster.setting_bigint('muster.delete_batch')) as o
        where o.occurred_at < at - muster.setting_interval('muster.event_retention'));
    get diagnostics deleted = row_count;
    return deleted;
end
$$;

comment on function muster.delete_old_events(timestamptz) is
'Deletes one batch of events older than the setting muster.event_retention; returns how many.';

revoke all on function muster.delete_old_events(timestamptz) from public;
