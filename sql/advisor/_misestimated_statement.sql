create or replace view advisor._misestimated_statement as
select s.statement_id,
       s.relations,
       p.plan_id,
       p.captured_at,
       round((p.facts ->> 'est_rows')::numeric) as expected_rows,
       round(t.rows::numeric / t.calls, 1) as rows_per_call,
       round(
           greatest(t.rows::numeric / t.calls, 1)
               / greatest((p.facts ->> 'est_rows')::numeric, 1), 1) as factor,
       t.calls
from advisor.statement as s
join advisor._statement_total() as t
  on t.statement_id = s.statement_id
cross join lateral (
    select n.plan_id, n.facts, n.captured_at
    from advisor.plan as n
    where n.statement_id = s.statement_id
      and n.source <> 'explain_analyze'
    order by n.captured_at desc, n.plan_id desc
    limit 1
) as p
-- Only where what comes is what the planner counted: nothing cut off, nothing written.
where s.kind = 'select'
  and not s.is_excluded
  and not coalesce((s.shape ->> 'has_limit')::boolean, false)
  and not coalesce((s.shape ->> 'writes')::boolean, false)
  and t.calls >= 10
  and p.facts ? 'est_rows';

comment on view advisor._misestimated_statement is
'For each statement whose rows can be compared: what the planner expects, and what came on average.';
