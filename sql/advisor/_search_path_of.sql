create or replace function advisor._search_path_of(userid oid, dbid oid)
returns text[]
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- The schemas in which a session of that role in that database finds unqualified names, as far
    -- as anything says: advisor.search_path for the role or for all, then the catalogue: role in
    -- database, role, database, all roles, then the server's default. What a session sets itself is
    -- known to nobody, which is what that setting is for. pg_catalog, which is implied, is left out.
    with configured as (
        select substr(e.entry, strpos(e.entry, '=') + 1) as value,
               case when e.who = '*' then 4 else 5 end as precedence
        from (
            select w.entry, btrim(split_part(w.entry, '=', 1)) as who
            from unnest(muster.setting_text_array('advisor.search_path')) as w (entry)
        ) as e
        where e.who in (
            '*', (select r.rolname::text from pg_catalog.pg_roles as r where r.oid = $1))
        union all
        select substr(entry, length('search_path=') + 1) as value,
               (s.setrole <> 0)::integer * 2 + (s.setdatabase <> 0)::integer as precedence
        from pg_catalog.pg_db_role_setting as s
        cross join unnest(s.setconfig) as entry
        where s.setrole in (0, $1)
          and s.setdatabase in (0, $2)
          and entry like 'search\_path=%'
        union all
        -- What this session would go back to is the server's default, unless our own login or
        -- database sets one.
        select case
                   when exists (
                       select
                       from pg_catalog.pg_db_role_setting as o
                       cross join unnest(o.setconfig) as entry
                       where o.setrole in (0, session_user::regrole)
                         and o.setdatabase in (
                             0,
                             (select d.oid from pg_catalog.pg_database as d
                              where d.datname = current_database()))
                         and entry like 'search\_path=%')
                       then p.boot_val
                   else p.reset_val
               end,
               -1
        from pg_catalog.pg_settings as p
        where p.name = 'search_path'
    ),
    effective as (
        select c.value
        from configured as c
        order by c.precedence desc
        limit 1
    )
    select coalesce(array_agg(n.nspname::text order by i.ordinality), '{}')
    from effective as e
    cross join unnest(advisor._split_identifiers(e.value)) with ordinality as i (name)
    join pg_catalog.pg_namespace as n
      on n.nspname = case
             when i.name = '$user' then (
                 select r.rolname
                 from pg_catalog.pg_roles as r
                 where r.oid = $1)
             else i.name
         end
    where n.nspname not in ('pg_catalog', 'pg_temp')
      and (
          not exists (select from pg_catalog.pg_roles as r where r.oid = $1)
          or has_schema_privilege($1, n.oid, 'usage'))
$$;

revoke all on function advisor._search_path_of(oid, oid) from public;
