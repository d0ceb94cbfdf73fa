create or replace view advisor.stat_lock_wait as
select w.wait_id,
       w.seen_at,
       waiting.statement_id,
       w.waited_ms,
       w.lock_type,
       w.lock_mode,
       w.relation,
       w.blocker_pid,
       blocking.statement_id as blocker_statement_id,
       case
           when blocking.statement_id is not null then advisor._preview(s.normalized)
           when w.blocker_queryid is null then 'a transaction that runs nothing'
           else 'a statement whose text is not kept'
       end as blocker_query,
       w.blocker_state,
       w.blocker_ms
from advisor.lock_wait as w
left join lateral (
    select o.statement_id
    from advisor.statement_source as o
    where o.queryid = w.queryid
      and o.userid = w.userid
      and o.statement_id is not null
    limit 1
) as waiting
  on true
left join lateral (
    select o.statement_id
    from advisor.statement_source as o
    where o.queryid = w.blocker_queryid
      and o.userid = w.blocker_userid
      and o.statement_id is not null
    limit 1
) as blocking
  on true
left join advisor.statement as s
  on s.statement_id = blocking.statement_id;

comment on view advisor.stat_lock_wait is
'Statements that waited for a lock at the moment of a scan, and for whom.';
comment on column advisor.stat_lock_wait.wait_id is 'key of advisor.lock_wait';
comment on column advisor.stat_lock_wait.seen_at is 'when the scan was';
comment on column advisor.stat_lock_wait.statement_id is
    'the statement that waited; null when it is not known yet, or is none of the users''';
comment on column advisor.stat_lock_wait.waited_ms is 'for how long by then';
comment on column advisor.stat_lock_wait.lock_type is 'as in pg_locks';
comment on column advisor.stat_lock_wait.lock_mode is 'as in pg_locks';
comment on column advisor.stat_lock_wait.relation is 'the table, where one is known';
comment on column advisor.stat_lock_wait.blocker_pid is
    'who was in the way; 0 for a prepared transaction';
comment on column advisor.stat_lock_wait.blocker_statement_id is
    'the statement that the blocker ran, or had run last';
comment on column advisor.stat_lock_wait.blocker_query is 'its text without literals, cut';
comment on column advisor.stat_lock_wait.blocker_state is 'as in pg_stat_activity';
comment on column advisor.stat_lock_wait.blocker_ms is 'how old the blocker''s transaction was';
