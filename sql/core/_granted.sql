create or replace function muster._granted()
returns table (kind text, object_id oid, privilege text, role text)
language sql
stable
rows 500
set search_path = pg_catalog, pg_temp
as $$
    -- What the catalogue says our roles hold in our schemas; to compare with
    -- muster._grant_matrix().
    with held as (
        select 'schema' as kind, n.oid as object_id, n.nspacl as acl
        from muster._installed_schema() as s
        join pg_catalog.pg_namespace as n
          on n.oid = s.schema_id
        union all
        select 'relation', c.oid, c.relacl
        from muster._installed_schema() as s
        join pg_catalog.pg_class as c
          on c.relnamespace = s.schema_id
        where c.relkind in ('r', 'p', 'v', 'm')
        union all
        select 'function', p.oid, p.proacl
        from muster._installed_schema() as s
        join pg_catalog.pg_proc as p
          on p.pronamespace = s.schema_id
    )
    select h.kind, h.object_id, lower(a.privilege_type), k.kind
    from held as h
    cross join aclexplode(h.acl) as a
    join pg_catalog.pg_roles as r
      on r.oid = a.grantee
    join muster.role as k
      on k.role_name = r.rolname
$$;

revoke all on function muster._granted() from public;
