create or replace function advisor._record_combination(
    relid oid,
    columns text[],
    distinct_values double precision,
    at timestamptz default clock_timestamp()
)
returns boolean
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- What the login that explains found in a sample; null when it found nothing. A table that went
-- meanwhile is left out. Returns whether something is known now.
-- Writes: advisor.combination_fact
begin
    insert into advisor.combination_fact as c
        (relid, columns, distinct_values, rows_estimate, captured_at)
    select t.relid, _record_combination.columns, greatest(_record_combination.distinct_values, 1),
           t.rows_estimate, at
    from advisor.table_fact as t
    where t.relid = _record_combination.relid
    on conflict on constraint combination_fact_pkey do update
    set distinct_values = excluded.distinct_values,
        rows_estimate = excluded.rows_estimate,
        captured_at = excluded.captured_at;
    return found and distinct_values is not null;
end
$$;

revoke all on function advisor._record_combination(oid, text[], double precision, timestamptz)
    from public;
