create or replace function advisor._learn_patterns(statement_id bigint, patterns jsonb)
returns bigint
language sql
volatile
set search_path = pg_catalog, pg_temp
as $$
    -- The worker has seen how patterns begin that a session passed: patterns maps the column to an
    -- array of prefix, exact, infix and suffix. What was seen before stays true. Returns of how
    -- many predicates more is known now.
    -- Writes: advisor.predicate
    with seen as (
        select p.ordinal,
               array(
                   select jsonb_array_elements_text($2 -> p.column_name)
                   union
                   select unnest(p.pattern_shapes)
                   order by 1) as shapes
        from advisor.predicate as p
        where p.statement_id = $1
          and p.usage = 'like_infix'
          and $2 ? p.column_name
    ),
    written as (
        update advisor.predicate as p
        set pattern_shapes = s.shapes
        from seen as s
        where p.statement_id = $1
          and p.ordinal = s.ordinal
          and p.pattern_shapes <> s.shapes
        returning p.ordinal
    )
    select count(*)
    from written
$$;

revoke all on function advisor._learn_patterns(bigint, jsonb) from public;
