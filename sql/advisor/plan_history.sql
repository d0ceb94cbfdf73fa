create or replace view advisor.plan_history as
select p.statement_id,
       p.plan_id,
       p.source,
       p.captured_at,
       p.last_seen_at,
       round(p.total_cost::numeric, 2) as cost,
       round(p.last_cost::numeric, 2) as last_cost,
       p.facts -> 'scan_types' as scan_types,
       p.facts -> 'join_types' as join_types,
       p.facts -> 'indexes' as indexes,
       m.mean_ms,
       c.change_id,
       c.from_plan_id,
       c.labels,
       advisor._percent(c.cost_before, c.cost_after) as cost_change,
       coalesce(c.is_regression, false) as is_regression,
       array(
           select w.sentence
           from advisor._plan_change_cause(c.change_id) as w
           order by w.likelihood, w.sentence
       ) as causes
from advisor.plan as p
left join lateral (
    select c.*
    from advisor.plan_change as c
    where c.to_plan_id = p.plan_id
    order by c.from_plan_id desc
    limit 1
) as c
  on true
left join lateral (
    select round((sum(x.total_ms) / sum(x.calls))::numeric, 3) as mean_ms
    from advisor.statement_source as o
    join advisor.statement_sample as x
      on x.source_id = o.source_id
    where o.statement_id = p.statement_id
      and not x.is_baseline
      and x.period_start >= p.captured_at
      and x.captured_at <= p.last_seen_at
) as m
  on true;

comment on view advisor.plan_history is
'The plans that each statement has had, what changed from one to the next, and what may have caused
it. order by statement_id, plan_id tells it in order.';
comment on column advisor.plan_history.statement_id is 'key of advisor.statement';
comment on column advisor.plan_history.plan_id is 'key of advisor.plan';
comment on column advisor.plan_history.source is 'as in advisor.plan';
comment on column advisor.plan_history.captured_at is 'when it was first seen';
comment on column advisor.plan_history.last_seen_at is 'when it was last confirmed';
comment on column advisor.plan_history.cost is 'the planner''s cost when it was first seen';
comment on column advisor.plan_history.last_cost is 'the planner''s cost when it was last seen';
comment on column advisor.plan_history.scan_types is 'how it reads tables';
comment on column advisor.plan_history.join_types is 'how it joins them';
comment on column advisor.plan_history.indexes is 'the indexes it uses';
comment on column advisor.plan_history.mean_ms is
    'milliseconds a call between the two; null when it did not run, or samples are gone';
comment on column advisor.plan_history.change_id is
    'key of advisor.plan_change; null when the shape is that of the plan before';
comment on column advisor.plan_history.from_plan_id is 'the plan before';
comment on column advisor.plan_history.labels is 'what changed in the plan, in a few words each';
comment on column advisor.plan_history.cost_change is 'how much dearer or cheaper it became';
comment on column advisor.plan_history.is_regression is
    'whether it became notably dearer by itself';
comment on column advisor.plan_history.causes is
    'what changed in between about tables, indexes, statistics and settings, likeliest first';
