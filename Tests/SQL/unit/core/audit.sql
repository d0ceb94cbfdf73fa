begin;
select plan(26);

create table account (account_id int, part int, name text, secret text, note text,
                      primary key (account_id, part));
select muster.audit_table('account', redact => '{secret}');

insert into account values (1, 2, 'ann', 's3cr3t', null);
select results_eq(
    $$select action, relation, key::text, before::text, after::text from muster.audit$$,
    $$values ('insert', 'public.account', '{"part": 2, "account_id": 1}', null,
              '{"name": "ann", "note": null, "part": 2, "secret": "(redacted)", '
              '"account_id": 1}')$$,
    'an insert is recorded, the secret is not');
select is(
    (select written_by from muster.audit), pg_current_xact_id(), 'in the same transaction');
select is((select login_role from muster.audit)::name, session_user, 'with who logged in');
select is((select acting_role from muster.audit)::name, current_user, 'and who acted');
select is(
    (select application_name from muster.audit), current_setting('application_name'),
    'and from which program');

truncate muster.audit;
update account set name = 'eve', secret = 'other';
select results_eq(
    $$select action, key::text, before::text, after::text from muster.audit$$,
    $$values ('update', '{"part": 2, "account_id": 1}',
              '{"name": "ann", "secret": "(redacted)"}',
              '{"name": "eve", "secret": "(redacted)"}')$$,
    'an update records what changed; that a secret changed, not what it is');
truncate muster.audit;
update account set name = 'eve';
select is_empty($$select * from muster.audit$$, 'an update that changes nothing leaves no trace');
update account set note = 'x';
update account set note = null;
select results_eq(
    $$select before::text, after::text from muster.audit order by audit_id$$,
    $$values ('{"note": null}', '{"note": "x"}'), ('{"note": "x"}', '{"note": null}')$$,
    'null is a value');
truncate muster.audit;
update account set part = 3;
select is(
    (select key::text from muster.audit), '{"part": 2, "account_id": 1}',
    'a changed key is recorded as it was');
delete from account;
select results_eq(
    $$select action, after::text from muster.audit where action = 'delete'$$,
    $$values ('delete', null)$$,
    'a deletion is recorded');
select unalike((select string_agg(a::text, '') from muster.audit as a), '%s3cr3t%', 'no secret');
truncate account;
select results_eq(
    $$select action, key, before, after from muster.audit where action = 'truncate'$$,
    $$values ('truncate', null::jsonb, null::jsonb, null::jsonb)$$,
    'so is emptying the table');

-- Rolled back is not recorded.
truncate muster.audit;
savepoint before;
insert into account values (2, 2, 'x', null, null);
rollback to before;
select is_empty($$select * from muster.audit$$, 'what is rolled back leaves no trace');
insert into account values (2, 2, 'x', null, null);
select is(
    (select after ->> 'secret' from muster.audit), null, 'that a secret is null is seen');

-- Whoever may change the table leaves a trace, and cannot make one.
create role mu_writer;
grant all on account to mu_writer;
grant usage on schema public to mu_writer;
truncate muster.audit;
set local role mu_writer;
insert into account values (3, 3, 'y', null, null);
reset role;
select is((select acting_role from muster.audit), 'mu_writer', 'the role that acted is recorded');
select is((select login_role from muster.audit)::name, session_user, 'besides who logged in');
select throws_ok(
    as_role('mu_writer', $$insert into muster.audit default values$$), '42501', null,
    'a writer writes no audit');

-- Again, with other secrets; odd names; a table without a key.
select muster.audit_table('account', redact => '{name}');
truncate muster.audit;
update account set name = 'z', secret = 'open' where account_id = 3;
select is(
    (select after::text from muster.audit), '{"name": "(redacted)", "secret": "open"}',
    'redaction can be changed');
select is(
    (select count(*) from pg_trigger where tgrelid = 'account'::regclass), 2::bigint,
    'the triggers are replaced');
create schema "Odd ""schema""";
create table "Odd ""schema"""."a table" ("the key" int primary key, "it's" text);
select muster.audit_table('"Odd ""schema"""."a table"', redact => '{it''s}');
truncate muster.audit;
insert into "Odd ""schema"""."a table" values (1, 'x');
select results_eq(
    $$select relation, key::text, after ->> 'it''s' from muster.audit$$,
    $$values ('"Odd ""schema"""."a table"', '{"the key": 1}', '(redacted)')$$,
    'any name will do');
create table keyless (a int);
select muster.audit_table('keyless');
truncate muster.audit;
insert into keyless values (1);
select is((select key::text from muster.audit), '{}', 'a table without a key has an empty one');

-- A key that is secret.
create table token (token text primary key);
select muster.audit_table('token', '{token}');
insert into token values ('t0ken');
select unalike((select string_agg(a::text, '') from muster.audit as a), '%t0ken%', 'no secret key');

-- Partitions.
create table parted (a int primary key, b int) partition by range (a);
create table parted_1 partition of parted for values from (0) to (10);
select muster.audit_table('parted');
truncate muster.audit;
insert into parted values (1, 1);
select is((select count(*) from muster.audit), 1::bigint, 'a partitioned table is audited once');

select throws_ok(
    $$select muster.audit_table('account', '{nothing}')$$, 'MU001', 'no column nothing to redact');
-- Retention.
update muster.audit set occurred_at = '2020-01-01';
select is(muster.delete_old_audit(), 1::bigint, 'old rows are deleted');
select is(muster.delete_old_audit(), 0::bigint, 'once');
select * from finish();
rollback;
