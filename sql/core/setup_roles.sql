create or replace function muster.setup_roles(
    reader text default null,
    agent text default null,
    operator text default null,
    admin text default null,
    reuse boolean default false
)
returns table (kind text, role_name text, outcome text, fix text)
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Writes: muster.role, pg_authid, the access lists of our objects
-- Raises: MU202, MU301
declare
    part record;
begin
    for part in
        select p.kind,
               coalesce(
                   p.asked,
                   (select r.role_name from muster.role as r where r.kind = p.kind),
                   'muster_' || p.kind) as role_name,
               p.contains
        from (values
            (1, 'reader', reader, null),
            (2, 'agent', agent, null),
            (3, 'operator', operator, 'reader'),
            (4, 'admin', admin, 'operator')) as p (ordinal, kind, asked, contains)
        order by p.ordinal
    loop
        kind := part.kind;
        role_name := part.role_name;
        outcome := muster._create_role(part.kind, part.role_name, 'nologin', reuse);
        fix := muster._grant_membership(
            (select r.role_name from muster.role as r where r.kind = part.contains),
            part.role_name);
        return next;
    end loop;
    perform muster._apply_grants();
end
$$;

comment on function muster.setup_roles(text, text, text, text, boolean) is
'Creates the four roles that cannot log in, and grants each what the matrix says. Installing does
not do this, because roles belong to the whole cluster.

reader sees what holds no literal and no secret; agent reports for a machine; operator also acts;
admin also runs tasks and changes settings. Names are remembered; without arguments they are the
remembered ones, or muster_reader, muster_agent, muster_operator, muster_admin. Give a role to a
login by GRANT. Call it again at any time.

Returns one row for each role: created, reused or unchanged; fix is a command that needs more rights
than yours, or null.

Raises MU202 when a role exists and reuse is false, or when it is superuser, may log in or may
create roles; MU301 when you may not create roles.

    select * from muster.setup_roles();
    select * from muster.setup_roles(reader => ''app_reader'', reuse => true);';

revoke all on function muster.setup_roles(text, text, text, text, boolean) from public;
