create or replace view advisor._user_relation as
select c.oid as relid,
       n.nspname::text as schema_name,
       c.relname::text as relation_name,
       c.relkind as kind
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n
  on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'm', 'v', 'f')
  and c.relpersistence <> 't'
  and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'muster_sandbox')
  and not exists (
      select
      from muster._installed_schema() as s
      where s.schema_id = n.oid)
  and not exists (
      select
      from pg_catalog.pg_depend as d
      where d.classid = 'pg_catalog.pg_class'::regclass
        and d.objid = c.oid
        and d.refclassid = 'pg_catalog.pg_extension'::regclass
        and d.deptype = 'e');

comment on view advisor._user_relation is
'What advice is about: tables and views that are neither the server''s, nor an extension''s, nor
ours.';
