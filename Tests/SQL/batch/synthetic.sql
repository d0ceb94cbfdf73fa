-- The measuring run of scripts/bench-batch.
\set ON_ERROR_STOP on
set client_min_messages = warning;
set timezone = 'UTC';
create schema bench;

-- A job as qstat -f prints it: 45 keys, an environment of 13, about 2.3 KB.
create function bench.job(n bigint, letter text, at timestamptz, used int) returns jsonb
language sql immutable as $$
select jsonb_build_object(
    'Job_Name', 'job_' || n % 997, 'Job_Owner', 'user' || n % 300 || '@login1', 'job_state', letter,
    'queue', 'queue' || n % 50, 'server', 'pbshead', 'Checkpoint', 'u',
    'ctime', to_char(timestamp '2026-11-01 00:00' + n * interval '7 seconds', 'Dy Mon DD HH24:MI:SS YYYY'),
    'qtime', to_char(timestamp '2026-11-01 00:00' + n * interval '7 seconds', 'Dy Mon DD HH24:MI:SS YYYY'),
    'etime', to_char(timestamp '2026-11-01 00:00' + n * interval '7 seconds', 'Dy Mon DD HH24:MI:SS YYYY'),
    'mtime', to_char(timestamp '2026-11-01 00:00' + n * interval '7 seconds', 'Dy Mon DD HH24:MI:SS YYYY'),
    'Error_Path', 'login1:/home/user' || n % 300 || '/work/job.e' || n, 'Hold_Types', 'n', 'Join_Path', 'n',
    'Keep_Files', 'n', 'Mail_Points', 'n', 'Output_Path', 'login1:/home/user' || n % 300 || '/work/job.o' || n,
    'Priority', 0, 'Rerunable', 'True', 'substate', 42, 'euser', 'user' || n % 300, 'egroup', 'group',
    'schedselect', '1:ncpus=8', 'queue_rank', 1793000000000000 + n, 'queue_type', 'E', 'accrue_type', 4,
    'eligible_time', '00:10:00', 'project', 'project' || n % 40, 'Submit_Host', 'login1',
    'Submit_arguments', '-N job -q queue -l select=1:ncpus=8:mem=16gb -l walltime=04:00:00 /home/job.sh',
    'Resource_List', '{"mem": "16gb", "ncpus": 8, "nodect": 1, "place": "pack", "select": "1:ncpus=8", "walltime": "04:00:00"}'::jsonb,
    'Variable_List', (select jsonb_object_agg('PBS_O_VARIABLE_' || v, '/opt/site/software/path/number/' || v)
        from generate_series(1, 13) as v))
    || case when letter in ('R', 'F') then jsonb_build_object(
        'stime', to_char(timestamp '2026-11-01 00:10' + n * interval '7 seconds', 'Dy Mon DD HH24:MI:SS YYYY'),
        'exec_host', 'node' || n % 5000 || '/0*8', 'exec_vnode', '(node' || n % 5000 || ':ncpus=8)',
        'run_count', 1, 'session_id', n, 'resources_used', jsonb_build_object('cpupercent', 780, 'cput',
            to_char(used * interval '8 seconds', 'HH24:MI:SS'), 'mem', used || 'kb', 'ncpus', 8, 'vmem', '20gb',
            'walltime', to_char(used * interval '1 second', 'HH24:MI:SS'))) else '{}' end
    || case when letter = 'F' then jsonb_build_object('Exit_status', case when n % 20 = 0 then 1 else 0 end,
        'history_timestamp', extract(epoch from timestamp '2026-11-01 02:10' + n * interval '7 seconds')::bigint)
        else '{}' end
$$;
create function bench.document(first bigint, finished bigint, running bigint, queued bigint, at timestamptz,
    used int) returns bytea language sql as $$
select convert_to(jsonb_build_object('timestamp', extract(epoch from at)::bigint, 'pbs_version', '23.06.06',
    'Jobs', coalesce(jsonb_object_agg(n || '.pbshead', bench.job(n, case when n < first + finished then 'F'
        when n < first + finished + running then 'R' else 'Q' end, at, used)), '{}'))::text, 'UTF8')
from generate_series(first, first + finished + running + queued - 1) as n
$$;
create table bench.document_of (name text primary key, at timestamptz, body bytea);
select batch.add_cluster('big', 'openpbs', 'UTC') \g /dev/null

