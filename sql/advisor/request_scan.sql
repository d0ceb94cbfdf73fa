create or replace function advisor.request_scan(at timestamptz default now())
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: advisor.scan_request
declare
    request_id bigint;
begin
    -- One that still waits serves everybody who asks.
    select r.request_id
    into request_id
    from advisor.scan_request as r
    where r.status = 'requested'
    order by r.request_id
    limit 1
    for share;
    if found then
        return request_id;
    end if;

    insert into advisor.scan_request as r (requested_at)
    values (at)
    returning r.request_id
    into request_id;
    perform muster.emit_event('advisor_scan_requested', request_id::text);
    return request_id;
end
$$;

comment on function advisor.request_scan(timestamptz) is
'Asks the workers for a scan with everything that follows from it: parsing, plans, advice.

Returns the key in advisor.scan_request, where the outcome will be; a request that still waits is
returned again.

    select advisor.request_scan();';

revoke all on function advisor.request_scan(timestamptz) from public;
