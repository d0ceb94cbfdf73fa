begin;
select plan(12);

create temporary table op as select fleet.start_operation('launch', 'lab', idempotency_key => 'x', at => '2026-03-01 09:00Z') as id;
select ok((select id is not null from op), 'an operation begins');
select is(fleet.start_operation('launch', 'lab', idempotency_key => 'x'), (select id from op), 'the same key is the same one');
select throws_ok($$select fleet.start_operation('launch', 'lab', at => '2026-03-01 09:10Z')$$, 'MU223', null, 'one at a time');
select lives_ok($$select fleet.start_operation('destroy', 'lab', at => '2026-03-01 09:10Z')$$, 'of a kind and subject');
select lives_ok($$select fleet.report_operation((select id from op), 40, 'four of ten')$$, 'it reports');
select throws_ok($$select fleet.report_operation((select id from op), 140)$$, 'MU020', null, 'at most 100 percent');
select is((select progress from fleet.stat_operation where kind = 'launch'), 40::numeric, 'and everybody sees it');
select lives_ok($$select fleet.finish_operation((select id from op), 'failed', 'quota')$$, 'it ends');
select lives_ok($$select fleet.finish_operation((select id from op), 'failed')$$, 'twice the same is harmless');
select throws_ok($$select fleet.finish_operation((select id from op), 'succeeded')$$, 'MU121', null, 'twice different is not');
select is(fleet.expire_operations('2026-03-01 12:00Z'), 1::bigint, 'one that says nothing ends by its time');
select throws_ok($$select fleet.start_operation('', 'lab')$$, 'MU020', null, 'a kind has a name');

select * from finish();
rollback;
