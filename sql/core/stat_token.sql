create or replace view muster.stat_token as
select t.token_id,
       t.name,
       t.kind,
       case
           when t.revoked_at is not null then 'revoked'
           when t.expires_at <= now() then 'expired'
           else 'valid'
       end as state,
       t.created_at,
       t.created_by,
       t.expires_at,
       t.revoked_at,
       t.revoked_by,
       u.last_used_at
from muster.token as t
left join muster.token_use as u
  on u.token_id = t.token_id;

comment on view muster.stat_token is
'Every token of the HTTP server, without its hash.';
comment on column muster.stat_token.token_id is 'key, as the audit and the log name it';
comment on column muster.stat_token.name is 'who uses it';
comment on column muster.stat_token.kind is 'what it may do: reader, agent, operator or admin';
comment on column muster.stat_token.state is 'valid, expired or revoked';
comment on column muster.stat_token.created_at is 'when it was made';
comment on column muster.stat_token.created_by is 'the login that made it';
comment on column muster.stat_token.expires_at is 'when it ends by itself';
comment on column muster.stat_token.revoked_at is 'when it was ended; null when it was not';
comment on column muster.stat_token.revoked_by is 'the login that ended it';
comment on column muster.stat_token.last_used_at is
    'when it was last used, to the hour; null before';
