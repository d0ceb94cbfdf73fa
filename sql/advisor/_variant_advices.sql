create or replace function advisor._variant_advices(given advisor.variant_advice[])
returns setof advisor.variant_advice
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- As advisor._merged_candidates(): what is given, or all of advisor._variant_advice().
begin
    if given is null then
        return query select v.* from advisor._variant_advice() as v;
    else
        return query select v.* from unnest(given) as v;
    end if;
end
$$;

revoke all on function advisor._variant_advices(advisor.variant_advice[]) from public;
