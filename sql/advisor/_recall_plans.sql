create or replace function advisor._recall_plans(
    statement_keys text[],
    versions text[],
    at timestamptz default now()
)
returns table (statement_key text, answers jsonb)
language sql
volatile
set search_path = pg_catalog, pg_temp
as $$
    -- What is remembered of these statements, as far as nothing has changed since that their plans
    -- depend on; it counts as used.
    -- Writes: advisor.planner_memory
    update advisor.planner_memory as m
    set used_at = $3
    where m.statement_key in (
        select w.statement_key
        from unnest($1, $2) as w (statement_key, version)
        join advisor.planner_memory as k
          on k.statement_key = w.statement_key
         and k.version = w.version
        where k.begun_at > $3 - (select muster.setting_interval('advisor.planner_memory'))
        -- In one order, so that two searches cannot wait for each other.
        order by w.statement_key
        for update of k)
    returning m.statement_key, m.answers
$$;

revoke all on function advisor._recall_plans(text[], text[], timestamptz) from public;
