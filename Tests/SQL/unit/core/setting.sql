begin;
select plan(12);

select is(muster.setting('muster.event_retention'), '7 days', 'the default is effective');
select is(
    muster.setting_interval('muster.event_retention'), interval '7 days', 'typed as interval');
select is(muster.setting_bigint('muster.delete_batch'), 10000::bigint, 'typed as bigint');

select muster.set_setting('muster.event_retention', '30 days');
select is(muster.setting('muster.event_retention'), '30 days', 'a set value is effective');
select results_eq(
    $$select is_default, set_by = session_user from muster.setting
      where name = 'muster.event_retention'$$,
    $$values (false, true)$$,
    'the view says who set it');
select muster.set_setting('muster.event_retention', null);
select is(muster.setting('muster.event_retention'), '7 days', 'null goes back to the default');
select is_empty('select * from muster.setting_value', 'and leaves nothing');

select throws_ok($$select muster.setting('nobody')$$, 'MU101');
select throws_ok($$select muster.set_setting('nobody', '1')$$, 'MU101');
select throws_ok($$select muster.set_setting('nobody', null)$$, 'MU101');
select throws_ok(
    $$select muster.set_setting('muster.delete_batch', 'many')$$, 'MU001',
    'invalid value for setting muster.delete_batch', 'not of the type');
select throws_ok(
    $$select muster.set_setting('muster.delete_batch', '0')$$, 'MU001',
    'invalid value for setting muster.delete_batch', 'below the least');

select * from finish();
rollback;
