create or replace view advisor.stat_family as
select f.family_id,
       f.label,
       f.description,
       count(m.statement_id) as statements,
       sum(t.calls)::bigint as calls,
       round(sum(t.total_ms)::numeric, 3) as total_ms,
       round((sum(t.total_ms) / sum(t.calls))::numeric, 3) as mean_ms,
       f.tokens,
       f.first_seen_at,
       f.made_at
from advisor.family as f
left join advisor.family_member as m
  on m.family_id = f.family_id
left join advisor._statement_total() as t
  on t.statement_id = m.statement_id
group by f.family_id;

comment on view advisor.stat_family is
'Groups of statements that do about the same, with what they did in the window (advisor.window).';
comment on column advisor.stat_family.family_id is 'key of advisor.family';
comment on column advisor.stat_family.label is
    'main table, join, and the columns that pick the rows: users_like_email, orders_join_2col';
comment on column advisor.stat_family.description is 'the same in words';
comment on column advisor.stat_family.statements is 'how many statements it has';
comment on column advisor.stat_family.calls is 'executions; null when there were none';
comment on column advisor.stat_family.total_ms is 'milliseconds of execution';
comment on column advisor.stat_family.mean_ms is 'milliseconds for each execution';
comment on column advisor.stat_family.tokens is 'the words that weigh most in it, with weights';
comment on column advisor.stat_family.first_seen_at is 'when a family of that name was first made';
comment on column advisor.stat_family.made_at is 'when the families were last made';
