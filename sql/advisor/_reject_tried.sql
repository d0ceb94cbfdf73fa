create or replace function advisor._reject_tried(
    target text,
    reason text,
    at timestamptz default now()
)
returns bigint
language sql
volatile
set search_path = pg_catalog, pg_temp
as $$
    -- A trial of the whole workload took an index away: whoever advises just this one alone is
    -- rejected. target is what stands behind ON in its definition. Returns how many.
    -- Writes: advisor.recommendation
    select count(
        advisor._reject_measured(
            r.recommendation_id, format('measured in the sandbox: %s', $2), $3)::text)
    from advisor.recommendation as r
    where r.state in ('candidate', 'open')
      and starts_with(r.ddl, 'create index ')
      and right(r.ddl, length(format(' on %s;', $1))) = format(' on %s;', $1)
$$;

revoke all on function advisor._reject_tried(text, text, timestamptz) from public;
