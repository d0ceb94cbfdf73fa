create or replace function advisor._plan(plan_id bigint)
returns advisor.plan
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU182
declare
    plan advisor.plan;
begin
    select p.*
    into plan
    from advisor.plan as p
    where p.plan_id = _plan.plan_id;
    if not found then
        raise exception using
            errcode = 'MU182',
            message = 'no such plan',
            detail = format('There is no plan %s.', coalesce(plan_id::text, 'null')),
            hint = 'See advisor.plan for the plans that are kept.';
    end if;
    return plan;
end
$$;

revoke all on function advisor._plan(bigint) from public;
