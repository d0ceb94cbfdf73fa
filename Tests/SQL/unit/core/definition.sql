begin;
select plan(23);

select throws_ok(
    $$select muster._define_topic('stray', 'x')$$, 'MU901',
    'a definition outside of any module', 'definitions belong to a module');

select muster._begin_definitions('unit');
select muster._define_setting('unit.pause', '5 seconds', 'interval', 'pause', '1 second', '1 day');
select muster._define_setting('unit.count', '5', 'bigint', 'a count', '1', '10');
select muster._define_setting('unit.share', '0.5', 'numeric', 'a share', '0', '1');
select muster._define_setting('unit.on', 'true', 'boolean', 'a switch');
select muster._define_setting('unit.names', '{a,b}', 'text[]', 'names');
select muster._define_setting('unit.word', null, 'text', 'a word');

select is(muster.setting_interval('unit.pause'), interval '5 seconds', 'interval');
select is(muster.setting_bigint('unit.count'), 5::bigint, 'bigint');
select is(muster.setting_numeric('unit.share'), 0.5, 'numeric');
select is(muster.setting_boolean('unit.on'), true, 'boolean');
select is(muster.setting_text_array('unit.names'), '{a,b}'::text[], 'text[]');
select is(muster.setting('unit.word'), null, 'a default may be null');

-- Each type and both ends.
select throws_ok(
    format('select muster.set_setting(%L, %L)', v.name, v.value), 'MU001', null,
    format('%s may not be %s', v.name, v.value))
from (values
    ('unit.pause', '999 milliseconds'), ('unit.pause', '25 hours'), ('unit.pause', 'soon'),
    ('unit.count', '0'), ('unit.count', '11'), ('unit.count', '1.5'),
    ('unit.share', '1.01'), ('unit.share', 'NaN'),
    ('unit.on', 'perhaps'), ('unit.names', 'a')) as v (name, value);
select lives_ok(
    $$select muster.set_setting('unit.pause', '1 second'),
             muster.set_setting('unit.pause', '1 day'),
             muster.set_setting('unit.count', '10'), muster.set_setting('unit.share', '0'),
             muster.set_setting('unit.on', 'off'), muster.set_setting('unit.names', '{}'),
             muster.set_setting('unit.word', 'any')$$,
    'the ends themselves are allowed');
select throws_ok(
    $$select muster._define_setting('unit.bad', '0', 'bigint', 'x', '1')$$, 'MU001', null,
    'a default must be allowed too');

select throws_ok(
    $$select muster._define_task('unit.t', 'muster.nothing', '1 s', '1 s', 'x')$$, 'MU101', null,
    'a task calls a function that is there');
select throws_ok(
    $$select muster._define_task('unit.t', 'muster.setting', '1 s', '1 s', 'x')$$, 'MU101', null,
    'without arguments');
select throws_ok(
    $$select muster._define_grant('function', 'muster.nothing()', 'execute', 'reader')$$, 'MU101',
    null,
    'a grant names an object that is there');

select muster._begin_definitions('unit');
select is_empty(
    $$select name from muster.setting_definition where module = 'unit'$$,
    'to begin again forgets what was defined');

select * from finish();
rollback;
