create or replace function advisor._finish_scan_request(
    request_id bigint,
    scan_id bigint,
    sqlstate text default null,
    message text default null,
    at timestamptz default now()
)
returns boolean
language sql
volatile
set search_path = pg_catalog, pg_temp
as $$
    -- How a claimed request ended: with a scan, or with an error. False when it was no longer
    -- running, because the sweep had given it up.
    -- Writes: advisor.scan_request
    with ended as (
        update advisor.scan_request as r
        set status = case when $3 is null then 'done' else 'failed' end,
            finished_at = $5,
            scan_id = $2,
            sqlstate = $3,
            message = $4
        where r.request_id = $1
          and r.status = 'running'
        returning r.request_id
    )
    select exists (select from ended)
$$;

revoke all on function
    advisor._finish_scan_request(bigint, bigint, text, text, timestamptz) from public;
