create or replace view advisor.stat_anomaly as
select a.anomaly_id,
       a.statement_id,
       f.label as family,
       a.state,
       a.tags,
       a.started_at,
       a.last_seen_at,
       a.ended_at,
       a.samples,
       round(a.usual_ms::numeric, 3) as usual_ms,
       round(a.mean_ms::numeric, 3) as mean_ms,
       a.factor,
       a.score,
       round(a.scatter::numeric, 3) as scatter,
       coalesce(advisor._preview(s.normalized), f.description) as query,
       w.wait_id,
       w.blocker_pid,
       w.blocker_query
from advisor.anomaly as a
left join advisor.statement as s
  on s.statement_id = a.statement_id
left join advisor.family as f
  on f.family_id = a.family_id
left join lateral (
    -- The longest wait that was seen, from the scan before on.
    select w.*
    from advisor.stat_lock_wait as w
    where w.statement_id = a.statement_id
      and 'contention suspected' = any (a.tags)
      and w.seen_at <= a.last_seen_at
      and w.seen_at >= least(
          a.started_at,
          (select max(r.started_at) from advisor.scan_run as r where r.started_at < a.started_at))
    order by w.waited_ms desc, w.wait_id
    limit 1
) as w
  on true;

comment on view advisor.stat_anomaly is
'Statements and families that take, or took, notably longer than usual; open ones still do.';
comment on column advisor.stat_anomaly.anomaly_id is 'key of advisor.anomaly';
comment on column advisor.stat_anomaly.statement_id is 'the statement; null for a family';
comment on column advisor.stat_anomaly.family is 'the family; null for a statement';
comment on column advisor.stat_anomaly.state is
    'open, over (it came down again) or accepted (it lasted for advisor.anomaly_accepted)';
comment on column advisor.stat_anomaly.tags is
    'contention suspected: it was seen waiting for a lock in that time';
comment on column advisor.stat_anomaly.started_at is 'the first sample that was too slow';
comment on column advisor.stat_anomaly.last_seen_at is 'the last one';
comment on column advisor.stat_anomaly.ended_at is 'the first one that was not';
comment on column advisor.stat_anomaly.samples is 'how many samples told what is usual';
comment on column advisor.stat_anomaly.usual_ms is 'median of the means before';
comment on column advisor.stat_anomaly.mean_ms is 'mean when it was last seen';
comment on column advisor.stat_anomaly.factor is 'the largest rise over the usual';
comment on column advisor.stat_anomaly.score is
    'the largest rise, in standard deviations of what is usual';
comment on column advisor.stat_anomaly.scatter is
    'standard deviation of the logarithm of the mean, from MAD and IQR';
comment on column advisor.stat_anomaly.query is 'text without literals, or the family in words';
comment on column advisor.stat_anomaly.wait_id is 'the longest wait for a lock that was seen';
comment on column advisor.stat_anomaly.blocker_pid is 'for whom it waited';
comment on column advisor.stat_anomaly.blocker_query is 'what the blocker ran, or had run last';
