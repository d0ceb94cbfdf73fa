begin;
select plan(10);

select is(
    (select d.state from muster.doctor() as d where d.check_name = 'restore_test'), 'missing',
    'without a record the doctor only says that there is none');
select ok(
    muster.record_backup(
        'restore_test', now() - interval '1 min', 'app.dump', 1024, repeat('0a', 32), 3, 7) > 0,
    'a restore test is recorded');
select is(
    (select b.status from muster.backup as b), 'succeeded', 'without a failure it succeeded');
select is(
    (select d.state from muster.doctor() as d where d.check_name = 'restore_test'), 'ok',
    'the doctor is content');
select lives_ok(
    $$select muster.record_backup('restore_test', now(), 'app.dump', 1, repeat('0', 64), 0, 0,
        failure => 'restored tables differ', at => now() + interval '1 s')$$,
    'a failure is recorded, too');
select is(
    (select d.state from muster.doctor() as d where d.check_name = 'restore_test'), 'critical',
    'a failure after the last good test is critical');
select throws_ok(
    $$select muster.record_backup('copy', now(), 'a', 1, repeat('0', 64), 0, 0)$$,
    'MU001', null, 'an unknown kind is refused');
select throws_ok(
    $$select muster.record_backup('backup', now(), '/etc/passwd', 1, repeat('0', 64), 0, 0)$$,
    'MU001', null, 'a path is refused');
select throws_ok(
    $$select muster.record_backup('backup', now(), 'a', 1, 'beef', 0, 0)$$,
    'MU001', null, 'what is no checksum is refused');
select throws_ok(
    $$select muster.record_backup('backup', now(), null, 1, repeat('0', 64), 0, 0)$$,
    'MU002', null, 'nothing may be missing');

select * from finish();
rollback;
