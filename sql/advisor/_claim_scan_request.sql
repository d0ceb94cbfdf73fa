create or replace function advisor._claim_scan_request(at timestamptz default now())
returns bigint
language sql
volatile
set search_path = pg_catalog, pg_temp
as $$
    -- The worker takes the oldest request that waits; null when there is none.
    -- Writes: advisor.scan_request
    update advisor.scan_request as r
    set status = 'running',
        claimed_at = $1
    where r.request_id = (
        select w.request_id
        from advisor.scan_request as w
        where w.status = 'requested'
        order by w.request_id
        limit 1
        for update skip locked)
    returning r.request_id
$$;

revoke all on function advisor._claim_scan_request(timestamptz) from public;
