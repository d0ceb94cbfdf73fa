create or replace function muster._grant_membership(granted text, member text)
returns text
language plpgsql
volatile
strict
set search_path = pg_catalog, pg_temp
as $$
-- Returns null, or the command that somebody with more rights has to run.
begin
    if exists (
        select
        from pg_catalog.pg_auth_members as m
        where m.roleid = to_regrole(quote_ident(granted))
          and m.member = to_regrole(quote_ident(_grant_membership.member))) then
        return null;
    end if;
    return muster._change_role(format('grant %I to %I', granted, member));
end
$$;

revoke all on function muster._grant_membership(text, text) from public;
