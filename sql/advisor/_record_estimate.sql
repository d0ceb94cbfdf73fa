create or replace function advisor._record_estimate(
    recommendation_id bigint,
    estimates jsonb,
    size_bytes bigint default null,
    at timestamptz default now()
)
returns text
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- What the planner said of an index with HypoPG. estimates is an array of
--     {"statement_id": 1, "cost_before": 10, "cost_after": 2, "used": true, "labels": ["..."]}
-- Returns the state that follows: open when at least one statement uses the index and gets cheaper
-- by advisor.min_improvement, else rejected with the reason. What somebody muted stays muted, and
-- what was rejected because it was measured to bring nothing or harm stays rejected as long as
-- statements, rows and indexes are as they were then: a promise is no answer to that. needs_others
-- says that the promise is for the index beside others that are not there yet.
-- Writes: advisor.recommendation_statement, advisor.recommendation
-- Raises: MU082, MU181
declare
    least_gain numeric := muster.setting_numeric('advisor.min_improvement');
    total record;
    verdict text;
begin
    if jsonb_typeof(estimates) is distinct from 'array' or estimates = '[]' then
        raise exception using
            errcode = 'MU082',
            message = 'there are no estimates to record',
            hint = 'Give an array with one object for each statement.';
    end if;

    perform advisor._recommendation(recommendation_id);
    update advisor.recommendation_statement as l
    set cost_before = e.cost_before,
        cost_after = e.cost_after,
        improvement = advisor._improvement_pct(e.cost_before, e.cost_after) / 100,
        is_used = e.used,
        labels = coalesce(e.labels, '{}'),
        needs_others = coalesce(e.needs_others, false),
        estimated_at = at
    from jsonb_to_recordset(estimates) as e (
        statement_id bigint, cost_before double precision, cost_after double precision,
        used boolean, labels text[], needs_others boolean)
    where l.recommendation_id = _record_estimate.recommendation_id
      and l.statement_id = e.statement_id;
    if not found then
        raise exception using
            errcode = 'MU082',
            message = 'the estimates are of other statements',
            detail = format('Recommendation %s is for none of them.', recommendation_id),
            hint = 'Estimate the statements that advisor._unverified() returned.';
    end if;

    -- Weighted by how often each statement runs: this is what the workload would save.
    select sum(l.cost_before * w.calls) / sum(w.calls) as cost_before,
           sum(l.cost_after * w.calls) / sum(w.calls) as cost_after,
           bool_or(l.is_used) as is_used,
           max(l.improvement) filter (where l.is_used) as best,
           count(*) filter (where l.is_used and l.improvement >= least_gain) as helped,
           count(*) filter (where l.improvement < -least_gain) as harmed
    into total
    from advisor.recommendation_statement as l
    left join advisor._statement_total(at) as t
      on t.statement_id = l.statement_id
    cross join lateral (select coalesce(t.calls, 1) as calls) as w
    where l.recommendation_id = _record_estimate.recommendation_id
      and l.estimated_at is not null;

    verdict := case
        when total.helped > 0 then null
        when total.is_used is not true then 'the planner does not use it'
        else format(
            'it saves %s %% at most, less than advisor.min_improvement (%s)',
            round(100 * coalesce(total.best, 0), 1), least_gain)
    end;
    update advisor.recommendation as r
    set state = case
            when k.is_kept then r.state
            when k.is_measured then 'rejected'
            when verdict is null then 'open'
            else 'rejected'
        end,
        state_reason = case
            when k.is_kept then r.state_reason
            when k.is_measured then r.measured_rejection ->> 'reason'
            else verdict
        end,
        state_at = case
            when k.is_kept
                or r.state = 'open' and verdict is null and not k.is_measured
                or r.state = 'rejected' and (verdict is not null or k.is_measured)
                then r.state_at
            else at
        end,
        confidence_class = case
            when r.confidence_class = 'rule'
                or r.measured_rejection is not null and not k.is_measured
                then 'estimated'
            else r.confidence_class
        end,
        measured_rejection = case when k.is_measured then r.measured_rejection end,
        cost_before = total.cost_before,
        cost_after = total.cost_after,
        improvement = advisor._improvement_pct(total.cost_before, total.cost_after) / 100,
        -- Our own estimate of a B-tree counts that equal keys are stored once; HypoPG's does not.
        size_bytes = coalesce(
            (r.evidence ->> 'size_bytes')::bigint, _record_estimate.size_bytes, r.size_bytes),
        risk = case when total.harmed > 0 then 'high' else r.risk end,
        verified_at = at
    from (
        select x.recommendation_id,
               advisor._measurement_holds(
                   x.measured_rejection, advisor._measured_facts(x.recommendation_id))
                   as is_measured,
               x.state = 'muted'
                   -- Rejected by a release that kept no facts.
                   or x.state = 'rejected'
                       and x.measured_rejection is null
                       and coalesce(
                           x.measured_after_ms > x.measured_before_ms * (1 + least_gain), false)
                   as is_kept
        from advisor.recommendation as x
        where x.recommendation_id = _record_estimate.recommendation_id
    ) as k
    where r.recommendation_id = _record_estimate.recommendation_id
      and k.recommendation_id = r.recommendation_id
    returning r.state
    into verdict;
    return verdict;
end
$$;

revoke all on function
    advisor._record_estimate(bigint, jsonb, bigint, timestamptz) from public;
