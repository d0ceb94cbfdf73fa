create or replace function advisor._trusted_owners()
returns oid[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Whose functions may run while a captured statement is planned: superusers, the owner of this
-- database, and whom the setting advisor.trusted_owners names.
declare
    named text[] := muster.setting_text_array('advisor.trusted_owners');
begin
    return array(
        select r.oid
        from pg_catalog.pg_roles as r
        where r.rolsuper
           or r.rolname = 'pg_database_owner'
           or r.rolname = any (named)
           or r.oid = (
               select d.datdba
               from pg_catalog.pg_database as d
               where d.datname = current_database()));
end
$$;

revoke all on function advisor._trusted_owners() from public;
