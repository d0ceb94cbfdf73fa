begin;
select plan(22);

select is(muster._is_pending('core', 9999, repeat('a', 64)), true, 'a step that never ran');
select muster._record_step('core', 9999, 'later', repeat('a', 64), true);
select is(muster._is_pending('core', 9999, repeat('a', 64)), false, 'one that is recorded is not');
select throws_ok(
    $$select muster._is_pending('core', 9999, repeat('b', 64))$$, 'MU402',
    'step 9999 of module core is not the one that ran here', 'another text is an error');
select throws_ok(
    $$select muster._record_step('core', 9999, 'later', repeat('a', 64), true)$$, '23505',
    null, 'a step is recorded once');
select throws_ok(
    $$select muster._record_step('core', 9998, 'later', 'short', true)$$, '23514',
    null, 'a checksum is a sha256');
select is(
    (select concat_ws(' ', kit_version, installed_by, is_breaking)
     from muster.schema_step where step = 9999),
    concat_ws(' ', muster.version(), session_user, true),
    'the ledger says which release ran a step, and who');

select results_eq(
    $$select module, schema_name, last_step, last_breaking_step from muster.module
      where module = 'core'$$,
    $$values ('core', 'muster', 9999, 9999)$$,
    'muster.module says up to where a module is');

select ok(
    muster._wanted_modules(' core,') @> '{core}' and muster._wanted_modules('CORE') @> '{core}',
    'blanks, commas and case do not matter');
select set_eq(
    $$select unnest(muster._wanted_modules(''))$$,
    $$select distinct module from muster.schema_step$$,
    'nothing asked means what is installed');
select is(
    muster._wanted_modules(null), muster._wanted_modules(''), 'null is nothing asked');
select set_eq(
    $$select unnest(muster._wanted_modules('all'))$$,
    $$select module from muster._available_module()$$,
    'all means all of the kit');
select throws_ok(
    $$select muster._wanted_modules('core,nonsense')$$, 'MU101', 'unknown module: nonsense',
    'an unknown one is an error');
delete from muster.schema_step;
select is(muster._wanted_modules('core'), '{core}', 'on a first install what is asked for');
select set_eq(
    $$select unnest(muster._wanted_modules(''))$$,
    $$select module from muster._available_module()$$,
    'or all, when nothing is asked');
select ok(
    not exists (
        select
        from muster._available_module() as a
        cross join unnest(a.needs) as n (name)
        where not muster._wanted_modules(a.module) @> array[n.name]),
    'what a module needs is wanted too');
select ok(
    not exists (
        select
        from muster._available_module() as a
        cross join unnest(a.needs) as n (name)
        join muster._available_module() as b
          on b.module = n.name
        where b.ordinal >= a.ordinal),
    'and stands left of it');

create schema elsewhere;
select throws_ok(
    $$select muster._guard_module('elsewhere')$$, 'MU403',
    'a schema named elsewhere exists and is not ours', 'a schema the ledger does not know');
select lives_ok($$select muster._guard_module('not_there')$$, 'one that is yet to be made');
insert into muster.schema_step (module, step, name, checksum, is_breaking, kit_version)
values ('elsewhere', 1, 'x', repeat('a', 64), false, '0.1.0'),
       ('not_there', 1, 'x', repeat('a', 64), false, '0.1.0');
select lives_ok($$select muster._guard_module('elsewhere')$$, 'ours again');
select throws_ok(
    $$select muster._guard_module('not_there')$$, 'MU402', 'the schema not_there is gone',
    'one that was dropped by hand');
create role muster_unit_other;
alter schema elsewhere owner to muster_unit_other;
select throws_ok(
    $$select muster._guard_module('elsewhere')$$, 'MU403',
    'the schema elsewhere belongs to somebody else', 'ours by the ledger, but not the owner''s');

select is_empty(
    $$select * from muster.schema_step as s where s.installed_at > now()$$, 'time goes forward');

select * from finish();
rollback;
