-- Removes Muster from the database you are connected to, in one transaction, and lists what it
-- drops. All data in its schemas goes with it.
--
--   psql -d app -f sql/uninstall.sql
--   psql -d app -v drop_roles=1 -f sql/uninstall.sql   also the roles that muster.setup_roles() and
--                                                      muster.setup_logins() created in the cluster
--   psql -d app -v cascade=1 -f sql/uninstall.sql      also what others built on our objects

\set ON_ERROR_STOP on
\set ON_ERROR_ROLLBACK off
\set AUTOCOMMIT on
\set QUIET on
\encoding UTF8
\if :{?drop_roles}
\else
\set drop_roles 0
\endif
\if :{?cascade}
\else
\set cascade 0
\endif

begin isolation level read committed read write;
\o /dev/null
\ir core/session.sql
\ir core/guard.sql
\o

select to_regnamespace('muster') is null as is_absent \gset
\if :is_absent
rollback;
\echo 'muster is not installed here'
\quit
\endif

-- What goes, for the list, and what others built on it.
create temporary table muster_drop on commit drop as
with recursive part as (
    select d.classid, d.objid
    from muster._installed_schema() as s
    join pg_catalog.pg_depend as d
      on d.refclassid = 'pg_catalog.pg_namespace'::regclass
     and d.refobjid = s.schema_id
    union
    select d.classid, d.objid
    from part as p
    join pg_catalog.pg_depend as d
      on d.refclassid = p.classid
     and d.refobjid = p.objid
)
select p.classid,
       p.objid,
       i.type,
       i.identity,
       -- Triggers, rules, defaults and constraints have no schema but that of their table.
       coalesce(i.schema, a.object_names[1]) as schema_name,
       p.classid = 'pg_catalog.pg_trigger'::regclass and (
           select t.tgfoid = 'muster._audit()'::regprocedure
           from pg_catalog.pg_trigger as t
           where t.oid = p.objid) as is_audit
from part as p
cross join pg_catalog.pg_identify_object(p.classid, p.objid, 0) as i
cross join pg_catalog.pg_identify_object_as_address(p.classid, p.objid, 0) as a;

select set_config('muster.cascade', :'cascade', true) as ignored \gset
do $$
declare
    dependents text := (
        select string_agg(d.type || ' ' || d.identity, ', ' order by d.type, d.identity)
        from muster_drop as d
        where d.schema_name not in (select s.schema_name from muster._installed_schema() as s)
          and d.schema_name !~ '^pg_toast'
          and not coalesce(d.is_audit, false));
begin
    if dependents is not null and not current_setting('muster.cascade')::boolean then
        raise exception using
            errcode = 'MU203',
            message = 'other objects depend on muster',
            detail = dependents || '.',
            hint = 'Drop them first, or pass -v cascade=1 to drop them too.';
    end if;
end
$$;

select d.type, d.identity as dropped
from muster_drop as d
where d.type in ('schema', 'table', 'view', 'materialized view', 'function', 'procedure', 'trigger')
  and (d.schema_name not in (select s.schema_name from muster._installed_schema() as s)
       or d.type <> 'trigger')
union all
select 'schema', s.schema_name
from muster._installed_schema() as s
order by 1, 2;

\set roles ''
\if :drop_roles
select coalesce(string_agg(format('%I', r.role_name), ', '), '') as roles
from muster.role as r
join pg_catalog.pg_roles as p
  on p.rolname = r.role_name
where r.was_created \gset
\endif

-- The sandbox, when it is ours.
select format('drop schema %I cascade', n.nspname)
from pg_catalog.pg_namespace as n
where n.nspname = 'muster_sandbox'
  and starts_with(obj_description(n.oid, 'pg_namespace'), 'Sandbox of Muster: ') \gexec
select string_agg(format('drop schema %I cascade', s.schema_name), '; ' order by s.ordinal desc)
from muster._installed_schema() as s \gexec
select format('drop role %s', :'roles')
where :'roles' <> '' \gexec

commit;
\echo 'muster is uninstalled'
