begin;
select plan(21);

select throws_ok(
    $$select * from muster.setup_logins('mu_worker', 'mu_explain')$$, 'MU101',
    'the admin role has not been set up', 'groups come first');
select count(*)
from muster.setup_roles('mu_reader', 'mu_agent', 'mu_operator', 'mu_admin') \g /dev/null
select results_eq(
    $$select kind, role_name, outcome, fix from muster.setup_logins('mu_worker', 'mu_explain')$$,
    $$values ('worker', 'mu_worker', 'created', null), ('explain', 'mu_explain', 'created', null)$$,
    'two logins are created');
select results_eq(
    $$select rolcanlogin, rolsuper or rolcreaterole or rolcreatedb or rolreplication
      from pg_roles where rolname in ('mu_worker', 'mu_explain')$$,
    $$values (true, false), (true, false)$$,
    'ordinary ones');
select set_eq(
    $$select roleid::regrole::text from pg_auth_members where member = 'mu_worker'::regrole$$,
    $$values ('mu_admin'), ('pg_monitor')$$,
    'the worker is admin and sees statistics');
select set_eq(
    $$select roleid::regrole::text from pg_auth_members where member = 'mu_explain'::regrole$$,
    $$values ('pg_read_all_data')$$,
    'explain reads, and nothing else');
select is(
    (select setconfig::text from pg_db_role_setting where setrole = 'mu_explain'::regrole),
    '{default_transaction_read_only=on}', 'in read-only transactions');
select is(
    (select rolpassword from pg_authid where rolname = 'mu_worker'), null, 'without a password');
select results_eq(
    $$select outcome from muster.setup_logins()$$,
    $$values ('unchanged'), ('unchanged')$$,
    'the names are remembered');
select set_eq(
    $$select check_name, state from muster.doctor()
      where check_name in ('logins', 'worker_privileges', 'explain_privileges')$$,
    $$values ('logins', 'ok'), ('worker_privileges', 'ok'), ('explain_privileges', 'ok')$$,
    'doctor is content');

select lives_ok(
    as_role('mu_worker', $$select muster.set_setting('muster.delete_batch', '5')$$),
    'the worker acts');
select throws_ok(
    as_role('mu_explain', $$select muster.setting('x')$$), '42501', null,
    'explain calls nothing of ours');

-- Too much power.
alter role mu_worker superuser;
select results_eq(
    $$select state, fix from muster.doctor() where check_name = 'worker_privileges'$$,
    $$values ('warning', 'alter role mu_worker nosuperuser;')$$,
    'doctor warns of a superuser as worker');
alter role mu_worker nosuperuser;
grant pg_execute_server_program to mu_explain;
select results_eq(
    $$select state, fix from muster.doctor() where check_name = 'explain_privileges'$$,
    $$values ('critical', 'revoke pg_execute_server_program from mu_explain;')$$,
    'and finds it critical when explain may run programs');
revoke pg_execute_server_program from mu_explain;
alter role mu_explain superuser;
select is(
    (select state from muster.doctor() where check_name = 'explain_privileges'), 'critical',
    'or is superuser');
select throws_ok(
    $$select * from muster.setup_logins(explain => 'mu_explain')$$, 'MU202', null,
    'and is not taken as it is');
alter role mu_explain nosuperuser;

-- Without the right to create roles: a sentence that says what to run.
create role mu_plain;
select format('grant create on database %I to mu_plain', current_database()) \gexec
grant mu_admin to mu_plain;
grant all on muster.role to mu_plain;
select throws_ok(
    as_role('mu_plain', $$select * from muster.setup_logins('mu_worker2')$$), 'MU301',
    'you may not create the role mu_worker2', 'no CREATEROLE');
create role mu_worker2 login;
create role mu_explain2 login in role pg_signal_backend;
select lives_ok(
    as_role('mu_plain', $$
        create temporary table said as
        select * from muster.setup_logins('mu_worker2', 'mu_explain2', reuse => true)$$),
    'but with roles that are there');
select results_eq(
    $$select kind, outcome, fix from said$$,
    $$values ('worker', 'reused', 'grant mu_admin to mu_worker2; grant pg_monitor to mu_worker2;'),
             ('explain', 'reused', 'grant pg_read_all_data to mu_explain2; '
              'alter role mu_explain2 set default_transaction_read_only = on; '
              'revoke pg_signal_backend from mu_explain2;')$$,
    'what it could not do is said');

select lives_ok(
    $$grant mu_admin to mu_worker2; grant pg_monitor to mu_worker2;
      grant pg_read_all_data to mu_explain2;
      alter role mu_explain2 set default_transaction_read_only = on;
      revoke pg_signal_backend from mu_explain2;$$,
    'and can be run as it stands');
select results_eq(
    $$select outcome, fix from muster.setup_logins()$$,
    $$values ('unchanged', null), ('unchanged', null)$$,
    'after which nothing is left to do');

select is(
    (select count(*) from muster.role where not was_created), 2::bigint, 'reused roles are not ours');
select * from finish();
rollback;
