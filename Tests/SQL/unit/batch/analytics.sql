-- The answers, worked out by hand on a few jobs. Tests/SQL/batch/pandas.sh compares the others with pandas.
begin;
select plan(19);

select batch.add_cluster('c', 'openpbs', 'UTC', at => '2026-11-01 00:00Z');

-- 1 and 2 ended on the first of November, ann's and bob's; 3 failed; 4 runs; 5, 6 and 7 wait; 9 is lost.
insert into batch.job (cluster_id, scheduler_job_id, sequence_number, created_at, user_name, project, queue,
    state, started_at, ended_at, final_state_recorded, outcome, exit_status, walltime_requested_for, cpu_used_for,
    cores_requested, nodes_requested, reservation, vanished_after, vanished_before, first_seen_at, observed_at)
select c.cluster_id, k.n || '.h', k.n, k.created_at, k.user_name, 'p', k.queue, k.state, k.started_at, k.ended_at,
       k.ended_at is not null, k.outcome, k.exit_status, k.walltime, k.cpu, k.cores, k.nodes, k.reservation,
       k.vanished - interval '10 minutes', k.vanished, k.created_at, '2026-11-01 12:00Z'
from batch.cluster as c, (values
    (1, '2026-11-01 00:00Z'::timestamptz, 'ann', 'long', 'finished', '2026-11-01 01:00Z'::timestamptz,
        '2026-11-01 03:00Z'::timestamptz, 'succeeded', 0, '4 hours'::interval, '8 hours'::interval, 6, 1, 'R1',
        null::timestamptz),
    (2, '2026-11-01 00:00Z', 'bob', 'long', 'finished', '2026-11-01 03:00Z', '2026-11-01 05:00Z', 'succeeded', 0,
        '2 hours', '4 hours', 2, 1, null, null),
    (3, '2026-11-01 00:30Z', 'bob', 'long', 'finished', '2026-11-01 02:30Z', '2026-11-01 03:30Z', 'failed', 1,
        '2 hours', '2 hours', 4, 1, null, null),
    (4, '2026-11-01 09:00Z', 'ann', 'long', 'running', '2026-11-01 10:00Z', null, null, null, '12 hours', null, 8, 1,
        null, null),
    (5, '2026-11-01 10:00Z', 'ann', 'long', 'queued', null, null, null, null, '12 hours', null, 8, 1, null, null),
    (6, '2026-11-01 11:00Z', 'bob', 'long', 'queued', null, null, null, null, '12 hours', null, 8, 1, null, null),
    (7, '2026-11-01 11:30Z', 'bob', 'short', 'held', null, null, null, null, '10 minutes', null, 4, 2, null, null),
    (9, '2026-11-01 11:40Z', 'cy', 'short', 'lost', null, null, null, null, '10 minutes', null, 4, 2, null,
        '2026-11-01 11:55Z')
) as k (n, created_at, user_name, queue, state, started_at, ended_at, outcome, exit_status, walltime, cpu, cores,
    nodes, reservation, vanished)
where c.name = 'c';
insert into batch.job_day_stale (cluster_id, day) select c.cluster_id, '2026-11-01' from batch.cluster as c;
select batch.refresh_rollups('2026-11-02 00:00Z');

-- What waits.
select results_eq(
    $$select queue, jobs, cores::int, core_hours, longest_wait_for from batch.queue_depth('c', '2026-11-01 12:00Z')$$,
    $$values ('long', 2::bigint, 16, 192.00, interval '2 hours'), ('short', 1, 4, 0.67, interval '30 minutes')$$,
    'queue depth: what waits by queue, the running and the lost do not');
select results_eq(
    $$select queue, jobs from batch.queue_depth('c', '2026-11-01 02:00Z')$$,
    $$values ('long', 2::bigint)$$,
    'queue depth: of an earlier time, who had not started yet');
select is_empty($$select from batch.queue_depth('c', '2026-10-01')$$, 'queue depth: before the first job nothing');

-- Who got how much: ann 12 core hours, bob 4 and 4.
select results_eq(
    $$select user_name, jobs::int, core_hours, core_hour_share, mean_wait_seconds, wait_ratio, jain_index
      from batch.fairness('c', '2026-11-01', '2026-11-02')$$,
    $$values ('ann', 1, 12.0000, 0.6000, 3600.00, 0.5000, 0.9615), ('bob', 2, 8.0000, 0.4000, 9000.00, 1.2500, 0.9615)$$,
    'fairness: share, wait against the mean of all, and (12 + 8)^2 / (2 (144 + 64))');
