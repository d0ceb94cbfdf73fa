create or replace view advisor.advice_statement as
select a.advice_id,
       s.value ->> 'statement' as statement,
       s.value ->> 'preview' as preview,
       (s.value ->> 'before')::double precision as cost_before,
       (s.value ->> 'after')::double precision as cost_after,
       (m.value ->> 'before')::double precision as measured_before_ms,
       (m.value ->> 'tried')::double precision as measured_tried_ms,
       (m.value ->> 'after')::double precision as measured_after_ms,
       (m.value ->> 'isCut')::boolean as is_cut,
       f.value ->> 'text' as finding,
       l.value ->> 'reason' as not_run,
       s.value ->> 'note' as plan_note
from advisor.advice as a
cross join lateral jsonb_array_elements(a.report -> 'statements') as s (value)
left join lateral jsonb_array_elements(a.report #> '{verification,statements}') as m (value)
  on m.value ->> 'statement' = s.value ->> 'statement'
left join lateral jsonb_array_elements(a.report #> '{verification,findings}') as f (value)
  on f.value ->> 'statement' = s.value ->> 'statement'
left join lateral jsonb_array_elements(a.report #> '{verification,leftOut}') as l (value)
  on l.value ->> 'statement' = s.value ->> 'statement';

comment on view advisor.advice_statement is
'What each statement costs without and with the indexes of each advice, and, where the advice was
verified, what was measured on copies.';
comment on column advisor.advice_statement.advice_id is 'key in advisor.advice';
comment on column advisor.advice_statement.statement is 'key in advisor.statement';
comment on column advisor.advice_statement.preview is 'the beginning of its text';
comment on column advisor.advice_statement.cost_before is 'the planner''s cost as things are';
comment on column advisor.advice_statement.cost_after is 'the planner''s cost with the indexes';
comment on column advisor.advice_statement.measured_before_ms is
    'least milliseconds on the copies without them; null when it was not run';
comment on column advisor.advice_statement.measured_tried_ms is
    'the same with all indexes that were chosen first';
comment on column advisor.advice_statement.measured_after_ms is
    'the same with the indexes that were kept';
comment on column advisor.advice_statement.is_cut is
    'whether a run took too long and was cancelled: its time is then a lower bound';
comment on column advisor.advice_statement.finding is
    'what the planner promised and the execution did not keep';
comment on column advisor.advice_statement.not_run is 'why it was not run, though others were';
comment on column advisor.advice_statement.plan_note is
    'how it was planned otherwise than it is written, because it writes rows or locks them; else '
    'null';
