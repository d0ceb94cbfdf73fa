create or replace function advisor._record_column_facts(
    facts jsonb,
    at timestamptz default clock_timestamp()
)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- What the login that explains found in pg_stats; the keys of each fact are the columns of
-- advisor.column_fact. Takes the place of all that was known of these tables. A table that went
-- meanwhile is left out.
-- Returns how many columns are known.
-- Writes: advisor.column_fact, advisor.table_fact
declare
    written bigint;
begin
    delete from advisor.column_fact as c
    using jsonb_array_elements(facts) as f (fact)
    where c.relid = (f.fact ->> 'relid')::oid;
    insert into advisor.column_fact as c
        (relid, column_name, is_inherited, null_fraction, width, distinct_values, correlation,
         common_fractions, captured_at)
    select f.relid, f.column_name, f.is_inherited, f.null_fraction, f.width, f.distinct_values,
           f.correlation, coalesce(f.common_fractions, '{}'), at
    from jsonb_to_recordset(facts) as f (
        relid oid, column_name text, is_inherited boolean, null_fraction double precision,
        width integer, distinct_values double precision, correlation double precision,
        common_fractions double precision[])
    join advisor.table_fact as t
      on t.relid = f.relid;
    get diagnostics written = row_count;
    update advisor.table_fact as t
    set has_statistics = true
    where exists (
        select
        from advisor.column_fact as c
        where c.relid = t.relid)
      and t.has_statistics is null;
    return written;
end
$$;

revoke all on function advisor._record_column_facts(jsonb, timestamptz) from public;
