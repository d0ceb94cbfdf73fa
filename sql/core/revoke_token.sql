create or replace function muster.revoke_token(name text, at timestamptz default now())
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Writes: muster.token
-- Raises: MU101
declare
    revoked bigint;
begin
    update muster.token as t
    set revoked_at = at,
        revoked_by = session_user
    where t.name = revoke_token.name
      and t.revoked_at is null
    returning t.token_id
    into revoked;
    if not found then
        raise exception using
            errcode = 'MU101',
            message = 'no such token',
            detail = 'No token of that name lives.',
            hint = 'They are listed in muster.stat_token.';
    end if;
    return revoked;
end
$$;

comment on function muster.revoke_token(text, timestamptz) is
'Ends a token at once, the requests that come next included, and returns its key. Raises MU101 when
no token of that name lives.

    select muster.revoke_token(''grafana'');';

revoke all on function muster.revoke_token(text, timestamptz) from public;
