create or replace function advisor._record_predicates(
    statement_id bigint,
    predicates jsonb,
    search_path text[]
)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Writes: advisor.predicate
-- Raises: MU082
begin
    with given as (
        select r.*, r.ordinality as ordinal
        from rows from (
            jsonb_to_recordset(predicates) as (
                block integer, instance integer, relation_schema text, relation_name text,
                alias text, column_name text, expression text, is_resolved boolean, usage text,
                operator text, clause text, direction text, nulls text, position integer,
                other_schema text, other_relation text, other_column text, other_instance integer,
                is_under_or boolean, is_correlated boolean)
        ) with ordinality as r (
            block, instance, relation_schema, relation_name, alias, column_name, expression,
            is_resolved, usage, operator, clause, direction, nulls, "position", other_schema,
            other_relation, other_column, other_instance, is_under_or, is_correlated, ordinality)
    ),
    place as (
        select r.name, r.schema_name
        from advisor._resolve_relations(
            array(
                select quote_ident(g.relation_name) from given as g where g.relation_schema is null
                union
                select quote_ident(g.other_relation) from given as g
                where g.other_schema is null and g.other_relation is not null),
            search_path) as r
    )
    insert into advisor.predicate
        (statement_id, ordinal, block, instance, relation_schema, relation_name, alias,
         column_name, expression, is_resolved, usage, operator, clause, direction, nulls, position,
         other_schema, other_relation, other_column, other_instance, is_under_or, is_correlated)
    select _record_predicates.statement_id, g.ordinal, coalesce(g.block, 0),
           coalesce(g.instance, 0), coalesce(g.relation_schema, near.schema_name), g.relation_name,
           g.alias, g.column_name, g.expression, coalesce(g.is_resolved, true), g.usage,
           g.operator, g.clause, g.direction, g.nulls, g.position,
           coalesce(g.other_schema, far.schema_name), g.other_relation, g.other_column,
           g.other_instance, coalesce(g.is_under_or, false), coalesce(g.is_correlated, false)
    from given as g
    left join place as near
      on near.name = quote_ident(g.relation_name)
     and g.relation_schema is null
    left join place as far
      on far.name = quote_ident(g.other_relation)
     and g.other_schema is null;
exception when not_null_violation or check_violation or data_exception then
    raise exception using
        errcode = 'MU082',
        message = 'a predicate of the record is not as documented',
        detail = format('The statement is %s.', _record_predicates.statement_id),
        hint = 'Each needs relation_name, usage, clause and either column_name or expression.';
end
$$;

revoke all on function advisor._record_predicates(bigint, jsonb, text[]) from public;
