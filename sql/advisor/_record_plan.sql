create or replace function advisor._record_plan(
    statement_id bigint,
    source text,
    search_path text[],
    plan_json jsonb,
    facts jsonb,
    shape_hash text,
    total_cost double precision,
    at timestamptz default now()
)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- A plan that the worker made and redacted. A new row only when the shape is another one, or the
-- cost moved by more than advisor.notable_cost_change; else the last row is confirmed. Another
-- shape is also a row of advisor.plan_change, and, when dearer by more than that, an event: nobody
-- asked for it. The event names the likely causes. The worker then adds labels and diff by
-- advisor._record_plan_diff().
-- Returns the plan's key.
-- Writes: advisor.plan, advisor.plan_change, advisor.statement
-- Raises: MU180
declare
    notable numeric := muster.setting_numeric('advisor.notable_cost_change');
    last_plan advisor.plan;
    plan_id bigint;
    change_id bigint;
    is_worse boolean;
begin
    update advisor.statement as s
    set explain_state = 'planned',
        explain_reasons = '{}',
        explained_at = at
    where s.statement_id = _record_plan.statement_id;
    if not found then
        perform advisor._raise_no_statement(statement_id);
    end if;

    select p.*
    into last_plan
    from advisor.plan as p
    where p.statement_id = _record_plan.statement_id
      and p.source = _record_plan.source
    order by p.captured_at desc, p.plan_id desc
    limit 1;

    if last_plan.shape_hash = shape_hash
        and abs(total_cost - last_plan.total_cost) <= last_plan.total_cost * notable then
        update advisor.plan as p
        set last_seen_at = greatest(p.last_seen_at, at),
            last_cost = _record_plan.total_cost
        where p.plan_id = last_plan.plan_id;
        return last_plan.plan_id;
    end if;

    insert into advisor.plan as p
        (statement_id, source, search_path, plan_json, facts, shape_hash, total_cost, last_cost,
         captured_at, last_seen_at)
    values
        (statement_id, source, search_path, plan_json, facts, shape_hash, total_cost, total_cost,
         at, at)
    returning p.plan_id
    into plan_id;
    if last_plan.plan_id is null or last_plan.shape_hash = shape_hash then
        return plan_id;
    end if;

    is_worse := total_cost > last_plan.last_cost * (1 + notable);
    insert into advisor.plan_change as c
        (statement_id, from_plan_id, to_plan_id, cost_before, cost_after, is_regression, changed_at)
    values
        (statement_id, last_plan.plan_id, plan_id, last_plan.last_cost, total_cost, is_worse, at)
    returning c.change_id
    into change_id;
    if is_worse then
        perform muster.emit_event(
            'advisor_regression', statement_id::text,
            jsonb_build_object(
                'change_id', change_id,
                'from_plan_id', last_plan.plan_id, 'to_plan_id', plan_id,
                'cost_before', last_plan.last_cost, 'cost_after', total_cost,
                'causes', (
                    select coalesce(jsonb_agg(w.sentence order by w.likelihood, w.sentence), '[]')
                    from advisor._plan_change_cause(change_id) as w)));
    end if;
    return plan_id;
end
$$;

revoke all on function
    advisor._record_plan(
        bigint, text, text[], jsonb, jsonb, text, double precision, timestamptz)
    from public;
