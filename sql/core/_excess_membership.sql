create or replace function muster._excess_membership(role_name text)
returns text
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- The commands that leave the login of explain with no more than it needs; null when it has
    -- not.
    select string_agg(format('revoke %I from %I;', g.rolname, $1), ' ' order by g.rolname)
    from pg_catalog.pg_auth_members as m
    join pg_catalog.pg_roles as g
      on g.oid = m.roleid
    where m.member = to_regrole(quote_ident($1))
      and g.rolname <> 'pg_read_all_data'
$$;

revoke all on function muster._excess_membership(text) from public;
