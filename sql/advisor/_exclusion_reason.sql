create or replace function advisor._exclusion_reason(
    relations text[],
    functions text[],
    search_path text[]
)
returns text
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- Why a statement is none of the user's, or null when it is: it touches Muster's tables or
    -- functions and no table of the user's, or the catalogue only, or nothing at all.
    with touched as (
        select r.relid is null or u.relid is not null as is_users,
               coalesce(o.schema_id is not null, false) as is_ours
        from advisor._resolve_relations($1, $3) as r
        left join advisor._user_relation as u
          on u.relid = r.relid
        left join muster._installed_schema() as o
          on o.schema_name = r.schema_name
    ),
    called as (
        select f.parts,
               case when cardinality(f.parts) > 1 then f.parts[cardinality(f.parts) - 1] end
                   as schema_name,
               f.parts[cardinality(f.parts)] as function_name
        from (select parse_ident(u.name) as parts from unnest($2) as u (name)) as f
    )
    select case
        when exists (select from touched as t where t.is_users) then null
        when exists (select from touched as t where t.is_ours)
            or exists (
                select
                from called as c
                join muster._installed_schema() as o
                  on o.schema_name = c.schema_name)
            then 'only Muster''s own objects'
        when exists (select from touched) then 'only the catalogue'
        when exists (
            select
            from called as c
            where c.schema_name <> 'pg_catalog'
               or c.schema_name is null and not exists (
                   select
                   from pg_catalog.pg_proc as p
                   where p.proname = c.function_name
                     and p.pronamespace = 'pg_catalog'::regnamespace))
            then null
        else 'reads no table'
    end
$$;

revoke all on function advisor._exclusion_reason(text[], text[], text[]) from public;
