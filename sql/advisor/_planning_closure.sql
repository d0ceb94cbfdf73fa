create or replace function advisor._planning_closure(classids oid[], objids oid[])
returns table (classid oid, objid oid)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Everything whose code the planner may run for a statement that names these objects: views and
-- rules, expressions of indexes and of extended statistics, check constraints, defaults and
-- generated columns, policies, partitions and their keys, domains, ranges, casts, and the
-- functions behind operators, functions and aggregates. Triggers are left out: they run in the
-- executor, and EXPLAIN does not execute. So is what initdb made (oid below 16384).
-- An operator class needs no look: only a superuser can make one.
begin
    return query
    with recursive reached (classid, objid) as (
        select s.classid, s.objid
        from unnest(_planning_closure.classids, _planning_closure.objids) as s (classid, objid)
        where s.objid >= 16384
        union
        select e.classid, e.objid
        from reached as r
        cross join lateral (
            select d.refclassid as classid, d.refobjid as objid
            from pg_catalog.pg_depend as d
            where d.classid = r.classid
              and d.objid = r.objid
              and d.refclassid in (
                  'pg_catalog.pg_class'::regclass, 'pg_catalog.pg_proc'::regclass,
                  'pg_catalog.pg_type'::regclass, 'pg_catalog.pg_operator'::regclass)
            union all
            select 'pg_catalog.pg_rewrite'::regclass, w.oid
            from pg_catalog.pg_rewrite as w
            join pg_catalog.pg_class as c
              on c.oid = w.ev_class
            where r.classid = 'pg_catalog.pg_class'::regclass
              and w.ev_class = r.objid
              -- What a materialized view was made of is not looked at when it is read.
              and c.relkind <> 'm'
            union all
            select 'pg_catalog.pg_constraint'::regclass, k.oid
            from pg_catalog.pg_constraint as k
            where r.classid = 'pg_catalog.pg_class'::regclass
              and k.conrelid = r.objid
              and k.contype <> 'f'
            union all
            select 'pg_catalog.pg_attrdef'::regclass, f.oid
            from pg_catalog.pg_attrdef as f
            where r.classid = 'pg_catalog.pg_class'::regclass
              and f.adrelid = r.objid
            union all
            select 'pg_catalog.pg_policy'::regclass, p.oid
            from pg_catalog.pg_policy as p
            where r.classid = 'pg_catalog.pg_class'::regclass
              and p.polrelid = r.objid
            union all
            select 'pg_catalog.pg_class'::regclass, i.indexrelid
            from pg_catalog.pg_index as i
            where r.classid = 'pg_catalog.pg_class'::regclass
              and i.indrelid = r.objid
            union all
            select 'pg_catalog.pg_statistic_ext'::regclass, x.oid
            from pg_catalog.pg_statistic_ext as x
            where r.classid = 'pg_catalog.pg_class'::regclass
              and x.stxrelid = r.objid
            union all
            select 'pg_catalog.pg_class'::regclass, h.inhrelid
            from pg_catalog.pg_inherits as h
            where r.classid = 'pg_catalog.pg_class'::regclass
              and h.inhparent = r.objid
            union all
            select 'pg_catalog.pg_constraint'::regclass, k.oid
            from pg_catalog.pg_constraint as k
            where r.classid = 'pg_catalog.pg_type'::regclass
              and k.contypid = r.objid
            union all
            select 'pg_catalog.pg_proc'::regclass, c.castfunc
            from pg_catalog.pg_cast as c
            where r.classid = 'pg_catalog.pg_type'::regclass
              and r.objid in (c.castsource, c.casttarget)
            union all
            -- The planner commutes and negates conditions.
            select 'pg_catalog.pg_operator'::regclass, t.twin
            from pg_catalog.pg_operator as o
            cross join unnest(array[o.oprcom, o.oprnegate]) as t (twin)
            where r.classid = 'pg_catalog.pg_operator'::regclass
              and o.oid = r.objid
        ) as e
        where e.objid >= 16384
    )
    select r.classid, r.objid
    from reached as r;
end
$$;

revoke all on function advisor._planning_closure(oid[], oid[]) from public;
