begin;
select plan(8);

select muster.set_setting('muster.delete_batch', '5');
select results_eq(
    $$select topic, subject, detail::text from muster.event$$,
    $$values ('muster_setting', 'muster.delete_batch', '{}')$$,
    'a change is an event, without the value');
select muster.set_setting('muster.delete_batch', '5');
select is((select count(*) from muster.event), 1::bigint, 'the same value again is not');
select muster.set_setting('muster.delete_batch', null);
select is((select count(*) from muster.event), 2::bigint, 'going back to the default is');
select muster.set_setting('muster.delete_batch', null);
select is((select count(*) from muster.event), 2::bigint, 'going back again is not');

-- A value that outlived its setting.
insert into muster.setting_value (name, value) values ('gone.away', '1');
select results_eq(
    $$select state, fix from muster.doctor() where check_name = 'settings'$$,
    $$values ('warning', 'select muster.set_setting(''gone.away'', null);')$$,
    'doctor finds a value without a setting');
select throws_ok($$select muster.set_setting('gone.away', '2')$$, 'MU101');
select lives_ok($$select muster.set_setting('gone.away', null)$$, 'which can be removed');
select is(
    (select state from muster.doctor() where check_name = 'settings'), 'ok', 'and then is gone');

select * from finish();
rollback;
