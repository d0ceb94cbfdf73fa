-- A sample fleet: 24 hosts of 4 services that were heard now, a few that fell silent, two pools with
-- claims, and profiling requests at every stage. Run it again at any time: it says the same again.

-- What an agent on a host says.
set client_min_messages = warning;
create function pg_temp.heartbeat(n integer, at timestamptz)
returns jsonb
language sql
as $$
    select jsonb_build_object(
        'hostname', format('ber-%s', lpad(n::text, 2, '0')),
        'service_name', (array['basket', 'search', 'payment', 'train'])[n % 4 + 1],
        'ip_address', format('10.0.%s.%s', n % 3, n),
        'namespace', case when n % 5 = 0 then 'staging' else 'production' end,
        'agent_version', case when n % 7 = 0 then '1.9.4' else '2.0.1' end,
        'run_mode', 'k8s',
        'disk_free_pct', 20 + (n * 37) % 75,
        'gpu_count', case when n % 4 = 3 then 8 else 0 end,
        'reported_at', at,
        'containers', (
            select jsonb_agg(jsonb_build_object(
                'container_id', format('c%s-%s', n, c),
                'container_name', (array['api', 'sidecar'])[c],
                'namespace', case when n % 5 = 0 then 'staging' else 'production' end,
                'pod_name', format('%s-%s', (array['basket', 'search', 'payment', 'train'])[n % 4 + 1], n),
                'workload_name', (array['basket', 'search', 'payment', 'train'])[n % 4 + 1],
                'workload_kind', 'deployment',
                'runtime', 'containerd',
                'processes', jsonb_build_array(
                    jsonb_build_object('pid', 1000 + n * 10 + c, 'process_name', (array['python3', 'envoy'])[c]))))
            from generate_series(1, 2) as c))
$$;

select fleet.heartbeats(jsonb_agg(pg_temp.heartbeat(n, case
    when n = 23 then now() - interval '2 days'
    when n = 22 then now() - interval '4 minutes'
    else now() end))) as heard
from generate_series(0, 23) as n \g /dev/null

-- Hosts 0 to 7 may be claimed.
select count(fleet.add_to_pool(
    format('ber-%s', lpad(n::text, 2, '0')), case when n < 4 then 'lab' else 'default' end,
    case when n % 4 = 3 then array['gpu', 'a100'] else array['cpu'] end))
from generate_series(0, 7) as n \g /dev/null
select fleet.claim_host(holder, pool => pool, ttl => ttl::interval, idempotency_key => holder)
from (values ('ada@example.com', 'lab', '8 hours'), ('grace@example.com', 'lab', '2 hours'),
             ('edsger@example.com', 'default', '5 days')) as c (holder, pool, ttl)
where not exists (select from fleet.stat_claim as s where s.holder = c.holder) \g /dev/null
select fleet.mark_failed('ber-06', 'disk errors') \g /dev/null

-- One request that is done, one that runs, one that waits.
select profiling.submit('{"service": "basket"}', duration => '1 min', requested_by => 'ada',
    idempotency_key => 'sample-1') \g /dev/null
select fleet.heartbeats(jsonb_agg(pg_temp.heartbeat(n, clock_timestamp())))
from generate_series(0, 23) as n where n % 4 = 0 \g /dev/null
select count(profiling.complete(command_id, hostname, case hostname when 'ber-08' then 'failed' else 'completed' end,
    60, case hostname when 'ber-08' then 'perf is not allowed: kernel.perf_event_paranoid is 3' end,
    '/profiles/' || hostname))
from profiling.stat_execution
where status = 'assigned'
  and request_ids && array(
      select request_id from profiling.request where idempotency_key = 'sample-1') \g /dev/null
select profiling.submit('{"service": "search"}', mode => 'cpu', duration => '10 min',
    requested_by => 'grace', idempotency_key => 'sample-2') \g /dev/null
select fleet.heartbeats(jsonb_agg(pg_temp.heartbeat(n, clock_timestamp())))
from generate_series(0, 23) as n where n % 4 = 1 \g /dev/null
select profiling.submit('{"service": "payment", "container": "api"}', continuous => true,
    requested_by => 'edsger', idempotency_key => 'sample-3') \g /dev/null
select profiling.opt_out('ber-10', 'holds the card vault') \g /dev/null
