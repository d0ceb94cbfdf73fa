create or replace function muster._grant_matrix()
returns table (kind text, object_id oid, privilege text, role text)
language sql
stable
rows 500
set search_path = pg_catalog, pg_temp
as $$
    -- What each kind of role is granted itself; membership (reader in operator in admin) does the
    -- rest.
    with rule as (
        select g.kind,
               case g.kind
                   when 'function' then to_regprocedure(g.object)::oid
                   else to_regclass(g.object)::oid
               end as object_id,
               g.privilege,
               g.role
        from muster.grant_rule as g
    ),
    owned_relation as (
        select c.oid as object_id,
               c.relnamespace as schema_id,
               c.relkind in ('r', 'p') and not exists (
                   select from muster.undumped_table as u
                   where to_regclass(u.table_name) = c.oid) as is_data
        from muster._installed_schema() as s
        join pg_catalog.pg_class as c
          on c.relnamespace = s.schema_id
        where c.relkind in ('r', 'p', 'v', 'm')
    ),
    owned_function as (
        select p.oid as object_id, p.pronamespace as schema_id
        from muster._installed_schema() as s
        join pg_catalog.pg_proc as p
          on p.pronamespace = s.schema_id
    ),
    object_grant as (
        select rule.kind, rule.object_id, rule.privilege, rule.role
        from rule
        union
        select 'function', f.object_id, 'execute', 'admin'
        from owned_function as f
        union
        select 'relation', r.object_id, p.privilege, 'admin'
        from owned_relation as r
        cross join unnest(array['select', 'insert', 'update', 'delete']) as p (privilege)
        where r.is_data or p.privilege = 'select'
    )
    select g.kind, g.object_id, g.privilege, g.role
    from object_grant as g
    union
    select 'schema', coalesce(f.schema_id, r.schema_id), 'usage', g.role
    from object_grant as g
    left join owned_function as f
      on g.kind = 'function' and f.object_id = g.object_id
    left join owned_relation as r
      on g.kind = 'relation' and r.object_id = g.object_id
$$;

revoke all on function muster._grant_matrix() from public;
