create or replace function advisor._reject_recommendation(
    recommendation_id bigint,
    reason text,
    at timestamptz default now()
)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- The planner could not even be asked, because HypoPG refuses the index. The reason is the worker's
-- own wording.
-- Writes: advisor.recommendation, advisor.recommendation_statement
-- Raises: MU181
begin
    perform advisor._recommendation(recommendation_id);
    update advisor.recommendation as r
    set state = 'rejected',
        state_reason = reason,
        state_by = null,
        state_at = at,
        verified_at = at
    where r.recommendation_id = _reject_recommendation.recommendation_id
      and r.state <> 'muted';
end
$$;

revoke all on function advisor._reject_recommendation(bigint, text, timestamptz) from public;
