create or replace function advisor._merged_candidates(
    given advisor._merged_candidate[]
)
returns setof advisor._merged_candidate
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- The candidates that are given, or all, found anew, when none are: applying all rules finds them
-- once, and one rule alone finds its own.
begin
    if given is null then
        return query select c.* from advisor._merged_candidate as c;
    else
        return query select c.* from unnest(given) as c;
    end if;
end
$$;

revoke all on function advisor._merged_candidates(advisor._merged_candidate[]) from public;
