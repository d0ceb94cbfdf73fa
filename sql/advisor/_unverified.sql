create or replace function advisor._unverified(
    max integer default 20,
    at timestamptz default now()
)
returns table (
    recommendation_id bigint,
    ddl text,
    statement_id bigint,
    kind text,
    normalized text,
    relations text[],
    shape jsonb,
    search_path text[]
)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- The advice about which the planner is to be asked now, with up to five of its statements,
    -- those that take most time: candidates, what was asked longer ago than advisor.recheck_after,
    -- what has since been found to serve another statement, and what was rejected by a measurement
    -- of facts that have changed. Only statements that may be explained.
    with total as materialized (
        select t.statement_id, t.total_ms
        from advisor._statement_total($2) as t
    ),
    askable as (
        select r.recommendation_id, r.ddl, r.verified_at, l.statement_id, l.added_at,
               r.measured_rejection is not null
                   and not advisor._measurement_holds(
                       r.measured_rejection, advisor._measured_facts(r.recommendation_id))
                   as is_outdated,
               t.total_ms,
               row_number() over (
                   partition by r.recommendation_id
                   order by t.total_ms desc nulls last, l.statement_id) as rank
        from advisor.recommendation as r
        join advisor.recommendation_statement as l
          on l.recommendation_id = r.recommendation_id
        join advisor.statement as s
          on s.statement_id = l.statement_id
        left join total as t
          on t.statement_id = l.statement_id
        where r.state in ('candidate', 'open', 'rejected')
          and r.ddl is not null
          and r.evidence ? 'keys'
          and not r.evidence ? 'unproven'
          and s.explain_state = 'planned'
    ),
    due as (
        select a.recommendation_id, sum(a.total_ms) as total_ms
        from askable as a
        where a.rank <= 5
        group by a.recommendation_id
        having bool_or(
            a.verified_at is null
            or a.verified_at < $2 - (select muster.setting_interval('advisor.recheck_after'))
            or a.verified_at < a.added_at
            or a.is_outdated)
        order by sum(a.total_ms) desc nulls last, a.recommendation_id
        limit $1
    )
    select a.recommendation_id, a.ddl, s.statement_id, s.kind, s.normalized, s.relations, s.shape,
           advisor._statement_search_path(s.statement_id)
    from due as d
    join askable as a
      on a.recommendation_id = d.recommendation_id
     and a.rank <= 5
    join advisor.statement as s
      on s.statement_id = a.statement_id
    order by d.total_ms desc nulls last, a.recommendation_id, a.rank
$$;

revoke all on function advisor._unverified(integer, timestamptz) from public;
