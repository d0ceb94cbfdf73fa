create or replace function advisor._trusted_owners()
returns oid[]
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- Whose functions may run while a captured statement is planned: superusers, the owner of this
    -- database, and whom the setting advisor.trusted_owners names.
    select array(
        select r.oid
        from pg_catalog.pg_roles as r
        where r.rolsuper
           or r.rolname = 'pg_database_owner'
           or r.rolname = any (muster.setting_text_array('advisor.trusted_owners'))
           or r.oid = (
               select d.datdba from pg_catalog.pg_database as d where d.datname = current_database()))
$$;

revoke all on function advisor._trusted_owners() from public;
