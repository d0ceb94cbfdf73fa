begin;
select plan(31);

select is((select outcome from fleet.heartbeat('ber-17', 'basket', at => '2026-03-01 09:00Z')),
    'registered', 'an unknown host is registered');
select is((select outcome from fleet.heartbeat('ber-17', 'basket', at => '2026-03-01 09:00:30Z')),
    'seen', 'a known one is touched');
select is((select seen_at from fleet.stat_agent where hostname = 'ber-17'),
    '2026-03-01 09:00:30Z'::timestamptz, 'and its time is kept');
select is((select outcome from fleet.heartbeat('ber-17', 'basket', status => 'error',
        reported_at => '2026-03-01 09:00:29Z', at => '2026-03-01 09:01Z')),
    'stale', 'an older heartbeat is stale');
select results_eq($$select status, seen_at from fleet.stat_agent where hostname = 'ber-17'$$,
    $$values ('active', '2026-03-01 09:00:30Z'::timestamptz)$$,
    'and never wins over a newer one');
select is((select outcome from fleet.heartbeat('ber-17', 'basket',
        reported_at => '2036-01-01Z', at => '2026-03-01 09:02Z')), 'seen',
    'a time in the future is taken');
select is((select seen_at from fleet.stat_agent where hostname = 'ber-17'),
    '2026-03-01 09:02Z'::timestamptz, 'as the time of receipt');
select lives_ok($$select fleet.heartbeat('ber-17', 'basket', reported_at => 'infinity', at => '2026-03-01 09:03Z')$$,
    'an infinite time is the time of receipt too');

select throws_ok($$select fleet.heartbeat('', 'basket')$$, 'MU020', null, 'an empty host name is refused');
select throws_ok($$select fleet.heartbeat(null, 'basket')$$, 'MU020', null, 'so is none');
select throws_ok($$select fleet.heartbeat(repeat('x', 256), 'basket')$$, 'MU020', null, 'so is a long one');
select throws_ok($$select fleet.heartbeat(E'a\nb', 'basket')$$, 'MU020', null, 'so is a line break');
select throws_ok($$select fleet.heartbeat('ber-17', 'basket', ip_address => '300.1.1.1')$$, 'MU020', null,
    'an invalid address is refused');
select throws_ok($$select fleet.heartbeat('ber-17', 'basket', status => 'dead')$$, 'MU020', null,
    'an unknown status is refused');
select throws_ok($$select fleet.heartbeat('ber-17', 'basket', disk_free_pct => 101)$$, 'MU020', null,
    'more than all of a disk is refused');
select throws_ok($$select fleet.heartbeat('ber-17', 'basket', disk_free_pct => 'NaN')$$, 'MU020', null,
    'so is what is no number');
select throws_ok($$select fleet.heartbeat('ber-17', 'basket', gpu_count => -1)$$, 'MU020', null,
    'so is a negative count');
select throws_ok($$select fleet.heartbeat('new-1', 'basket', reported_at => '-infinity')$$, 'MU020', null,
    'a host cannot have been seen before all time');
select count(fleet._ensure_agent('never-seen', 'basket', now()));
select throws_ok($$select fleet.heartbeat('never-seen', 'basket', reported_at => '-infinity')$$, 'MU020', null,
    'nor one that is known and was never seen');

-- The inventory.
select is((select warning from fleet.heartbeat('ber-17', 'basket', containers => '[
    {"container_id": "c1", "container_name": "api", "namespace": "shop", "pod_name": "api-0",
     "processes": [{"pid": 310, "process_name": "node"}, {"pid": "311"}, {"pid": -4}, 7]},
    {"containerId": "c2", "containerName": "envoy", "container_id": "no"},
    {"container_id": "c1", "container_name": "second"},
    {"namespace": "without a key"}, null, 5, "plain"]', at => '2026-03-01 09:04Z')), null,
    'bad entries of an inventory are no reason to refuse it');
select results_eq($$select container_key, container_name, namespace from fleet.container_host order by 1$$,
    $$values ('c1', 'api', 'shop'), ('c2', 'envoy', null), ('plain', 'plain', null)$$,
    'the good ones are kept, the first of two wins, camelCase wins');
select results_eq($$select pid, process_name from fleet.process_host order by 1$$,
    $$values (310, 'node'), (311, '')$$, 'so are the processes');
create temporary table before as select container_id, xmin::text as version from fleet.container;
select fleet.heartbeat('ber-17', 'basket', containers => '[
    {"container_id": "c1", "container_name": "api", "namespace": "shop", "pod_name": "api-0",
     "processes": [{"pid": 310, "process_name": "node"}]},
    {"containerId": "c2", "containerName": "envoy2"}]', at => '2026-03-01 09:05Z');
select is((select count(*) from fleet.container as k join before as b using (container_id)
    where k.xmin::text = b.version and k.container_key = 'c1'), 1::bigint,
    'what did not change is not written');
select results_eq($$select container_key, container_name from fleet.container_host order by 1$$,
    $$values ('c1', 'api'), ('c2', 'envoy2')$$, 'what changed is, and what is gone goes');
select fleet.heartbeat('ber-17', 'basket', at => '2026-03-01 09:06Z');
select is((select count(*) from fleet.container), 2::bigint, 'an inventory that is not told stays');
select fleet.heartbeat('ber-17', 'basket', containers => '[]', at => '2026-03-01 09:07Z');
select is((select count(*) from fleet.container) + (select count(*) from fleet.placement), 0::bigint,
    'an empty one is empty');
select is((select warning is null from fleet.heartbeat('big-1', 'basket', containers => (
        select jsonb_agg(jsonb_build_object('container_name', repeat('x', 90) || n))
        from generate_series(1, 10000) as n), at => '2026-03-01 09:08Z')), true,
    '1 MB of containers is taken');
select is((select count(*) from fleet.container_host where hostname = 'big-1'), 10000::bigint,
    'whole');
select muster.set_setting('fleet.max_inventory_bytes', '1024');
select matches((select warning from fleet.heartbeat('big-1', 'basket', containers => (
        select jsonb_agg(jsonb_build_object('container_name', repeat('y', 90) || n))
        from generate_series(1, 100) as n), at => '2026-03-01 09:09Z')), 'max_inventory_bytes',
    'beyond the limit it is not taken, and the answer says so');
select is((select seen_at from fleet.stat_agent where hostname = 'big-1'),
    '2026-03-01 09:09Z'::timestamptz, 'but the host does not go dark');

-- Reboots are events.
select fleet.heartbeat('ber-17', 'basket', boot_id => 'one', at => '2026-03-01 09:10Z');
select fleet.heartbeat('ber-17', 'basket', boot_id => 'two', at => '2026-03-01 09:11Z');
select fleet.flush_notifications();
select is((select count(*) from muster.event
    where topic = 'fleet_host' and detail ->> 'change' = 'rebooted'), 1::bigint, 'a reboot is an event');

select * from finish();
rollback;
