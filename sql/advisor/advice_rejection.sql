create or replace view advisor.advice_rejection as
select a.advice_id,
       r.value ->> 'index' as index_title,
       (r.value ->> 'bytes')::numeric::bigint as bytes,
       round((r.value ->> 'gainAlone')::numeric * 100, 2) as gain_alone_pct,
       r.value ->> 'reason' as reason,
       r.is_measured
from advisor.advice as a
cross join lateral (
    select p.value, true as is_measured
    from jsonb_array_elements(a.report #> '{verification,pruned}') as p (value)
    union all
    select c.value, false
    from jsonb_array_elements(a.report -> 'rejected') as c (value)
) as r;

comment on view advisor.advice_rejection is
'The indexes that each advice leaves out, and why: by measurement on copies, or by the planner''s
costs.';
comment on column advisor.advice_rejection.advice_id is 'key in advisor.advice';
comment on column advisor.advice_rejection.index_title is 'table and keys';
comment on column advisor.advice_rejection.bytes is
    'its size: of the one that was built when is_measured, otherwise as estimated';
comment on column advisor.advice_rejection.gain_alone_pct is
    'per cent of the workload''s cost that it would save as the only one; null when is_measured';
comment on column advisor.advice_rejection.reason is 'why it was left out';
comment on column advisor.advice_rejection.is_measured is
    'whether it was chosen, built and run on copies, and taken away again';
