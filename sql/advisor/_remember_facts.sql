create or replace function advisor._remember_facts(looked_at timestamptz, at timestamptz)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Compares the facts, just refreshed, with the open versions: ends those that are no longer so and
-- begins new ones. looked_at is when the facts before were collected, null when there were none.
-- Rows count as changed from a tenth on: less seldom moves the planner, and every table grows.
-- Returns the number of versions begun.
-- Writes: advisor.fact_version
declare
    -- What is met at the very first look may have been there for years.
    looked_before timestamptz := (
        select looked_at where exists (select from advisor.fact_version));
    begun bigint;
begin
    update advisor.fact_version as v
    set vanished_after = greatest(v.appeared_at, least(looked_at, at)),
        vanished_at = greatest(v.appeared_at, at)
    where v.vanished_at is null
      and not exists (
          select
          from advisor._present_fact as p
          where p.kind = v.kind
            and p.name = v.name
            and case
                    when v.kind <> 'table' then p.value = v.value
                    -- A table that is analysed every few minutes would fill the history, and that
                    -- it was explains nothing: once an hour is told.
                    else (p.value -> 'analyzed_at' = v.value -> 'analyzed_at'
                            or v.value -> 'analyzed_at' <> 'null'
                            and v.appeared_at > at - interval '1 hour')
                        and p.value -> 'is_stale' = v.value -> 'is_stale'
                        and abs((p.value ->> 'rows')::bigint - (v.value ->> 'rows')::bigint)
                            <= (v.value ->> 'rows')::bigint / 10
                end);

    insert into advisor.fact_version (kind, name, relation, value, appeared_after, appeared_at)
    select p.kind, p.name, p.relation, p.value,
           case when looked_before > at then at else looked_before end, at
    from advisor._present_fact as p
    where not exists (
        select
        from advisor.fact_version as v
        where v.kind = p.kind
          and v.name = p.name
          and v.vanished_at is null);
    get diagnostics begun = row_count;
    return begun;
end
$$;

revoke all on function advisor._remember_facts(timestamptz, timestamptz) from public;
