create or replace function muster._forget_role(kind text)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Takes every privilege in our schemas from the role that plays this part, and the part from it.
-- Writes: muster.role
-- The commands are safe: names as regprocedure, regclass or by %I.
-- @plpgsql_check_options: security_warnings = off
declare
    change record;
begin
    for change in
        select format(
                   'revoke all on %s from %I',
                   muster._grant_target(g.kind, g.object_id),
                   r.role_name) as command
        from muster._granted() as g
        join muster.role as r
          on r.kind = g.role
        where g.role = _forget_role.kind
        group by g.kind, g.object_id, r.role_name
    loop
        execute change.command;
    end loop;
    delete from muster.role as r where r.kind = _forget_role.kind;
end
$$;

revoke all on function muster._forget_role(text) from public;
