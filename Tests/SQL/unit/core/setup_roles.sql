begin;
select plan(41);

select results_eq(
    $$select state, fix from muster.doctor() where check_name = 'roles'$$,
    $$values ('missing', 'select * from muster.setup_roles();')$$,
    'doctor misses the roles');
select results_eq(
    $$select kind, role_name, outcome, fix
      from muster.setup_roles('mu_reader', 'mu_agent', 'mu_operator', 'mu_admin')$$,
    $$values ('reader', 'mu_reader', 'created', null), ('agent', 'mu_agent', 'created', null),
             ('operator', 'mu_operator', 'created', null), ('admin', 'mu_admin', 'created', null)$$,
    'four roles are created');
select results_eq(
    $$select rolcanlogin or rolsuper or rolcreaterole or rolcreatedb or rolreplication
      from pg_roles where rolname ~ '^mu_'$$,
    $$values (false), (false), (false), (false)$$,
    'that can do nothing by themselves');
select is(
    (select state from muster.doctor() where check_name = 'roles'), 'ok', 'doctor is content');
select is(muster._apply_grants(), 0::bigint, 'the catalogue agrees with the matrix');
select results_eq(
    $$select outcome from muster.setup_roles()$$,
    $$values ('unchanged'), ('unchanged'), ('unchanged'), ('unchanged')$$,
    'the names are remembered');

-- What each may do.
select lives_ok(as_role(t.role, t.statement), format('%s may: %s', t.role, t.statement))
from (values
    ('mu_reader', 'select * from muster.setting'),
    ('mu_reader', 'select * from muster.doctor()'),
    ('mu_reader', 'select * from muster.status()'),
    ('mu_reader', 'select * from muster.stat_task'),
    ('mu_reader', 'select * from muster.changes()'),
    ('mu_reader', 'select muster.change_cursor(), muster.version()'),
    ('mu_reader', 'select * from muster.module'),
    ('mu_reader', 'select muster.setting_interval(''muster.event_retention'')'),
    ('mu_agent', 'select muster.version()'),
    ('mu_operator', 'select * from muster.task_run'),
    ('mu_operator', 'select * from muster.setting'),
    ('mu_admin', 'select muster.set_setting(''muster.delete_batch'', ''5'')'),
    ('mu_admin', 'select * from muster.audit')) as t (role, statement);
select throws_ok(
    as_role(t.role, t.statement), '42501', null, format('%s may not: %s', t.role, t.statement))
from (values
    ('mu_reader', 'select * from muster.audit'),
    ('mu_reader', 'select * from muster.task_run'),
    ('mu_reader', 'select muster.set_setting(''muster.delete_batch'', ''5'')'),
    ('mu_reader', 'select muster.emit_event(''muster_setting'', ''x'')'),
    ('mu_reader', 'delete from muster.event'),
    ('mu_agent', 'select * from muster.setting'),
    ('mu_operator', 'select * from muster.audit'),
    ('mu_operator', 'select muster.set_setting(''muster.delete_batch'', ''5'')'),
    ('mu_admin', 'delete from muster.schema_step'),
    ('mu_admin', 'select muster._begin_definitions(''core'')')) as t (role, statement);
select lives_ok(
    as_role('mu_reader', 'create temporary table seen as select * from muster.doctor()'),
    'what the reader is told');
select is_empty(
    $$select * from seen where state = 'critical'$$, 'is no complaint about the reader''s rights');

-- A module's hook that the reader may not run.
revoke execute on function muster._doctor(), muster._status() from mu_reader;
select lives_ok(
    as_role('mu_reader', $$
        create temporary table told as select * from muster.doctor();
        select * from muster.status()$$),
    'the doctor answers all the same');
select results_eq(
    $$select state, fix from told where check_name = 'core_doctor'$$,
    $$values ('missing', 'set role mu_operator;')$$,
    'and says who may ask');
select is(muster._apply_grants(), 2::bigint, 'what was taken by hand is granted again');

-- What is refused.
create role mu_login login;
select throws_ok(
    $$select * from muster.setup_roles(reader => 'mu_login', reuse => true)$$, 'MU202',
    'the role mu_login is not fit to be the reader role', 'a role that can log in');
create role mu_there;
select throws_ok(
    $$select * from muster.setup_roles(reader => 'mu_there')$$, 'MU202',
    'the role mu_there exists already', 'a role that is there already');
select results_eq(
    $$select outcome from muster.setup_roles(reader => 'mu_there', reuse => true)
      where kind = 'reader'$$,
    $$values ('reused')$$,
    'unless it is meant');
select is(
    has_table_privilege('mu_reader', 'muster.event', 'select'), false,
    'the part is taken from the role that played it');
select throws_ok(
    $$select * from muster.setup_roles(agent => 'mu_admin', reuse => true)$$, 'MU202',
    'the role mu_admin plays another part already', 'a role plays one part');
create role "mu Odd""role";
select results_eq(
    $$select outcome, fix from muster.setup_roles(operator => 'mu Odd"role', reuse => true)
      where kind = 'operator'$$,
    $$values ('reused', null)$$,
    'any name will do');
select throws_ok(
    $$select * from muster.setup_roles(reader => '')$$, 'MU002', null, 'a role has a name');

select * from finish();
rollback;
