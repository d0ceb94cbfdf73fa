create or replace function advisor._record_plan_diff(
    plan_a bigint,
    plan_b bigint,
    labels text[],
    diff jsonb,
    at timestamptz default now()
)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- The aligned tree of two plans of one statement, as the worker made it, for
-- advisor.explain_diff().
-- Returns the key of the change.
-- Writes: advisor.plan_change
-- Raises: MU182
declare
    before advisor.plan := advisor._plan(plan_a);
    after advisor.plan := advisor._plan(plan_b);
    change_id bigint;
begin
    if before.statement_id <> after.statement_id then
        raise exception using
            errcode = 'MU084',
            message = 'the two plans are of different statements',
            detail = format(
                'Plan %s is of statement %s, plan %s of statement %s.',
                plan_a, before.statement_id, plan_b, after.statement_id),
            hint = 'Compare plans of one statement; advisor.plan lists them.';
    end if;
    insert into advisor.plan_change as c
        (statement_id, from_plan_id, to_plan_id, labels, diff, cost_before, cost_after,
         is_regression, changed_at)
    values
        (before.statement_id, plan_a, plan_b, labels, diff, before.total_cost, after.total_cost,
         false, at)
    on conflict on constraint plan_change_plans_key do update
    set labels = excluded.labels,
        diff = excluded.diff
    returning c.change_id
    into change_id;
    return change_id;
end
$$;

revoke all on function
    advisor._record_plan_diff(bigint, bigint, text[], jsonb, timestamptz) from public;
