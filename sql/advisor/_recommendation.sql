create or replace function advisor._recommendation(recommendation_id bigint)
returns advisor.recommendation
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU181
declare
    recommendation advisor.recommendation;
begin
    select r.*
    into recommendation
    from advisor.recommendation as r
    where r.recommendation_id = _recommendation.recommendation_id;
    if not found then
        raise exception using
            errcode = 'MU181',
            message = 'no such recommendation',
            detail = format(
                'There is no recommendation %s.', coalesce(recommendation_id::text, 'null')),
            hint = 'See advisor.recommendation.';
    end if;
    return recommendation;
end
$$;

revoke all on function advisor._recommendation(bigint) from public;
