begin isolation level repeatable read;
select plan(1);
select throws_ok('select metering.roll_minutes()', 'MU450',
    'a rollup needs the isolation level read committed');
select * from finish();
rollback;
