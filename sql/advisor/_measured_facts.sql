create or replace function advisor._measured_facts(recommendation_id bigint)
returns jsonb
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- What the result of a measurement depends on: the statements that a recommendation is for, and
    -- the rows and indexes of their tables.
    with own as materialized (
        select l.statement_id
        from advisor.recommendation_statement as l
        where l.recommendation_id = $1
    )
    select jsonb_build_object(
        'statements', (
            select coalesce(jsonb_agg(o.statement_id order by o.statement_id), '[]')
            from own as o),
        'tables', (
            select coalesce(
                jsonb_object_agg(
                    format('%I.%I', f.schema_name, f.table_name),
                    jsonb_build_object('rows', f.rows_estimate, 'indexes', f.index_signature)),
                '{}')
            from advisor.table_fact as f
            where exists (
                select
                from own as o
                join advisor.statement as s
                  on s.statement_id = o.statement_id
                where format('%I.%I', f.schema_name, f.table_name) = any (s.relations))))
$$;

revoke all on function advisor._measured_facts(bigint) from public;
