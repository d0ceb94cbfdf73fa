create or replace function muster._check_roles()
returns table (check_name text, state text, detail text, fix text)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    with part as (
        select k.kind, r.role_name, p.oid as role_id, p.rolsuper, p.rolinherit
        from unnest(array['reader', 'agent', 'operator', 'admin', 'worker', 'explain', 'web'])
            as k (kind)
        left join muster.role as r
          on r.kind = k.kind
        left join pg_catalog.pg_roles as p
          on p.rolname = r.role_name
    ),
    absent as (
        select p.kind in ('worker', 'explain') as is_login,
               string_agg(coalesce(p.role_name, p.kind), ', ' order by p.kind)
                   filter (where p.role_id is null) as names
        from part as p
        where p.kind <> 'web'
        group by 1
    )
    select case when a.is_login then 'logins' else 'roles' end,
           case when a.names is null then 'ok' else 'missing' end,
           case
               when a.names is null then 'All are there.'
               else format('Not set up in this cluster: %s.', a.names)
           end,
           case
               when a.names is null then null
               when a.is_login then 'select * from muster.setup_logins();'
               else 'select * from muster.setup_roles();'
           end
    from absent as a
    union all
    select 'worker_privileges',
           case when p.rolsuper then 'warning' else 'ok' end,
           case
               when p.rolsuper then format('The worker''s login %s is superuser.', p.role_name)
               else format('The worker''s login %s is not superuser.', p.role_name)
           end,
           case when p.rolsuper then format('alter role %I nosuperuser;', p.role_name) end
    from part as p
    where p.kind = 'worker'
      and p.role_id is not null
    union all
    select 'explain_privileges',
           case when f.fix is null then 'ok' else 'critical' end,
           case
               when f.fix is null
                   then format('The login %s can do no more than plan statements.', p.role_name)
               else format('The login %s plans captured statements and can do more.', p.role_name)
           end,
           f.fix
    from part as p
    cross join lateral (
        select nullif(
                   concat_ws(' ',
                       case
                           when p.rolsuper then format('alter role %I nosuperuser;', p.role_name)
                       end,
                       muster._excess_membership(p.role_name)),
                   '') as fix) as f
    where p.kind = 'explain'
      and p.role_id is not null
    union all
    select 'web_privileges',
           case when f.fix is null then 'ok' else 'critical' end,
           case
               when f.fix is null
                   then format('The login %s may do nothing before a token says so.', p.role_name)
               else format('The login %s may act without a token.', p.role_name)
           end,
           f.fix
    from part as p
    cross join lateral (
        select nullif(
                   concat_ws(' ',
                       case
                           when p.rolsuper then format('alter role %I nosuperuser;', p.role_name)
                       end,
                       case
                           when p.rolinherit then format('alter role %I noinherit;', p.role_name)
                       end),
                   '') as fix) as f
    where p.kind = 'web'
      and p.role_id is not null
$$;

revoke all on function muster._check_roles() from public;
