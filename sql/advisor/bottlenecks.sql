create or replace function advisor.bottlenecks(
    "limit" integer default 20,
    at timestamptz default now()
)
returns table (
    query_id bigint,
    fingerprint text,
    query text,
    calls bigint,
    mean_ms numeric,
    total_ms numeric,
    share numeric,
    reason text,
    ddl text,
    confidence numeric,
    recommendation_id bigint,
    improvement_pct numeric,
    family text,
    chips text[]
)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    with total as materialized (
        select t.*, sum(t.total_ms) over () as all_ms
        from advisor._statement_total($2) as t
    ),
    worst as (
        select t.*
        from total as t
        order by t.total_ms desc, t.statement_id
        limit case when $1 < 0 then 0 else $1 end
    )
    select s.statement_id,
           s.fingerprint,
           advisor._preview(s.normalized),
           w.calls,
           round(w.mean_ms::numeric, 3),
           round(w.total_ms::numeric, 3),
           round((w.total_ms / nullif(w.all_ms, 0))::numeric, 4),
           case
               when best.state = 'open' then format('%s: %s', best.title, best.target)
               when best.state = 'candidate'
                   then format('%s: %s (not verified yet)', best.title, best.target)
               when s.parse_error is not null then s.parse_error
               when s.explain_state = 'waiting' then 'waits for a worker to explain it'
               when s.explain_state = 'refused'
                   then format('not explained: %s', s.explain_reasons[1])
               when s.explain_state = 'failed'
                   then format('could not be explained (%s)', s.explain_reasons[1])
               else 'no rule has advice'
           end,
           best.ddl,
           best.confidence,
           best.recommendation_id,
           round(100 * best.improvement, 1),
           s.family,
           array_remove(
               array[
                   (
                       select format('%s times as slow as usual', a.factor)
                       from advisor.anomaly as a
                       where a.statement_id = w.statement_id
                         and a.state = 'open'),
                   (
                       select 'contention suspected'
                       where exists (
                           select
                           from advisor.stat_lock_wait as l
                           where l.statement_id = w.statement_id
                             and l.seen_at > $2 - (select muster.setting_interval('advisor.window'))
                             and l.seen_at <= $2)),
                   (
                       select 'plan got worse'
                       where exists (
                           select
                           from advisor.plan_change as c
                           where c.statement_id = w.statement_id
                             and c.is_regression
                             and c.changed_at > $2 - (
                                 select muster.setting_interval('advisor.window'))
                             and c.changed_at <= $2))],
               null)
    from worst as w
    join advisor.statement as s
      on s.statement_id = w.statement_id
    left join lateral (
        select r.recommendation_id, r.state, r.title, r.target, r.ddl, r.confidence, l.improvement
        from advisor.recommendation_statement as l
        join advisor.recommendation as r
          on r.recommendation_id = l.recommendation_id
        where l.statement_id = w.statement_id
          and r.state in ('open', 'candidate')
        -- What the planner says brings most; what brings this statement nothing comes last.
        order by coalesce(l.improvement <= 0, false), r.kind = 'no_index', r.state = 'candidate',
                 l.improvement desc nulls last, r.confidence desc, r.recommendation_id
        limit 1
    ) as best
      on true
    order by w.total_ms desc, s.statement_id
$$;

comment on function advisor.bottlenecks(integer, timestamptz) is
'The statements that take most time in the window (advisor.window), worst first, each with the best
advice there is for it.

query_id is the statement_id of every other object here. query is the normalised text, cut; it holds
no literal. share is the part of all statements'' time. reason says what is wrong, or why nothing is
known. confidence is that of the advice, from 0 to 1; improvement_pct is the planner''s estimate for
this statement, null until it was asked. family is the group of similar statements that it is in;
chips says what is unusual: that it is slower than usual and by what factor, that it was seen waiting
for a lock (contention suspected), that its plan got worse by itself.

    select * from advisor.bottlenecks(10);';

revoke all on function advisor.bottlenecks(integer, timestamptz) from public;
