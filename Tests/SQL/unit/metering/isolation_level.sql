begin isolation level repeatable read;
select plan(1);
insert into metering.minute_mark (buckets, first_started_ats) values ('{2026-05-01Z}', '{2026-05-01Z}');
select throws_ok('select metering.roll_minutes()', 'MU450',
    'a rollup needs the isolation level read committed');
select * from finish();
rollback;