-- Live jobs as three looks: the first one; an hour's rest (running jobs have used more); 500 changes.
insert into bench.document_of values
    ('live1', '2026-11-12 00:00Z', bench.document(200000, 0, 5000, 15000, '2026-11-12 00:00Z', 100)),
    ('live2', '2026-11-12 00:15Z', bench.document(200000, 0, 5000, 15000, '2026-11-12 00:15Z', 100)),
    ('live3', '2026-11-12 00:30Z', bench.document(200000, 250, 5000, 14750, '2026-11-12 00:30Z', 100)),
    ('live4', '2026-11-12 00:45Z', bench.document(200000, 250, 5000, 14750, '2026-11-12 00:45Z', 1000));
create function bench.look(name text, source text default 'jobs_xt') returns table (look text, mb numeric, took interval,
    status text, added bigint, changed bigint, transitions bigint, lost bigint, cpu_seconds numeric) language plpgsql as $$
declare
    d bench.document_of;
    id bigint;
    before text[];
    after text[];
begin
    select * into d from bench.document_of as k where k.name = look.name;
    -- User and system time of this backend, in hundredths: the machine may be shared.
    before := string_to_array(pg_read_file('/proc/self/stat'), ' ');
    id := batch.collect('big', source, d.at, 0, d.body, at => d.at);
    after := string_to_array(pg_read_file('/proc/self/stat'), ' ');
    return query select d.name, round(octet_length(d.body) / 1e6, 1), c.took, c.status::text, c.entries_added::bigint,
        c.entries_changed::bigint, c.transitions_added::bigint, c.jobs_lost::bigint,
        round((after[14]::numeric + after[15]::numeric - before[14]::numeric - before[15]::numeric) / 100, 2)
        from batch.collection as c where c.collection_id = id;
end
$$;
\echo 'look | MB | took | status | added | changed | transitions | lost | cpu seconds'
select * from bench.look('live1');
select * from bench.look('live2');
-- The same looks again with 100,000 jobs of history in the table.
insert into batch.job (cluster_id, scheduler_job_id, created_at, sequence_number, name, owner, user_name, group_name,
    project, queue, state, scheduler_state, substate, queued_at, eligible_at, started_at, ended_at,
    final_state_recorded, exit_status, outcome, run_count, walltime_requested_for, walltime_used_for, cpu_used_for,
    cores_requested, nodes_requested, memory_requested, memory_used, resources_requested, resources_used, exec_host,
    exec_vnode, submit_arguments, content_hash, first_seen_at, observed_at)
select 1, n || '.pbshead', t, n, 'job_' || n % 997, 'user' || n % 300 || '@login1', 'user' || n % 300, 'group',
    'project' || n % 40, 'queue' || n % 50, 'finished', 'F', 92, t, t, t + interval '10 minutes', t + interval '2 hours',
    true, 0, 'succeeded', 1, '4 hours', '2 hours', '15 hours', 8, 1, 16::bigint << 30, 7000 << 10,
    '{"mem": "16gb", "ncpus": 8, "nodect": 1, "place": "pack", "select": "1:ncpus=8", "walltime": "04:00:00"}',
    '{"cpupercent": 780, "cput": "15:33:20", "mem": "7000kb", "ncpus": 8, "vmem": "20gb", "walltime": "01:56:40"}',
    'node' || n % 5000 || '/0*8', '(node' || n % 5000 || ':ncpus=8)',
    '-N job -q queue -l select=1:ncpus=8:mem=16gb -l walltime=04:00:00 /home/job.sh', n, t, t
from generate_series(0, 99999) as n, lateral (select '2026-11-01Z'::timestamptz + n * interval '7 seconds' as t) as k;
insert into batch.job_transition (job_id, observed_at, state, scheduler_state)
select j.job_id, j.created_at + k.n * interval '1 hour', 'finished', k.letter
from batch.job as j, (values (0, 'Q'), (1, 'R'), (2, 'F')) as k (n, letter) where j.sequence_number < 100000;
analyze;
select count(*) as jobs_in_the_table from batch.job;
select * from bench.look('live3');
select * from bench.look('live4');

-- 5,000 nodes and 50 queues.
insert into bench.document_of
select 'nodes' || h, '2026-11-12 00:00Z'::timestamptz + h * interval '30 minutes',
       convert_to(jsonb_build_object('timestamp', extract(epoch from '2026-11-12 00:00Z'::timestamptz + h * interval '30 minutes')::bigint,
           'nodes', jsonb_object_agg('node' || n, jsonb_build_object('state', 'free', 'ntype', 'PBS',
               'resources_available', '{"arch": "linux", "host": "h", "mem": "256gb", "ncpus": 64, "vnode": "v"}'::jsonb,
               'resources_assigned', jsonb_build_object('ncpus', (n * 7 + case when n % 5 = 0 then h else 0 end) % 65),
               'last_used_time', 1793000000)))::text, 'UTF8')
