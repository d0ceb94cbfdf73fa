create or replace function muster.create_token(
    name text,
    kind text,
    ttl interval default '90 days',
    at timestamptz default now()
)
returns table (token text, token_id bigint, expires_at timestamptz)
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Writes: muster.token
-- Raises: MU001, MU204
-- Three random UUIDs hold 366 bits of the server's strong random numbers; their hash is 256 bits
-- of it.
begin
    if create_token.kind not in ('reader', 'agent', 'operator', 'admin')
        or create_token.kind is null then
        raise exception using
            errcode = 'MU001',
            message = 'the kind of the token is not valid',
            detail = 'It is one of reader, agent, operator, admin.',
            hint = 'Give the least that is enough.';
    end if;
    if coalesce(create_token.name !~ '^[A-Za-z0-9][A-Za-z0-9_.@-]{0,62}$', true) then
        raise exception using
            errcode = 'MU001',
            message = 'the name of the token is not valid',
            detail = 'It has 1 to 63 letters, digits or any of _.@- and begins with a letter or digit.',
            hint = 'Name whoever uses it, such as grafana or ada@laptop.';
    end if;
    if coalesce(ttl not between '1 minute' and '10 years', true) then
        raise exception using
            errcode = 'MU001',
            message = 'the life of the token is not valid',
            detail = 'It is between 1 minute and 10 years.',
            hint = 'Make another token when this one ends.';
    end if;
    token := 'muster_' || rtrim(translate(encode(sha256(
        uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
        || uuid_send(gen_random_uuid())), 'base64'), '+/', '-_'), '=');
    expires_at := at + ttl;
    insert into muster.token (name, kind, token_hash, created_at, expires_at)
    values (
        create_token.name, create_token.kind,
        sha256(convert_to(create_token.token, 'UTF8')), at, create_token.expires_at)
    returning muster.token.token_id
    into create_token.token_id;
    return next;
exception when unique_violation then
    raise exception using
        errcode = 'MU204',
        message = 'a token of that name exists',
        detail = format('It is called %s.', create_token.name),
        hint = 'Revoke it by muster.revoke_token(), or choose another name.';
end
$$;

comment on function muster.create_token(text, text, interval, timestamptz) is
'Makes a token for the HTTP server and returns it. It cannot be shown again: only its hash is kept.

kind is what it may do: reader, agent, operator or admin. Raises MU001 for a name, kind or life that
is not valid, MU204 when a token of that name lives.

    select token from muster.create_token(''grafana'', ''reader'', ''1 year'');';

revoke all on function muster.create_token(text, text, interval, timestamptz) from public;
