create or replace function muster._request_role(
    token_id bigint,
    request_id text,
    act text default null,
    parameters jsonb default '{}',
    at timestamptz default now()
)
returns text
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- The role that a request of the HTTP server takes on; no token is the anonymous reader. With an act,
-- such as POST /simulate, the request may change something and leaves a row in the audit, in the
-- transaction of the change.
-- Writes: muster.audit
-- Raises: MU302
declare
    role_name text;
    token_name text;
begin
    if token_id is null then
        select r.role_name
        into role_name
        from muster.role as r
        where r.kind = 'reader';
    else
        select r.role_name, t.name
        into role_name, token_name
        from muster.token as t
        join muster.role as r
          on r.kind = t.kind
        where t.token_id = _request_role.token_id
          and t.revoked_at is null
          and t.expires_at > at;
    end if;
    if role_name is null then
        raise exception using
            errcode = 'MU302',
            message = 'no valid token',
            detail = 'It was revoked or has expired.',
            hint = 'Ask for another one.';
    end if;
    if act is not null then
        insert into muster.audit
            (login_role, acting_role, application_name, relation, action, key, token, request_id)
        values (
            session_user, role_name, current_setting('application_name'), act, 'request',
            parameters, token_name, _request_role.request_id);
    end if;
    return role_name;
end
$$;

revoke all on function muster._request_role(bigint, text, text, jsonb, timestamptz) from public;
