-- Both ways, asked of the server for every object, role and privilege: what the matrix says a role
-- has, it has; what it does not say, the role has not. The roles end with this transaction.
begin;
select count(*) from muster.setup_roles(
    'muster_contract_reader', 'muster_contract_agent',
    'muster_contract_operator', 'muster_contract_admin') \g /dev/null

with recursive contains (role, part) as (
    select r.kind, r.kind from muster.role as r
    union
    select 'operator', 'reader'
    union
    select 'admin', c.part from contains as c where c.role = 'operator'
),
object as (
    select 'schema' as kind, s.schema_id as object_id, p.privilege
    from muster._installed_schema() as s
    cross join unnest(array['usage', 'create']) as p (privilege)
    union all
    select 'relation', c.oid, p.privilege
    from muster._installed_schema() as s
    join pg_class as c
      on c.relnamespace = s.schema_id
    cross join unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references',
                            'trigger']) as p (privilege)
    where c.relkind in ('r', 'p', 'v', 'm', 'f')
    union all
    select 'function', f.oid, 'execute'
    from muster._installed_schema() as s
    join pg_proc as f
      on f.pronamespace = s.schema_id
),
cell as (
    select r.kind as role, o.kind, o.object_id, o.privilege,
           case o.kind
               when 'schema' then has_schema_privilege(r.role_name, o.object_id, o.privilege)
               when 'relation' then has_table_privilege(r.role_name, o.object_id, o.privilege)
                   or (o.privilege in ('select', 'insert', 'update')
                       and has_any_column_privilege(r.role_name, o.object_id, o.privilege))
               else has_function_privilege(r.role_name, o.object_id, o.privilege)
           end as has,
           exists (
               select
               from contains as c
               join muster._grant_matrix() as m
                 on m.role = c.part
               where c.role = r.kind
                 and m.kind = o.kind
                 and m.object_id = o.object_id
                 and m.privilege = o.privilege) as should_have
    from muster.role as r
    cross join object as o
)
select c.role, c.privilege, c.kind, (pg_identify_object(
           case c.kind when 'schema' then 'pg_namespace' when 'relation' then 'pg_class'
               else 'pg_proc' end::regclass, c.object_id, 0)).identity,
       case when c.has then 'has, and should not' else 'should have, and has not' end
from cell as c
where c.has <> c.should_have;
rollback;
