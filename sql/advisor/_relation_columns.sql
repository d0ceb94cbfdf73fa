create or replace function advisor._relation_columns(relations text[], search_path text[])
returns table (
    name text,
    schema_name text,
    relation_name text,
    kind text,
    candidates integer,
    columns text[]
)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- What the worker needs to say to which relation an unqualified column belongs. columns is null
    -- when there is no such relation.
    select r.name,
           r.schema_name,
           r.relation_name,
           case r.kind
               when 'r' then 'table'
               when 'p' then 'partitioned table'
               when 'm' then 'materialized view'
               when 'v' then 'view'
               when 'f' then 'foreign table'
           end,
           r.candidates,
           case
               when r.relid is not null then array(
                   select a.attname::text
                   from pg_catalog.pg_attribute as a
                   where a.attrelid = r.relid
                     and a.attnum > 0
                     and not a.attisdropped
                   order by a.attnum)
           end
    from advisor._resolve_relations($1, $2) as r
$$;

revoke all on function advisor._relation_columns(text[], text[]) from public;
