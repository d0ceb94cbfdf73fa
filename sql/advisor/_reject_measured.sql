create or replace function advisor._reject_measured(
    recommendation_id bigint,
    reason text,
    at timestamptz default now()
)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- An index was built and run on copies and brought nothing, or harm. The reason stays with what was
-- so then, and the planner's promise counts again only when that has changed.
-- Writes: advisor.recommendation
begin
    update advisor.recommendation as r
    set state = 'rejected',
        state_reason = reason,
        state_by = null,
        state_at = at,
        measured_rejection = advisor._measured_facts(r.recommendation_id)
            || jsonb_build_object('reason', reason)
    where r.recommendation_id = _reject_measured.recommendation_id
      and r.state in ('candidate', 'open', 'rejected');
end
$$;

revoke all on function advisor._reject_measured(bigint, text, timestamptz) from public;
