begin;
select plan(26);

select count(*)
from muster.setup_roles('mu_reader', 'mu_agent', 'mu_operator', 'mu_admin') \g /dev/null

-- Making.
create temporary table made as select * from muster.create_token('grafana', 'reader', '1 hour');
select matches((select token from made), '^muster_[A-Za-z0-9_-]{43}$', 'a token is 256 bits');
select is(
    (select token_hash from muster.token), (select sha256(convert_to(token, 'UTF8')) from made),
    'its hash is kept');
select unalike(
    (select string_agg(t::text, '') from muster.token as t), '%muster\_%', 'and itself is not');
select isnt(
    (select token from muster.create_token('other', 'reader')), (select token from made),
    'the next one differs');
select throws_ok(
    $$select * from muster.create_token('grafana', 'admin')$$, 'MU204', null, 'a name is given once');
select throws_ok(
    $$select * from muster.create_token('x', 'root')$$, 'MU001', null, 'not every kind is one');
select throws_ok(
    $$select * from muster.create_token(' x', 'reader')$$, 'MU001', null, 'not every name is one');
-- Before PostgreSQL 17 the server itself knows no interval without end.
select throws_ok(
    $$select * from muster.create_token('x', 'reader', 'infinity'::timestamptz - now())$$,
    case when current_setting('server_version_num')::integer >= 170000 then 'MU001' else '22008' end,
    null, 'no life is for ever');
select throws_ok(
    $$select * from muster.create_token('x', 'reader', '-1 hour')$$, 'MU001', null,
    'nor before its beginning');
select unalike(
    (select string_agg(a::text, '') from muster.audit as a where relation = 'muster.token'),
    '%' || (select encode(token_hash, 'hex') from muster.token where name = 'grafana') || '%',
    'the audit knows that it was made, and not its hash');

-- Using.
select results_eq(
    $$select name, kind, role_name from muster._check_token(
          (select token_hash from muster.token where name = 'grafana'))$$,
    $$values ('grafana', 'reader', 'mu_reader')$$, 'a hash says whose it is');
select is_empty(
    $$select * from muster._check_token(sha256('muster_x'))$$, 'an unknown one is nobody''s');
select is_empty(
    $$select * from muster._check_token(
          (select token_hash from muster.token where name = 'grafana'), now() + interval '2 hours')$$,
    'an expired one neither');
select is(
    (select last_used_at from muster.stat_token where name = 'grafana'), now(), 'use is noted');
select is(
    muster._request_role((select token_id from muster.token where name = 'grafana'), 'r1'),
    'mu_reader', 'a request takes on the role');
select is(muster._request_role(null, 'r1'), 'mu_reader', 'nobody''s is the reader''s');
select is_empty(
    $$select * from muster.audit where action = 'request'$$, 'reading leaves no trace');
select is(
    muster._request_role(
        (select token_id from muster.token where name = 'grafana'), 'r2', 'POST /chat',
        '{"id": "7"}'), 'mu_reader', 'acting');
select results_eq(
    $$select relation, key::text, token, request_id, acting_role
      from muster.audit where action = 'request'$$,
    $$values ('POST /chat', '{"id": "7"}', 'grafana', 'r2', 'mu_reader')$$, 'does');

-- Ending.
select lives_ok($$select muster.revoke_token('grafana')$$, 'a token is revoked');
select is_empty(
    $$select * from muster._check_token(
          (select token_hash from muster.token where name = 'grafana'))$$, 'and nobody''s then');
select throws_ok(
    $$select muster._request_role(
          (select token_id from muster.token where name = 'grafana'), 'r3')$$,
    'MU302', null, 'a request that began with it ends');
select throws_ok(
    $$select muster.revoke_token('grafana')$$, 'MU101', null, 'it cannot be revoked twice');
select lives_ok($$select * from muster.create_token('grafana', 'agent')$$, 'its name is free');

-- Who may.
select throws_ok(
    as_role('mu_operator', $$select * from muster.create_token('x', 'admin')$$), '42501', null,
    'an operator makes no token');
select throws_ok(
    as_role('mu_operator', $$select * from muster.stat_token$$), '42501', null,
    'and sees none');
select * from finish();
rollback;
