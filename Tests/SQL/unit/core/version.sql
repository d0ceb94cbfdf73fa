begin;
select plan(3);

select is(muster.version(), '0.1.0', 'the release');
select matches(
    obj_description('muster.version()'::regprocedure), '^The release of the', 'says its comment');
select volatility_is('muster', 'version', 'immutable', 'and does not change');

select * from finish();
rollback;
