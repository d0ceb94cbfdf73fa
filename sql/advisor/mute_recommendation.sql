create or replace function advisor.mute_recommendation(
    recommendation_id bigint,
    reason text default null,
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
    set state = 'muted',
        state_reason = reason,
        state_by = session_user,
        state_at = at
    where r.recommendation_id = mute_recommendation.recommendation_id;
end
$$;

comment on function advisor.mute_recommendation(bigint, text, timestamptz) is
'Hides a recommendation for good, whatever the rules find later; advisor.reopen_recommendation()
brings it back. Raises MU181 for an unknown one.

    select advisor.mute_recommendation(7, ''kept for the yearly report'');';

revoke all on function advisor.mute_recommendation(bigint, text, timestamptz) from public;
