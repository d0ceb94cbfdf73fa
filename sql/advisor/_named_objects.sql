create or replace function advisor._named_objects(
    functions text[],
    operators text[],
    types text[],
    columns text[],
    schemas oid[]
)
returns table (classid oid, objid oid)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Everything outside pg_catalog that the names of a statement could mean: all overloads, in the
-- named schema or in any of the path's. A null list is one that is not known and means everything
-- of that kind in the path.
begin
    return query
    with name as (
        select 'pg_catalog.pg_proc'::regclass as classid, parse_ident(u.name) as parts
        from unnest(_named_objects.functions) as u (name)
        union all
        -- A type may be called like a function: order_state('new').
        select 'pg_catalog.pg_type'::regclass, parse_ident(u.name)
        from unnest(_named_objects.functions) as u (name)
        union all
        select 'pg_catalog.pg_type'::regclass, parse_ident(u.name, false)
        from unnest(_named_objects.types) as u (name)
        union all
        -- No operator has a dot in its name, so the last one ends the schema.
        select 'pg_catalog.pg_operator'::regclass,
               parse_ident(m.part[1]) || m.part[2]
        from unnest(_named_objects.operators) as u (name)
        cross join regexp_match(u.name, '^(?:(.*)\.)?([^.]+)$') as m (part)
        where m.part[1] is not null
        union all
        select 'pg_catalog.pg_operator'::regclass, array[u.name]
        from unnest(_named_objects.operators) as u (name)
        where strpos(u.name, '.') = 0
        union all
        -- Those that IN, BETWEEN, DISTINCT, LIKE, joins and sorts stand for are looked up by name
        -- too.
        select 'pg_catalog.pg_operator'::regclass, array[u.name]
        from unnest(array['=', '<>', '<', '<=', '>', '>=', '~~', '!~~', '~~*', '!~~*', '~', '||'])
            as u (name)
    ),
    parsed as (
        select n.classid,
               n.parts[cardinality(n.parts)] as object_name,
               s.oid as schema_id,
               cardinality(n.parts) > 1 as is_qualified
        from name as n
        left join pg_catalog.pg_namespace as s
          on cardinality(n.parts) > 1
         and s.nspname = n.parts[cardinality(n.parts) - 1]
    )
    select n.classid::oid, p.oid
    from parsed as n
    join pg_catalog.pg_proc as p
      on p.proname = n.object_name
    where n.classid = 'pg_catalog.pg_proc'::regclass
      and case when n.is_qualified then p.pronamespace = n.schema_id
               else p.pronamespace = any (_named_objects.schemas) end
    union
    select n.classid::oid, t.oid
    from parsed as n
    join pg_catalog.pg_type as t
      on t.typname = n.object_name
    where n.classid = 'pg_catalog.pg_type'::regclass
      and case when n.is_qualified then t.typnamespace = n.schema_id
               else t.typnamespace = any (_named_objects.schemas) end
    union
    select n.classid::oid, o.oid
    from parsed as n
    join pg_catalog.pg_operator as o
      on o.oprname = n.object_name
    where n.classid = 'pg_catalog.pg_operator'::regclass
      and case when n.is_qualified then o.oprnamespace = n.schema_id
               else o.oprnamespace = any (_named_objects.schemas) end
    union
    -- x.f is another way to write f(x), for any x: measured, (1).f calls f(integer).
    select 'pg_catalog.pg_proc'::regclass::oid, p.oid
    from unnest(_named_objects.columns) as u (name)
    join pg_catalog.pg_proc as p
      on p.proname = u.name
    where p.pronamespace = any (_named_objects.schemas)
      and p.pronargs - p.pronargdefaults <= 1
      and p.pronargs >= 1
    union
    select 'pg_catalog.pg_proc'::regclass::oid, p.oid
    from pg_catalog.pg_proc as p
    where p.pronamespace = any (_named_objects.schemas)
      and (
          _named_objects.functions is null
          or _named_objects.columns is null
              and p.pronargs - p.pronargdefaults <= 1
              and p.pronargs >= 1)
    union
    select 'pg_catalog.pg_operator'::regclass::oid, o.oid
    from pg_catalog.pg_operator as o
    where _named_objects.operators is null
      and o.oprnamespace = any (_named_objects.schemas)
    union
    select 'pg_catalog.pg_type'::regclass::oid, t.oid
    from pg_catalog.pg_type as t
    where _named_objects.types is null
      and t.typnamespace = any (_named_objects.schemas)
    union
    -- Casts between types of the server, made by somebody: they apply wherever the types do.
    select 'pg_catalog.pg_proc'::regclass::oid, c.castfunc
    from pg_catalog.pg_cast as c
    where c.oid >= 16384
      and c.castsource < 16384
      and c.casttarget < 16384
      and c.castfunc >= 16384;
end
$$;

revoke all on function
    advisor._named_objects(text[], text[], text[], text[], oid[]) from public;
