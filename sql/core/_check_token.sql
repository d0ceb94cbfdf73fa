create or replace function muster._check_token(token_hash bytea, at timestamptz default now())
returns table (token_id bigint, name text, kind text, role_name text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Whose token that is; no row when it is nobody's, revoked or expired. For the login of the HTTP
-- server, which may read neither tokens nor roles.
-- Writes: muster.token_use, once an hour
begin
    select t.token_id, t.name, t.kind, r.role_name
    into token_id, name, kind, role_name
    from muster.token as t
    join muster.role as r
      on r.kind = t.kind
    where t.token_hash = _check_token.token_hash
      and t.revoked_at is null
      and t.expires_at > at;
    if not found then
        return;
    end if;
    if not pg_is_in_recovery() and not exists (
        select
        from muster.token_use as u
        where u.token_id = _check_token.token_id
          and u.last_used_at > at - interval '1 hour') then
        insert into muster.token_use as u (token_id, last_used_at)
        values (_check_token.token_id, at)
        on conflict on constraint token_use_pkey do update
        set last_used_at = greatest(u.last_used_at, excluded.last_used_at);
    end if;
    return next;
end
$$;

revoke all on function muster._check_token(bytea, timestamptz) from public;
