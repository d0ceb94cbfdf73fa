create or replace function advisor.explain_diff(plan_a bigint, plan_b bigint)
returns table (line text)
language plpgsql
stable
rows 30
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU084, MU182, MU184
declare
    before advisor.plan := advisor._plan(plan_a);
    after advisor.plan := advisor._plan(plan_b);
    change advisor.plan_change;
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
    select c.*
    into change
    from advisor.plan_change as c
    where c.from_plan_id = plan_a
      and c.to_plan_id = plan_b;
    if change.diff is null then
        raise exception using
            errcode = 'MU184',
            message = 'these two plans have not been compared yet',
            detail = 'The worker aligns the trees; SQL shows what it stored.',
            hint = format('Run: muster diff %s %s', plan_a, plan_b);
    end if;

    line := format(
        'statement %s: plan %s of %s, cost %s -> plan %s of %s, cost %s (%s)',
        before.statement_id,
        plan_a, to_char(before.captured_at, 'YYYY-MM-DD HH24:MI:SS'),
        round(before.total_cost::numeric, 2),
        plan_b, to_char(after.captured_at, 'YYYY-MM-DD HH24:MI:SS'),
        round(after.total_cost::numeric, 2),
        advisor._percent(before.total_cost, after.total_cost));
    return next;
    if change.labels <> '{}' then
        line := array_to_string(change.labels, ', ');
        return next;
    end if;

    return query
    select concat(
               case r.node ->> 'status'
                   when 'added' then '+ '
                   when 'removed' then '- '
                   when 'changed' then '~ '
                   else '  '
               end,
               repeat('  ', (r.node ->> 'depth')::integer),
               case r.node ->> 'status'
                   when 'changed' then concat_ws(
                       ' -> ', r.node #>> '{before,title}',
                       nullif(r.node #>> '{after,title}', r.node #>> '{before,title}'))
                   else coalesce(r.node #>> '{after,title}', r.node #>> '{before,title}')
               end,
               '  ', advisor._change_of(r.node, 'cost', 'total_cost'),
               advisor._change_of(r.node, ' rows', 'plan_rows'),
               (select string_agg('  [' || l.label || ']', '' order by l.ordinality)
                from jsonb_array_elements_text(r.node -> 'labels')
                    with ordinality as l (label, ordinality)))
    from jsonb_array_elements(change.diff -> 'rows') with ordinality as r (node, ordinality)
    order by r.ordinality;

    return query
    select format('likely cause: %s', w.sentence)
    from advisor._plan_change_cause(change.change_id) as w
    order by w.likelihood, w.sentence;
end
$$;

comment on function advisor.explain_diff(bigint, bigint) is
'Two plans of a statement side by side: an aligned tree in which + is new, - is gone and ~ is
changed, with the cost and the rows that the planner expects before and after.

Returns one line of text for each node, under a heading, and one for each likely cause: what changed
about tables, indexes, statistics and settings between the two. Raises MU182 for an unknown plan,
MU084 for plans of different statements, and MU184 when no worker has compared the two yet.

    select * from advisor.explain_diff(1, 2);';

revoke all on function advisor.explain_diff(bigint, bigint) from public;
