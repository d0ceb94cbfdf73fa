create or replace function muster._apply_grants()
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Makes the catalogue agree with the matrix for every role that has been set up and exists, and
-- returns how many privileges changed. Runs at the end of every install, so new objects are
-- covered. The commands are safe: a checked list of words, names as regprocedure, regclass or by
-- %I.
-- @plpgsql_check_options: security_warnings = off
declare
    change record;
    changes bigint := 0::bigint;
begin
    for change in
        with wanted as (
            select m.kind, m.object_id, m.privilege, m.role
            from muster._grant_matrix() as m
        ),
        granted as (
            select g.kind, g.object_id, g.privilege, g.role
            from muster._granted() as g
        ),
        difference as (
            (select 'revoke' as verb, g.* from granted as g
             except
             select 'revoke', w.* from wanted as w)
            union all
            (select 'grant', w.* from wanted as w
             except
             select 'grant', g.* from granted as g)
        )
        select format(
                   '%s %s on %s %s %I',
                   d.verb,
                   d.privilege,
                   muster._grant_target(d.kind, d.object_id),
                   case d.verb when 'grant' then 'to' else 'from' end,
                   r.role_name) as command
        from difference as d
        join muster.role as r
          on r.kind = d.role
        join pg_catalog.pg_roles as p
          on p.rolname = r.role_name
        order by d.verb desc, d.kind, d.object_id, d.privilege, r.role_name
    loop
        execute change.command;
        changes := changes + 1;
    end loop;
    return changes;
end
$$;

revoke all on function muster._apply_grants() from public;
