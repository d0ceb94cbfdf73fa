create or replace function advisor._explain_hazard(
    relations text[],
    functions text[],
    operators text[],
    types text[],
    search_path text[],
    columns text[] default null
)
returns text[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Why the statement must not be explained here; empty when nothing speaks against it.
--
-- EXPLAIN runs code: immutable functions of constants while it simplifies, stable ones while it
-- estimates, and SQL functions are opened and their insides treated likewise. A planted function
-- then runs with the rights of whoever explains. So nothing that the statement could reach may
-- belong to a role that is not trusted.
--
-- Names are given as SQL writes them, columns plain: all names that stand after a dot or alone
-- where a column may stand. A null list is one that is not known; then everything of that kind in
-- the search path counts as named.
declare
    trusted oid[] := advisor._trusted_owners();
    -- pg_catalog is the server's; the others hold what people made.
    schemas oid[] := array(
        select n.oid
        from pg_catalog.pg_namespace as n
        where n.nspname = any (search_path)
          and n.nspname <> 'pg_catalog');
    -- These run queries over whatever table they are told, also while a plan is made.
    runners oid[] := array(
        select p.oid
        from pg_catalog.pg_proc as p
        where p.pronamespace = 'pg_catalog'::regnamespace
          and p.proname in (
              'table_to_xml', 'table_to_xmlschema', 'table_to_xml_and_xmlschema', 'schema_to_xml',
              'schema_to_xmlschema', 'schema_to_xml_and_xmlschema', 'database_to_xml',
              'database_to_xmlschema', 'database_to_xml_and_xmlschema', 'pg_input_is_valid',
              'pg_input_error_info'));
    reasons text[];
    has_unpinned boolean;
begin
    if relations is null or search_path is null then
        return array['its relations or its search_path are not known'];
    end if;

    with named_relation as materialized (
        select r.name, r.relid, r.candidates
        from advisor._resolve_relations(relations, search_path) as r
    ),
    named as materialized (
        select n.classid, n.objid
        from advisor._named_objects(functions, operators, types, columns, schemas) as n
    ),
    start as (
        select 'pg_catalog.pg_class'::regclass::oid as classid, r.relid as objid
        from named_relation as r
        where r.relid is not null
        union
        select n.classid, n.objid
        from named as n
    ),
    reached as materialized (
        select c.classid, c.objid
        from (
            select array_agg(s.classid) as classids, array_agg(s.objid) as objids
            from start as s
        ) as s
        cross join advisor._planning_closure(s.classids, s.objids) as c
    ),
    reached_function as materialized (
        select p.oid, p.proowner, p.prolang, p.proconfig, p.prosqlbody is not null as is_bound
        from reached as c
        join pg_catalog.pg_proc as p
          on c.classid = 'pg_catalog.pg_proc'::regclass
         and p.oid = c.objid
    ),
    reason as (
        select case
                   when r.relid is null then format('relation %s is not found', r.name)
                   else format('relation %s is ambiguous', r.name)
               end as text
        from named_relation as r
        where r.relid is null
           or r.candidates > 1
        union all
        select format(
                   'function %s belongs to %s', f.oid::regprocedure,
                   quote_ident(pg_get_userbyid(f.proowner)))
        from reached_function as f
        where f.proowner <> all (trusted)
        union all
        -- An enumeration has no code of its own; casts and operators are looked at anyway.
        select format(
                   'type %s belongs to %s', format_type(t.oid, null),
                   quote_ident(pg_get_userbyid(t.typowner)))
        from named as n
        join pg_catalog.pg_type as t
          on n.classid = 'pg_catalog.pg_type'::regclass
         and t.oid = n.objid
        where types is not null
          and t.typtype <> 'e'
          and t.typelem = 0
          and t.typowner <> all (trusted)
        union all
        -- Only who owns a relation can put code on it between this check and the EXPLAIN.
        select format(
                   'relation %s belongs to %s', c.oid::regclass,
                   quote_ident(pg_get_userbyid(c.relowner)))
        from reached as r
        join pg_catalog.pg_class as c
          on r.classid = 'pg_catalog.pg_class'::regclass
         and c.oid = r.objid
        where c.relkind in ('r', 'p', 'm', 'v')
          and c.relowner <> all (trusted)
          and not muster.setting_boolean('advisor.explain_any_owner')
        union all
        select format('%s is a foreign table', c.oid::regclass)
        from reached as r
        join pg_catalog.pg_class as c
          on r.classid = 'pg_catalog.pg_class'::regclass
         and c.oid = r.objid
        where c.relkind = 'f'
        union all
        select format('function pg_catalog.%I runs queries of its own', p.proname)
        from unnest(functions) as u (name)
        cross join lateral (select parse_ident(u.name) as parts) as i
        join pg_catalog.pg_proc as p
          on p.oid = any (runners)
         and p.proname = i.parts[cardinality(i.parts)]
        union all
        -- Dependencies on the server's own functions are not recorded, so their trees are looked
        -- at.
        select format('%s calls a function that runs queries of its own', e.place)
        from (
            select w.ev_class::regclass::text as place, w.ev_action::text as tree
            from reached as r
            join pg_catalog.pg_rewrite as w
              on r.classid = 'pg_catalog.pg_rewrite'::regclass
             and w.oid = r.objid
            union all
            select format('a default of %s', d.adrelid::regclass), d.adbin::text
            from reached as r
            join pg_catalog.pg_attrdef as d
              on r.classid = 'pg_catalog.pg_attrdef'::regclass
             and d.oid = r.objid
            union all
            select format('constraint %I', k.conname), k.conbin::text
            from reached as r
            join pg_catalog.pg_constraint as k
              on r.classid = 'pg_catalog.pg_constraint'::regclass
             and k.oid = r.objid
            union all
            select format('policy %I', p.polname), concat(p.polqual, p.polwithcheck)
            from reached as r
            join pg_catalog.pg_policy as p
              on r.classid = 'pg_catalog.pg_policy'::regclass
             and p.oid = r.objid
        ) as e
        where exists (
            select
            from unnest(runners) as u (runner)
            where strpos(e.tree, format(':funcid %s ', u.runner)) > 0)
    )
    select coalesce((select array_agg(distinct r.text order by r.text) from reason as r), '{}'),
           -- Neither C nor bound at creation nor pinned: what its text names is found by the path.
           exists (
               select
               from reached_function as f
               join pg_catalog.pg_language as l
                 on l.oid = f.prolang
               where l.lanname not in ('internal', 'c')
                 and not f.is_bound
                 and not exists (
                     select
                     from unnest(f.proconfig) as c (entry)
                     where c.entry like 'search\_path=%'))
    into reasons, has_unpinned;

    if has_unpinned and reasons = '{}' then
        reasons := array(
            select format(
                       'a function without a search_path of its own could find %s of %s '
                       'in schema %s',
                       o.what, quote_ident(pg_get_userbyid(o.owner)),
                       quote_ident(o.schema_id::regnamespace::text))
            from (
                select distinct on (a.schema_id) a.schema_id, a.owner, a.what
                from (
                    select p.pronamespace as schema_id, p.proowner as owner, 'a function' as what
                    from pg_catalog.pg_proc as p
                    where p.pronamespace = any (schemas)
                    union all
                    select p.oprnamespace, p.oprowner, 'an operator'
                    from pg_catalog.pg_operator as p
                    where p.oprnamespace = any (schemas)
                    union all
                    select c.relnamespace, c.relowner, 'a relation'
                    from pg_catalog.pg_class as c
                    where c.relnamespace = any (schemas)
                    union all
                    select t.typnamespace, t.typowner, 'a type'
                    from pg_catalog.pg_type as t
                    where t.typnamespace = any (schemas)
                ) as a
                where a.owner <> all (trusted)
                order by a.schema_id, a.what, a.owner
            ) as o);
    end if;
    return reasons;
end
$$;

comment on function
    advisor._explain_hazard(text[], text[], text[], text[], text[], text[]) is
'Why a captured statement must not be explained: what it could reach that belongs to a role that is
not trusted. Empty when nothing speaks against it.';

revoke all on function
    advisor._explain_hazard(text[], text[], text[], text[], text[], text[]) from public;
