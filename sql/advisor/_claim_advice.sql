create or replace function advisor._claim_advice(at timestamptz default now())
returns table (
    advice_id bigint,
    budget_bytes bigint,
    max_indexes integer,
    top integer,
    deadline_ms bigint,
    verify boolean
)
language sql
volatile
rows 1
set search_path = pg_catalog, pg_temp
as $$
    -- The worker takes the search that waits: no row when none does.
    -- Writes: advisor.advice
    update advisor.advice as a
    set status = 'running',
        claimed_at = $1
    where a.advice_id = (
        select w.advice_id
        from advisor.advice as w
        where w.status = 'requested'
        limit 1
        for update skip locked)
    returning a.advice_id, a.budget_bytes, a.max_indexes, a.top,
              (extract(epoch from a.deadline) * 1000)::bigint, a.verify
$$;

revoke all on function advisor._claim_advice(timestamptz) from public;