select is_empty($$select from batch.fairness('c', '2026-11-02', '2026-11-03')$$, 'fairness: a day without an end');
select results_eq(
    $$select user_name, jobs::int, failed_share, core_hours, walltime_efficiency, cpu_efficiency, core_hours_idle
      from batch.usage_insight('c', '2026-11-01', '2026-11-02')$$,
    $$values ('ann', 1, 0.0000, 12.0000, 0.5000, 0.6667, 4.0000), ('bob', 2, 0.5000, 8.0000, 0.7500, 0.7500, 2.0000)$$,
    'usage insight: failures, efficiencies and idle core hours');

-- A reservation of 8 cores from 2 to 4 o'clock: job 1 is in it for an hour with 6 cores.
insert into batch.reservation (cluster_id, scheduler_reservation_id, created_at, starts_at, ends_at, cores, queue,
    observed_at)
select c.cluster_id, 'R1', '2026-11-01Z', '2026-11-01 02:00Z', '2026-11-01 04:00Z', 8, 'R1', '2026-11-01 12:00Z'
from batch.cluster as c;
select results_eq(
    $$select reservation, jobs::int, core_hours_reserved, core_hours_used, utilisation
      from batch.reservation_utilisation('c', '2026-11-01', '2026-11-02')$$,
    $$values ('R1', 1, 16::double precision, 6::double precision, 0.375::double precision)$$,
    'reservations: only the time within the reservation counts');
select results_eq(
    $$select core_hours_reserved, core_hours_used from batch.reservation_utilisation('c', '2026-11-01 02:30Z',
        '2026-11-01 03:00Z')$$,
    $$values (4::double precision, 3::double precision)$$,
    'reservations: and within the period that is asked for');

-- What fits: a whole node, a node with 4 free cores, one that is full, one that is down, one that is gone.
insert into batch.node (cluster_id, name, state, is_up, is_present, cores_total, cores_assigned, memory_total,
    memory_assigned, first_seen_at, observed_at)
select c.cluster_id, n.name, n.state, n.is_up, n.is_present, 16, n.assigned, 100, n.memory_assigned,
       '2026-11-01Z', '2026-11-01 12:00Z'
from batch.cluster as c, (values
    ('n1', 'free', true, true, 0, 0), ('n2', 'free', true, true, 12, 90), ('n3', 'job-busy', true, true, 16, 100),
    ('n4', 'down', false, true, 0, 0), ('n5', 'free', true, false, 0, 0)
) as n (name, state, is_up, is_present, assigned, memory_assigned);
select results_eq(
    $$select cores_per_node, memory_per_node, nodes, node_names from batch.run_now('c')$$,
    $$values (16::bigint, 100::bigint, 1::bigint, array['n1']), (4, 10, 2, array['n2', 'n1'])$$,
    'run now: each shape, and on how many nodes it fits');

-- What came and went.
select results_eq(
    $$select sum(submitted)::int, sum(started)::int, sum(ended)::int
      from batch.throughput('c', '2026-11-01', '2026-11-02', '1 hour')$$,
    $$values (8, 4, 4)$$,
    'throughput: each job once; a lost one ended when it was missed');

-- How much was seen. Number 8 is nobody's.
select results_eq(
    $$select first_number, last_number from batch.missing_job('c')$$,
    $$values (8::bigint, 8::bigint)$$,
    'missing jobs: a gap between ids is one');
create temporary table quality as
select * from batch.data_quality('c', '2026-11-01', '2026-11-02');
select is((select value from quality where measure = 'jobs_ended'), 4::numeric, 'quality: those that ended or vanished');
select is((select value from quality where measure = 'jobs_complete'), 3::numeric, 'quality: whole lives');
select is((select value from quality where measure = 'jobs_lost'), 1::numeric, 'quality: the lost');
select is((select value from quality where measure = 'whole_life_share'), 0.7500, 'quality: their share');
select is((select value from quality where measure = 'jobs_probably_missed'), 1::numeric, 'quality: gaps in the ids');
select is((select value from quality where measure = 'longest_gap_seconds'), 86400.0,
    'quality: without a look the gap is the whole period');

-- Callers' mistakes.
select throws_ok($$select * from batch.queue_depth('nowhere')$$, 'MU165', null, 'an unknown cluster');
select throws_ok($$select * from batch.run_now('nowhere')$$, 'MU165', null, 'an unknown cluster');

select * from finish();
rollback;