from generate_series(0, 2) as h, generate_series(1, 5000) as n
group by h;
insert into bench.document_of
select 'queues', '2026-11-12 00:00Z', convert_to(jsonb_build_object('timestamp', 1794441600, 'Queue',
    jsonb_object_agg('queue' || n, jsonb_build_object('queue_type', 'Execution', 'total_jobs', 400, 'state_count',
        'Transit:0 Queued:300 Held:0 Waiting:0 Running:100 Exiting:0 Begun:0 ', 'enabled', 'True', 'started', 'True')))::text, 'UTF8')
from generate_series(0, 49) as n;
select * from bench.look('nodes0', 'nodes');
select * from bench.look('nodes1', 'nodes');
select * from bench.look('queues', 'queues');

-- A year: 17,520 looks at the nodes, of which a fifth of 5,000 changes each time; a month is asked for.
select batch._ensure_partitions('2025-12-01'::timestamptz + m * interval '1 month') from generate_series(0, 11) as m \g /dev/null
insert into batch.system_snapshot (cluster_id, kind, observed_at, cores_total, cores_available, cores_assigned,
    gpus_available, gpus_assigned, nodes_total, nodes_up, nodes_busy)
select c.cluster_id, 'nodes', t, 320000, 319000, 250000 + (random() * 60000)::int, 0, 0, 5000, 4990, 4500
from batch.cluster as c, generate_series('2025-12-01Z'::timestamptz, '2026-10-31 23:30Z', '30 minutes') as t;
insert into batch.node_day (node_id, day, cluster_id, known_seconds, up_seconds, core_seconds, core_seconds_usable,
    gpu_seconds, gpu_seconds_usable)
select n.node_id, d::date, n.cluster_id, 86400, 86400, 86400 * 40, 86400 * 64, 0, 0
from batch.node as n, generate_series('2026-09-01'::timestamp, '2026-10-31', '1 day') as d;
insert into batch.queue_snapshot (queue_id, observed_at, cluster_id, jobs_total, jobs_queued, jobs_held, jobs_waiting,
    jobs_running, jobs_other)
select q.queue_id, t, q.cluster_id, 400, 300, 0, 0, 100, 0
from batch.queue as q, generate_series('2025-12-01Z'::timestamptz, '2026-10-31 23:00Z', '1 hour') as t;
-- One day of what is written for nodes: all of them once, a fifth at 47 looks.
insert into batch.node_snapshot (node_id, observed_at, cluster_id, state, is_up, is_present, cores_total, cores_assigned,
    gpus_total, gpus_assigned, memory_total, memory_assigned)
select n.node_id, '2026-10-01Z'::timestamptz + h * interval '30 minutes', n.cluster_id, 'free', true, true, 64, h, 0, 0, 1, 1
from batch.node as n, generate_series(0, 47) as h where h = 0 or n.node_id % 5 = h % 5;
analyze;
\echo 'storage of one day of node snapshots, of a year of system snapshots, of 11 months of 50 queues'
select pg_size_pretty(pg_total_relation_size('batch.node_snapshot_y2026m10')),
    (select pg_size_pretty(sum(pg_total_relation_size(inhrelid))) from pg_inherits where inhparent = 'batch.system_snapshot'::regclass),
    (select pg_size_pretty(sum(pg_total_relation_size(inhrelid))) from pg_inherits where inhparent = 'batch.queue_snapshot'::regclass);
\echo 'storage per job row, transitions per row, raw document of 20,000 jobs as stored'
select pg_total_relation_size('batch.job') / (select count(*) from batch.job) as job_bytes,
    pg_total_relation_size('batch.job_transition') / (select count(*) from batch.job_transition) as transition_bytes,
    (select pg_size_pretty(avg(pg_column_size(content))) from batch.raw_document where byte_count > 10000000) as raw;
\timing on
\echo 'a month of utilisation by the day, by the hour, by node'
select count(*), round(avg(core_utilisation)::numeric, 3) from batch.utilisation('big', '2026-10-01Z', '2026-11-01Z');
select count(*), round(avg(core_utilisation)::numeric, 3) from batch.utilisation('big', '2026-10-01Z', '2026-11-01Z', '1 hour');
select count(*), round(avg(core_utilisation)::numeric, 3) from batch.node_utilisation('big', '2026-10-01Z', '2026-11-01Z');
\echo 'statistics of 100,000 jobs by user'
select count(*) from batch.job_statistics('big', '2026-11-01Z', '2026-12-01Z', 'user');
