-- What a worker sees: claims, leases, backoff, requests.
begin;
select plan(16);
select batch.add_cluster('c', at => '2026-11-01 00:00Z');
select batch.set_source('c', 'server', is_enabled => false), batch.set_source('c', 'queues', is_enabled => false),
    batch.set_source('c', 'nodes', is_enabled => false), batch.set_source('c', 'reservations', is_enabled => false);

create temp table claim as select * from batch.claim_collection('w1', at => '2026-11-01 00:00Z');
select is((select (cluster_name, source_name, argv)::text from claim),
    ('c', 'jobs_xt', '{qstat,-x,-t,-f,-F,json}'::text[])::text, 'a new cluster is due at once');
select is_empty($$select * from batch.claim_collection('w2', at => '2026-11-01 00:00Z')$$,
    'a source that is leased is nobody else''s');
select is((select status from batch.collection), 'running', 'the attempt is in the log as running');
select is((select batch.finish_collection(collection_id, 'w1', '2026-11-01 00:00Z', null, '',
    failure => 'the command was not found', at => '2026-11-01 00:00Z') from claim), 'failed', 'it fails');
select is((select next_attempt_at from batch.cluster_source where source = 'jobs_xt'),
    '2026-11-01 00:00:30Z'::timestamptz, 'the first pause is 30 s');
select throws_ok($$select batch.finish_collection(collection_id, 'w1', now(), 0, '') from claim$$, 'MU265', null,
    'a collection is finished once');

create temp table pause (n int, seconds numeric);
do $$
declare
    t timestamptz := '2026-11-01 01:00Z';
    id bigint;
begin
    for n in 1..8 loop
        update batch.cluster_source set next_attempt_at = t where source = 'jobs_xt';
        select k.collection_id into id from batch.claim_collection('w1', at => t) as k;
        perform batch.finish_collection(id, 'w1', t, 255, '', 'down', at => t);
        insert into pause select n, extract(epoch from next_attempt_at - t)
        from batch.cluster_source where source = 'jobs_xt';
        t := t + interval '1 day';
    end loop;
end
$$;
select results_eq('select seconds from pause order by n',
    'values (60::numeric), (120), (240), (480), (960), (1920), (3600), (3600)',
    'pauses double up to an hour');
select is((select consecutive_failures from batch.cluster_source where source = 'jobs_xt'), 9, 'failures are counted');
select ok(exists (select from batch._doctor() where state = 'critical'), 'the doctor says so');

select is(batch.request_collection('c', at => '2026-11-10 00:00Z'), 1, 'a request asks for what is enabled');
select ok(exists (select from muster.event where topic = 'batch_collect' and subject = 'c'), 'and tells the workers');
select is((select count(*) from batch.claim_collection('w1', at => '2026-11-10 00:00Z')), 1::bigint,
    'a request is due in spite of the backoff');
select is(batch.end_abandoned_collections('2026-11-10 00:02Z'), 0::bigint, 'a lease lasts for the timeout and a minute');
select is(batch.end_abandoned_collections('2026-11-10 00:04Z'), 1::bigint, 'then its worker is dead');
select is((select count(*) from batch.collection where status = 'abandoned'), 1::bigint,
    'and the log says so: never a success');
select is((select leased_by from batch.cluster_source where source = 'jobs_xt'), null, 'the source is free again');
select * from finish();
rollback;
