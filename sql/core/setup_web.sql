create or replace function muster.setup_web(
    web text default null,
    reuse boolean default false
)
returns table (kind text, role_name text, outcome text, fix text)
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Writes: muster.role, pg_authid, the access lists of our objects
-- Raises: MU101, MU202, MU301
declare
    fixes text[];
    part record;
begin
    if (select count(*) from muster.role as r
        where r.kind in ('reader', 'agent', 'operator', 'admin')) < 4 then
        raise exception using
            errcode = 'MU101',
            message = 'the roles have not been set up',
            hint = 'Run select * from muster.setup_roles(); first.';
    end if;
    kind := 'web';
    role_name := coalesce(
        web,
        (select r.role_name from muster.role as r where r.kind = 'web'),
        'muster_web');
    outcome := muster._create_role(kind, role_name, 'login', reuse);
    -- Before the memberships: a server of version 16 notes with each whether it is inherited.
    if (select r.rolinherit from pg_catalog.pg_roles as r where r.rolname = role_name) then
        fixes := array[muster._change_role(format('alter role %I noinherit', role_name))];
    end if;
    for part in
        select r.role_name as granted
        from muster.role as r
        where r.kind in ('reader', 'agent', 'operator', 'admin')
        order by r.role_name
    loop
        fixes := fixes || muster._grant_membership(part.granted, role_name);
    end loop;
    fixes := fixes || muster._missing_connect(role_name);
    perform muster._apply_grants();
    fix := nullif(array_to_string(fixes, ' '), '');
    return next;
end
$$;

comment on function muster.setup_web(text, boolean) is
'Creates the login of the HTTP server, without a password: set one, or let pg_hba.conf trust it. Who
does not serve HTTP needs no login that may take on every role.

It inherits nothing: by itself it may only ask whose token it was given, and each request runs under
the role of its token. Call it after muster.setup_roles(); call it again at any time.

Returns the login: created, reused or unchanged; fix holds the commands that need more rights than
yours, or null.

Raises MU101 before muster.setup_roles(), MU202 when the role exists and reuse is false, or is not
fit; MU301 when you may not create roles.

    select * from muster.setup_web();';

revoke all on function muster.setup_web(text, boolean) from public;
