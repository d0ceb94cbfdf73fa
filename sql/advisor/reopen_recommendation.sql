create or replace function advisor.reopen_recommendation(
    recommendation_id bigint,
    at timestamptz default now()
)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: advisor.recommendation
-- Raises: MU181
begin
    perform advisor._recommendation(recommendation_id);
    update advisor.recommendation as r
    set state = advisor._initial_state(r.ddl, r.evidence),
        state_reason = null,
        state_by = session_user,
        state_at = at,
        confidence_class = 'rule',
        measured_rejection = null,
        verified_at = null
    where r.recommendation_id = reopen_recommendation.recommendation_id
      and r.state in ('muted', 'rejected');
    -- So that the planner is asked anew.
    update advisor.recommendation_statement as l
    set cost_before = null,
        cost_after = null,
        improvement = null,
        is_used = null,
        labels = '{}',
        estimated_at = null
    where l.recommendation_id = reopen_recommendation.recommendation_id;
end
$$;

comment on function advisor.reopen_recommendation(bigint, timestamptz) is
'Takes up a muted or rejected recommendation again; the planner is asked about it anew, also when
it was rejected because it was measured to bring nothing. Raises MU181
for an unknown one.

    select advisor.reopen_recommendation(7);';

revoke all on function advisor.reopen_recommendation(bigint, timestamptz) from public;
