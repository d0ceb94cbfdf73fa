begin;
select plan(12);

select is(fleet.heartbeats('[{"hostname": "a"}, {"hostname": "b", "service_name": "s"}]', '2026-03-01 09:00Z')
    ->> 'accepted', '2', 'many heartbeats are taken in one call');
select is(fleet.heartbeats('[{"hostname": "a"}, {"hostname": "b", "service_name": "s"}]', '2026-03-01 09:01Z')
    ->> 'accepted', '2', 'and again');
select is((select min(seen_at) from fleet.stat_agent), '2026-03-01 09:01Z'::timestamptz, 'all are touched');

create temporary table answer as
select fleet.heartbeats('[{"hostname": "a"}, {"hostname": ""}, {"hostname": "c", "ip_address": "no"},
    {"hostname": "d", "reported_at": "yesterday-ish"}, {"hostname": "e", "disk_free_pct": 400},
    "text", {"hostname": "b", "service_name": "s"}, {"hostname": "f", "gpu_count": 1e400}]',
    '2026-03-01 09:02Z') as a;
select is((select a ->> 'accepted' from answer), '2', 'a bad entry does not lose the good ones');
select is((select array_agg((r ->> 'index')::int order by (r ->> 'index')::int) from answer, jsonb_array_elements(a -> 'rejected') as r),
    array[1, 2, 3, 4, 5, 7], 'and is named');
select is((select count(*) from answer, jsonb_array_elements(a -> 'rejected') as r where r ->> 'code' = 'MU020'),
    6::bigint, 'with its code');
select is((select count(*) from fleet.host where hostname in ('c', 'd', 'e', 'f', '')), 0::bigint,
    'nothing of a bad entry is kept');

select is(fleet.heartbeats('[{"hostname": "a", "reported_at": "2026-03-01T09:05:00Z"},
    {"hostname": "a", "reported_at": "2026-03-01T09:04:00Z", "status": "error"}]', '2026-03-01 09:06Z')
    ->> 'stale', '1', 'of two entries of one agent the older is stale');
select results_eq($$select status, seen_at from fleet.stat_agent where hostname = 'a'$$,
    $$values ('active', '2026-03-01 09:05Z'::timestamptz)$$, 'and the newer wins');
select is(fleet.heartbeats('[]') ->> 'accepted', '0', 'an empty batch is fine');
select throws_ok($$select fleet.heartbeats('{}')$$, 'MU020', null, 'what is no array is refused');
select throws_ok($$select fleet.heartbeats(null)$$, 'MU020', null, 'so is null');

select * from finish();
rollback;
