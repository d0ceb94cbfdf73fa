create or replace function advisor._planning_version(
    relations text[],
    functions text[],
    operators text[],
    types text[],
    search_path text[],
    columns text[] default null
)
returns table (relids bigint[], definitions text)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- What a plan of the statement depends on: the relations whose sizes and statistics count (views
-- opened, with partitions and indexes), and a hash of all definitions. Names as
-- advisor._explain_hazard() takes them.
-- No row when the planner may run a stable function of SQL or a procedural language: what that
-- says depends on data that are not known here.
-- A catalogue's row that is changed gets another xmin and place, so those stand for what it says.
-- ANALYZE and VACUUM change rows of pg_class in place.
declare
    schemas oid[] := array(
        select n.oid
        from pg_catalog.pg_namespace as n
        where n.nspname = any (search_path)
          and n.nspname <> 'pg_catalog');
begin
    return query
    with start as (
        select 'pg_catalog.pg_class'::regclass::oid as classid, r.relid as objid
        from advisor._resolve_relations(relations, search_path) as r
        where r.relid is not null
        union
        select n.classid, n.objid
        from advisor._named_objects(functions, operators, types, columns, schemas) as n
    ),
    reached as materialized (
        select c.classid, c.objid
        from (
            select array_agg(s.classid) as classids, array_agg(s.objid) as objids
            from start as s
        ) as s
        cross join advisor._planning_closure(s.classids, s.objids) as c
    ),
    relation as materialized (
        select c.oid, c.relkind, c.xmin, c.ctid
        from reached as r
        join pg_catalog.pg_class as c
          on r.classid = 'pg_catalog.pg_class'::regclass
         and c.oid = r.objid
        where c.relkind in ('r', 'p', 'm', 'v', 'i', 'I', 'f')
    ),
    definition as (
        select concat_ws(' ', 'relation', r.oid, r.xmin, r.ctid) as text
        from relation as r
        union all
        select concat_ws(' ', 'column', a.attrelid, a.attnum, a.xmin, a.ctid)
        from relation as r
        join pg_catalog.pg_attribute as a
          on a.attrelid = r.oid
         and a.attnum > 0
        union all
        select concat_ws(' ', 'index', i.indexrelid, i.xmin, i.ctid)
        from relation as r
        join pg_catalog.pg_index as i
          on i.indexrelid = r.oid
        union all
        -- Keys of other tables tell how many rows of a join match.
        select concat_ws(' ', 'constraint', k.oid, k.xmin, k.ctid)
        from relation as r
        join pg_catalog.pg_constraint as k
          on k.conrelid = r.oid
        union all
        select concat_ws(' ', 'rule', w.oid, w.xmin, w.ctid)
        from relation as r
        join pg_catalog.pg_rewrite as w
          on w.ev_class = r.oid
        union all
        select concat_ws(' ', 'policy', p.oid, p.xmin, p.ctid)
        from relation as r
        join pg_catalog.pg_policy as p
          on p.polrelid = r.oid
        union all
        select concat_ws(' ', 'statistics', x.oid, x.xmin, x.ctid)
        from relation as r
        join pg_catalog.pg_statistic_ext as x
          on x.stxrelid = r.oid
        union all
        select concat_ws(' ', 'function', p.oid, p.xmin, p.ctid)
        from reached as r
        join pg_catalog.pg_proc as p
          on r.classid = 'pg_catalog.pg_proc'::regclass
         and p.oid = r.objid
        union all
        select concat_ws(' ', 'operator', o.oid, o.xmin, o.ctid)
        from reached as r
        join pg_catalog.pg_operator as o
          on r.classid = 'pg_catalog.pg_operator'::regclass
         and o.oid = r.objid
    )
    select coalesce(
               (
                   select array_agg(r.oid::bigint order by r.oid)
                   from relation as r
                   where r.relkind in ('r', 'p', 'm', 'i', 'I')
               ), '{}'),
           md5(coalesce(
               (select string_agg(d.text, ',' order by d.text collate "C") from definition as d),
               ''))
    where not exists (
        select
        from reached as r
        join pg_catalog.pg_proc as p
          on r.classid = 'pg_catalog.pg_proc'::regclass
         and p.oid = r.objid
        join pg_catalog.pg_language as l
          on l.oid = p.prolang
        where p.provolatile = 's'
          and l.lanname not in ('internal', 'c'));
end
$$;

revoke all on function
    advisor._planning_version(text[], text[], text[], text[], text[], text[]) from public;
