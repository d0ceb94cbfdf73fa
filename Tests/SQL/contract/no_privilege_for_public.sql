-- Nothing of ours is open to everybody: functions are by default.
select o.kind, o.name, a.privilege_type
from muster._installed_schema() as s
cross join lateral (
    select 'schema' as kind, s.schema_name as name, n.nspacl as acl, n.nspowner as owner,
           'n' as type
    from pg_namespace as n
    where n.oid = s.schema_id
    union all
    select 'relation', c.oid::regclass::text, c.relacl, c.relowner,
           case c.relkind when 'S' then 's' else 'r' end
    from pg_class as c
    where c.relnamespace = s.schema_id
      and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
    union all
    select 'function', p.oid::regprocedure::text, p.proacl, p.proowner, 'f'
    from pg_proc as p
    where p.pronamespace = s.schema_id) as o
cross join aclexplode(coalesce(o.acl, acldefault(o.type::"char", o.owner))) as a
where a.grantee = 0;
