-- Who may use the HTTP server, and as which kind of role. The token itself is not here, only its
-- hash: 256 random bits need no salt and no slow hash.
create table muster.token (
    token_id    bigint       generated always as identity,
    name        text         not null,
    kind        text         not null,
    token_hash  bytea        not null,
    created_at  timestamptz  not null default now(),
    created_by  text         not null default session_user,
    expires_at  timestamptz  not null,
    revoked_at  timestamptz,
    revoked_by  text,

    constraint token_pkey primary key (token_id),
    constraint token_token_hash_key unique (token_hash),
    constraint token_name_check check (name ~ '^[A-Za-z0-9][A-Za-z0-9_.@-]{0,62}$'),
    constraint token_kind_check check (kind in ('reader', 'agent', 'operator', 'admin')),
    constraint token_token_hash_check check (octet_length(token_hash) = 32),
    constraint token_expires_at_check check (expires_at > created_at and isfinite(expires_at)),
    constraint token_revoked_by_check check ((revoked_at is null) = (revoked_by is null))
);

-- A name is given once at a time; when its token is revoked, another may have it.
create unique index token_name_idx on muster.token (name) where revoked_at is null;

-- When it was last used, to the hour; apart, so that using a token changes nothing that is audited.
create table muster.token_use (
    token_id      bigint       not null,
    last_used_at  timestamptz  not null,

    constraint token_use_pkey primary key (token_id),
    constraint token_use_token_id_fkey foreign key (token_id)
        references muster.token (token_id) on delete cascade
);
