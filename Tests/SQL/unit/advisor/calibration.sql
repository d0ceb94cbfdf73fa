begin;
\ir ../../lib/advisor.sql
select plan(7);

select is(advisor._record_calibration(
    '[{"measure": "size", "subject": "t (a)", "predicted": 100, "observed": 110},
      {"measure": "size", "subject": "t (b)", "predicted": 100, "observed": 100},
      {"measure": "size", "subject": "t (c)", "predicted": 100, "observed": 121},
      {"measure": "cost", "subject": "1", "predicted": 0.5, "observed": 0.25}]'),
    4::bigint, 'observations are kept');
select results_eq(
    'select measure, observations, off_pct from advisor.stat_calibration order by measure',
    $$values ('cost'::text, 1::bigint, -50.00), ('size', 3, 10.00)$$,
    'and say by how much predictions are off');
select is(advisor._record_calibration(
    '[{"measure": "time", "subject": "1", "predicted": 0, "observed": 1},
      {"measure": "time", "subject": "1", "predicted": 1, "observed": null}]'),
    0::bigint, 'what has no ratio is none');
select throws_ok(
    $$select advisor._record_calibration(
        '[{"measure": "taste", "subject": "1", "predicted": 1, "observed": 1}]')$$,
    '23514', null, 'nor is another measure');
select advisor._record_calibration((
    select jsonb_agg(jsonb_build_object(
        'measure', 'size', 'subject', g, 'predicted', 1, 'observed', 2))
    from generate_series(1, 1200) as g)) \g /dev/null
select is((select count(*) from advisor.calibration as c where c.measure = 'size'), 1000::bigint,
    'the latest thousand are kept');
select is((select count(*) from advisor.calibration as c where c.measure = 'cost'), 1::bigint,
    'of each measure');

select throws_ok('select advisor._begin_trial()', 'MU492', null, 'a trial needs the sandbox');
select * from finish();
rollback;
