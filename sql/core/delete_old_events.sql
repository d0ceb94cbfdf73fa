create or replace function muster.delete_old_events(at timestamptz default now())
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Writes: muster.event
declare
    deleted bigint;
begin
    delete from muster.event as e
    where e.event_id in (
        select o.event_id
        from muster.event as o
        where o.occurred_at < at - muster.setting_interval('muster.event_retention')
        order by o.occurred_at
        limit muster.setting_bigint('muster.delete_batch'));
    get diagnostics deleted = row_count;
    return deleted;
end
$$;

comment on function muster.delete_old_events(timestamptz) is
'Deletes one batch of events older than the setting muster.event_retention; returns how many.';

revoke all on function muster.delete_old_events(timestamptz) from public;
