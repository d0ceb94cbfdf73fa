create or replace view advisor.stat_statement as
select s.statement_id,
       s.fingerprint,
       s.kind,
       s.normalized,
       s.parse_error,
       s.relations,
       s.family,
       s.first_seen_at,
       s.last_seen_at,
       t.calls,
       round(t.total_ms::numeric, 3) as total_ms,
       round(t.mean_ms::numeric, 3) as mean_ms,
       t.rows,
       t.shared_blks_hit,
       t.shared_blks_read,
       t.temp_blks_written,
       t.wal_bytes,
       s.explain_state,
       s.explain_reasons,
       p.plan_id,
       p.captured_at as plan_captured_at,
       p.last_cost as plan_cost,
       (p.facts ->> 'had_seq_scan')::boolean as had_seq_scan,
       p.facts -> 'scan_types' as scan_types,
       p.facts -> 'join_types' as join_types,
       (
           select count(*)
           from advisor.recommendation_statement as l
           join advisor.recommendation as r
             on r.recommendation_id = l.recommendation_id
           where l.statement_id = s.statement_id
             and r.state in ('open', 'candidate')
       ) as recommendations
from advisor.statement as s
left join advisor._statement_total() as t
  on t.statement_id = s.statement_id
left join lateral (
    select p.plan_id, p.captured_at, p.last_cost, p.facts
    from advisor.plan as p
    where p.statement_id = s.statement_id
    order by p.last_seen_at desc, p.plan_id desc
    limit 1
) as p
  on true
where not s.is_excluded;

comment on view advisor.stat_statement is
'Every statement of the users'': what it did in the window (advisor.window), its present plan, and
how much advice there is for it.';
comment on column advisor.stat_statement.statement_id is 'key of advisor.statement';
comment on column advisor.stat_statement.fingerprint is
    'the same for texts that differ only in literals, lists, comments, spaces and letter case';
comment on column advisor.stat_statement.kind is
    'select, insert, update, delete, merge, other, or unknown when it could not be parsed';
comment on column advisor.stat_statement.normalized is
    'the text with a placeholder for each literal; null when it could not be parsed';
comment on column advisor.stat_statement.parse_error is
    'why it could not be parsed; null when it was';
comment on column advisor.stat_statement.relations is 'the tables and views it names, with schema';
comment on column advisor.stat_statement.family is 'the group of similar statements it belongs to';
comment on column advisor.stat_statement.first_seen_at is 'when a scan first met it';
comment on column advisor.stat_statement.last_seen_at is 'when a scan last found that it had run';
comment on column advisor.stat_statement.calls is 'executions; null when there were none';
comment on column advisor.stat_statement.total_ms is 'milliseconds of execution';
comment on column advisor.stat_statement.mean_ms is 'milliseconds for each execution';
comment on column advisor.stat_statement.rows is 'rows returned or written';
comment on column advisor.stat_statement.shared_blks_hit is 'blocks found in shared buffers';
comment on column advisor.stat_statement.shared_blks_read is 'blocks read into shared buffers';
comment on column advisor.stat_statement.temp_blks_written is 'blocks of temporary files written';
comment on column advisor.stat_statement.wal_bytes is 'bytes of WAL written';
comment on column advisor.stat_statement.explain_state is
    'waiting, planned, refused (it could run code of a role that is not trusted) or failed';
comment on column advisor.stat_statement.explain_reasons is 'why it was refused or failed';
comment on column advisor.stat_statement.plan_id is
    'its present plan in advisor.plan; null when none';
comment on column advisor.stat_statement.plan_captured_at is 'when that plan was first seen';
comment on column advisor.stat_statement.plan_cost is 'the planner''s cost of it, when last asked';
comment on column advisor.stat_statement.had_seq_scan is 'whether it reads a table from end to end';
comment on column advisor.stat_statement.scan_types is 'how it reads tables';
comment on column advisor.stat_statement.join_types is 'how it joins them';
comment on column advisor.stat_statement.recommendations is 'how many pieces of advice are open';
