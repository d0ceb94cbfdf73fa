create or replace function fleet.expire_operations(at timestamptz default now())
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: fleet.operation, fleet.outbox
declare
    expired bigint;
begin
    if pg_is_in_recovery() then
        return bigint '0';
    end if;
    with ended as (
        update fleet.operation as o
        set state = 'timed_out',
            finished_at = at
        where o.state = 'running'
          and o.timeout_at <= at
        returning o.operation_id
    )
    insert into fleet.outbox (topic, subject)
    select 'fleet_operation', e.operation_id::text
    from ended as e;
    get diagnostics expired = row_count;
    return expired;
end
$$;

comment on function fleet.expire_operations(timestamptz) is
'Ends running operations that are over their time. Returns how many.';

revoke all on function fleet.expire_operations(timestamptz) from public;
