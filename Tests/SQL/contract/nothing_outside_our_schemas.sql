-- What is in this database that was not in template1's kind of database: only our schemas' content,
-- and the extensions that the tests themselves brought.
with ours (schema_id) as (
    select s.schema_id from muster._installed_schema() as s
    union all
    select 'tap'::regnamespace
),
found (classid, objid, schema_id) as (
    select 'pg_class'::regclass, oid, relnamespace from pg_class
    union all select 'pg_proc'::regclass, oid, pronamespace from pg_proc
    union all select 'pg_type'::regclass, oid, typnamespace from pg_type
    union all select 'pg_operator'::regclass, oid, oprnamespace from pg_operator
    union all select 'pg_opclass'::regclass, oid, opcnamespace from pg_opclass
    union all select 'pg_collation'::regclass, oid, collnamespace from pg_collation
    union all select 'pg_ts_config'::regclass, oid, cfgnamespace from pg_ts_config
    union all select 'pg_cast'::regclass, oid, null from pg_cast
    union all select 'pg_event_trigger'::regclass, oid, null from pg_event_trigger
    union all select 'pg_publication'::regclass, oid, null from pg_publication
    union all select 'pg_foreign_server'::regclass, oid, null from pg_foreign_server
    union all select 'pg_language'::regclass, oid, null from pg_language
    union all select 'pg_am'::regclass, oid, null from pg_am
    union all select 'pg_default_acl'::regclass, oid, null from pg_default_acl
    union all select 'pg_namespace'::regclass, oid, oid from pg_namespace
)
select (pg_identify_object(f.classid, f.objid, 0)).type,
       (pg_identify_object(f.classid, f.objid, 0)).identity
from found as f
where f.objid >= 16384
  and f.schema_id is distinct from 'pg_toast'::regnamespace
  and (f.schema_id is null or f.schema_id not in (select o.schema_id from ours as o))
  and not exists (
      select
      from pg_depend as d
      where d.classid = f.classid
        and d.objid = f.objid
        and d.refclassid = 'pg_extension'::regclass
        and d.deptype = 'e');
