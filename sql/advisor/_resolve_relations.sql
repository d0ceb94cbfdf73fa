create or replace function advisor._resolve_relations(names text[], search_path text[])
returns table (
    name text,
    relid oid,
    schema_name text,
    relation_name text,
    kind "char",
    candidates integer
)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- One row for each name as it is written in SQL, resolved as the parser would: the first schema of
-- the path that has it, pg_catalog before all. relid is null when nothing is found; candidates
-- counts the schemas of the path that have the name, so that more than one means ambiguous.
begin
    return query
    with wanted as (
        select n.name, parse_ident(n.name) as parts
        from (select distinct u.name from unnest(_resolve_relations.names) as u (name)) as n
    ),
    named as (
        select w.name,
               case when cardinality(w.parts) > 1 then w.parts[cardinality(w.parts) - 1] end
                   as schema_name,
               w.parts[cardinality(w.parts)] as relation_name
        from wanted as w
    ),
    place (schema_name, ordinal) as (
        select p.schema_name, p.ordinality
        from unnest(_resolve_relations.search_path) with ordinality as p (schema_name)
        union all
        select 'pg_catalog', 0
        where not 'pg_catalog' = any (_resolve_relations.search_path)
    ),
    found as (
        select w.name,
               c.oid as relid,
               n.nspname as schema_name,
               c.relname as relation_name,
               c.relkind as kind,
               row_number() over (partition by w.name order by p.ordinal) as rank,
               count(*) over (partition by w.name) as candidates
        from named as w
        join pg_catalog.pg_class as c
          on c.relname = w.relation_name
         and c.relkind in ('r', 'p', 'v', 'm', 'f')
        join pg_catalog.pg_namespace as n
          on n.oid = c.relnamespace
        left join place as p
          on p.schema_name = n.nspname
        where case
                  when w.schema_name is null then p.schema_name is not null
                  else n.nspname = w.schema_name
              end
    )
    select w.name,
           f.relid,
           coalesce(f.schema_name::text, w.schema_name),
           w.relation_name,
           f.kind,
           coalesce(f.candidates, 0)::integer
    from named as w
    left join found as f
      on f.name = w.name
     and f.rank = 1;
end
$$;

revoke all on function advisor._resolve_relations(text[], text[]) from public;
