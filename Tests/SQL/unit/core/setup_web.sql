begin;
select plan(12);

select throws_ok(
    $$select * from muster.setup_web('mu_web')$$, 'MU101', 'the roles have not been set up',
    'groups come first');
select count(*)
from muster.setup_roles('mu_reader', 'mu_agent', 'mu_operator', 'mu_admin') \g /dev/null
select results_eq(
    $$select * from muster.setup_web('mu_web')$$,
    $$values ('web', 'mu_web', 'created', null)$$, 'the login is created');
select results_eq(
    $$select rolcanlogin, rolinherit, rolsuper from pg_roles where rolname = 'mu_web'$$,
    $$values (true, false, false)$$, 'and inherits nothing');
select set_eq(
    $$select roleid::regrole::text from pg_auth_members where member = 'mu_web'::regrole$$,
    $$values ('mu_reader'), ('mu_agent'), ('mu_operator'), ('mu_admin')$$,
    'it may take on every role');
select results_eq(
    $$select outcome from muster.setup_web()$$, $$values ('unchanged')$$, 'again is harmless');
select ok(
    pg_catalog.has_function_privilege(
        'mu_web', 'muster._request_role(bigint, text, text, jsonb, timestamptz)', 'execute')
    and pg_catalog.has_function_privilege('mu_web', 'muster._check_token(bytea, timestamptz)', 'execute'),
    'it may ask whose token it has');
select is_empty(
    $$select c.oid::regclass
      from muster._installed_schema() as s
      join pg_class as c on c.relnamespace = s.schema_id
      where c.relkind in ('r', 'p', 'v') and (
          pg_catalog.has_table_privilege('mu_web', c.oid, 'select, insert, update, delete'))$$,
    'and sees no table');
select is_empty(
    $$select p.oid::regprocedure
      from muster._installed_schema() as s
      join pg_proc as p on p.pronamespace = s.schema_id
      where pg_catalog.has_function_privilege('mu_web', p.oid, 'execute')
        and p.proname not in ('version', '_check_token', '_request_role')$$,
    'and calls nothing else');
select results_eq(
    $$select state from muster.doctor() where check_name = 'web_privileges'$$,
    $$values ('ok')$$, 'doctor is content');
alter role mu_web inherit;
select results_eq(
    $$select state, fix from muster.doctor() where check_name = 'web_privileges'$$,
    $$values ('critical', 'alter role mu_web noinherit;')$$, 'and is not when it inherits');
alter role mu_web noinherit superuser;
select is(
    (select state from muster.doctor() where check_name = 'web_privileges'), 'critical',
    'or is superuser');
select throws_ok($$select * from muster.setup_web()$$, 'MU202', null, 'which is not taken as it is');
select * from finish();
rollback;
