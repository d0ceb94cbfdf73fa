-- Each fault that such collectors have, by name, and the odd things that schedulers print.
begin;
select plan(51);

select batch.add_cluster('c', 'openpbs', 'Europe/Vienna', at => '2026-11-01 00:00Z');

create function pg_temp.job(id text, state text, extra jsonb default '{}') returns jsonb language sql as $$
    select jsonb_build_object(id, jsonb_build_object(
        'Job_Name', 'n', 'Job_Owner', 'ann@h', 'euser', 'ann', 'job_state', state, 'queue', 'batch',
        'ctime', 'Sun Nov  1 10:00:00 2026', 'qtime', 'Sun Nov  1 10:00:00 2026',
        'etime', 'Sun Nov  1 10:00:00 2026',
        'substate', 42, 'Resource_List', '{"ncpus": 2, "nodect": 1, "walltime": "01:00:00", "mem": "2gb"}'::jsonb)
        || extra)
$$;
create function pg_temp.document(jobs jsonb, at timestamptz) returns text language sql as $$
    select jsonb_pretty(jsonb_build_object('timestamp', extract(epoch from at)::bigint, 'Jobs', jobs))
$$;
create function pg_temp.look_bytes(body bytea, at timestamptz, code int default 0, source text default 'jobs_xt')
returns text language plpgsql as $$
declare
    id bigint := batch.collect('c', source, at, code, body, 'said why', at => at);
begin
    return (select c.status from batch.collection as c where c.collection_id = id);
end $$;
create function pg_temp.look_raw(body text, at timestamptz, code int default 0, source text default 'jobs_xt')
returns text language sql as $$ select pg_temp.look_bytes(convert_to(body, 'UTF8'), at, code, source) $$;
create function pg_temp.look(jobs jsonb, at timestamptz, source text default 'jobs_xt') returns text
language sql as $$ select pg_temp.look_raw(pg_temp.document(jobs, at), at, 0, source) $$;

-- A plain life.
select is(pg_temp.look(pg_temp.job('1.h', 'Q'), '2026-11-01 09:05Z'), 'succeeded', 'a first look succeeds');
select is((select created_at from batch.job), '2026-11-01 09:00Z'::timestamptz,
    'naive and aware times are not mixed: printed times are read in the time zone of the cluster');
select is((select memory_requested from batch.job), 2147483648, '2gb is bytes');
select pg_temp.look(pg_temp.job('1.h', 'Q'), '2026-11-01 09:10Z');
select is((select count(*) from batch.job_transition), 1::bigint,
    'history does not grow by rows without change');
select pg_temp.look(pg_temp.job('1.h', 'R',
    '{"stime": "Sun Nov  1 10:12:00 2026", "run_count": 1}'), '2026-11-01 09:15Z');
select pg_temp.look(pg_temp.job('1.h', 'R', '{"run_count": 1}'), '2026-11-01 09:20Z');
select is((select started_at from batch.job), '2026-11-01 09:12Z'::timestamptz,
    'a later null does not overwrite a known time');

-- Failures close nothing and are never a success.
select is(pg_temp.look_raw('{"timestamp": 1793525100}', '2026-11-01 09:25Z', 255), 'failed',
    'a failed command is not logged as succeeded');
select is((select message from batch.collection where exit_code = 255),
    'the command ended with exit code 255', 'the log says why');
select is((select detail from batch.collection where exit_code = 255), 'said why', 'and what stderr said');
select is(pg_temp.look_raw('', '2026-11-01 09:26Z'), 'failed', 'zero bytes are a failure');
select is(pg_temp.look_raw(left(pg_temp.document(pg_temp.job('1.h', 'R'), '2026-11-01 09:27Z'), 100),
    '2026-11-01 09:27Z'), 'failed', 'truncated output is a failure');
select is(pg_temp.look_raw('{"timestamp": "soon", "Jobs": 3}', '2026-11-01 09:28Z'), 'failed',
    'a document of another shape is a failure');
select is(pg_temp.look_raw('[]', '2026-11-01 09:29Z'), 'failed', 'an array is a failure');
select is((select state from batch.job), 'running', 'none of them closed the job');

-- One transaction: a defect while ingesting undoes all and is logged as failed.
savepoint broken;
create function pg_temp.refuse() returns trigger language plpgsql as $$
begin raise exception 'no room' using errcode = '53100'; end $$;
create trigger refuse before insert on batch.system_snapshot for each row execute function pg_temp.refuse();
select is(pg_temp.look(pg_temp.job('1.h', 'F') || pg_temp.job('2.h', 'R'), '2026-11-01 09:30Z'), 'failed',
    'a crash while ingesting is not left as a success');
select is((select sqlstate from batch.collection order by collection_id desc limit 1), '53100',
    'with its SQLSTATE');
select is((select count(*) from batch.job where state <> 'running'), 0::bigint, 'and nothing of it stays');
rollback to broken;

-- Values that once stopped a whole collection.
select is(pg_temp.look(pg_temp.job('1.h', 'R', '{"run_count": 1}') || pg_temp.job('3.h', 'R',
    jsonb_build_object('exec_host', repeat('n', 799), 'Priority', '99999999999999999999',
        'queue_rank', 1.5, 'array_indices_remaining', 7, 'stime', 'never', 'Exit_status', null)),
    '2026-11-01 09:31Z'), 'succeeded', 'a 799-character exec_host and strange values stop nothing');
select is((select length(exec_host) from batch.job where scheduler_job_id = '3.h'), 799,
    'the 799 characters are kept');

-- Invalid JSON: the line is named, what can be read is read, nothing is closed.
select is(pg_temp.look_raw(replace($d${
	"timestamp":	1793525520,
	"Jobs":	{
		"1.h":	{
			"job_state":	"R",
			"ctime":	"Sun Nov  1 10:00:00 2026",
			"Job_Name":	"a"b"
		},
		"4.h":	{
			"job_state":	"Q",
			"ctime":	"Sun Nov  1 10:20:00 2026"
		}
	}
}$d$, E'\r', ''), '2026-11-01 09:32Z'), 'partial', 'a document with an unescaped quote is partial');
select is((select offending_line from batch.collection where status = 'partial'), 7::bigint,
    'the offending line is reported');
select alike((select offending_text from batch.collection where status = 'partial'), '%Job_Name%',
    'and its text, for operators');
select is((select entries_rejected from batch.collection where status = 'partial'), 1::bigint, 'one entry is rejected');
select is((select state from batch.job where scheduler_job_id = '4.h'), 'queued', 'the other one is kept');
select is((select count(*) from batch.job where state = 'lost'), 0::bigint,
    'a partial collection closes nothing');
select is((select count(*) from batch.raw_document as d join batch.collection as c using (document_sha256)
    where c.status = 'partial'), 1::bigint, 'the raw document is kept');

-- Bytes.
select is(pg_temp.look_bytes(
    convert_to(replace(pg_temp.document(pg_temp.job('1.h', 'R', '{"Job_Name": "caf~", "Job_Owner": "ann"}')
        || pg_temp.job('3.h', 'R') || pg_temp.job('4.h', 'Q', '{"ctime": "Sun Nov  1 10:20:00 2026"}'),
        '2026-11-01 09:33Z'), '~', U&'\00E9'), 'LATIN1'), '2026-11-01 09:33Z'), 'succeeded',
    'a Latin-1 byte does not fail the collection');
select is((select name from batch.job where scheduler_job_id = '1.h'), U&'caf\00E9', 'its meaning is kept');
select is((select array_agg(scheduler_job_id) from batch.job where is_repaired), '{1.h}', 'the job is marked');
select is((select repaired_bytes from (select * from batch._decode_document('\x61ff00c3a9c3'::bytea)) as d), 3::bigint,
    'a stray byte, a zero byte and half a sequence are three');
select is((select batch._latin(body) from batch._decode_document('\x61ffc3a9'::bytea)), U&'a\00FF\00E9',
    'valid sequences beside stray bytes stay');

-- The clock.
select is(pg_temp.look_raw(pg_temp.document(pg_temp.job('1.h', 'R'), '2099-01-01 00:00Z'),
    '2026-11-01 09:34Z', 0, 'jobs'), 'succeeded', 'a server in the year 2099 is heard');
select is((select observed_at from batch.collection where clock_skew is not null),
    '2026-11-01 09:34Z'::timestamptz, 'and its clock is not followed');

-- Vanishing and mending.
select is(pg_temp.look(pg_temp.job('3.h', 'R') || pg_temp.job('4.h', 'Q', '{"ctime": "Sun Nov  1 10:20:00 2026"}'), '2026-11-01 09:45Z'), 'succeeded',
    'a look without a job that was there');
select is((select (state, final_state_recorded, quality, vanished_before)::text from batch.job
    where scheduler_job_id = '1.h'),
    ('lost', false, 'lost', '2026-11-01 09:45Z'::timestamptz)::text,
    'makes it lost, says so, and when');
select isnt((select estimated_ended_at from batch.job where scheduler_job_id = '1.h'), null,
    'its end is an estimate, in a column of its own');
select is((select ended_at from batch.job where scheduler_job_id = '1.h'), null, 'and no known time');
select pg_temp.look(pg_temp.job('1.h', 'F', '{"Exit_status": 0, "history_timestamp": 1793526000,
    "stime": "Sun Nov  1 10:12:00 2026", "substate": 92}') || pg_temp.job('3.h', 'R')
    || pg_temp.job('4.h', 'Q', '{"ctime": "Sun Nov  1 10:20:00 2026"}'),
    '2026-11-01 10:00Z');
select is((select (state, final_state_recorded, quality)::text from batch.job where scheduler_job_id = '1.h'),
    ('finished', true, 'complete')::text, 'a later -x mends it: the final state is recorded');
select is((select string_agg(t.scheduler_state, '' order by t.observed_at) from batch.job_transition as t
    join batch.job using (job_id) where scheduler_job_id = '1.h'), 'QRF', 'and the loss is no part of its history');

-- Identity.
select pg_temp.look(pg_temp.job('1.h', 'Q', '{"ctime": "Sun Nov  1 11:01:00 2026"}') || pg_temp.job('3.h', 'R')
    || pg_temp.job('4.h', 'Q', '{"ctime": "Sun Nov  1 10:20:00 2026"}'), '2026-11-01 10:05Z');
select is((select count(*) from batch.job where scheduler_job_id = '1.h'), 2::bigint,
    'an id that is used again is another job');

-- Errors of the caller.
select throws_ok($$select batch.collect('x', 'jobs', now(), 0, '')$$, 'MU165', null, 'an unknown cluster');
select throws_ok($$select batch.collect('c', 'squeue', now(), 0, '')$$, 'MU065', null, 'a source of another scheduler');
select throws_ok($$select batch.collect('c', 'jobs', null, 0, '')$$, 'MU066', null, 'no time of capture');
select throws_ok($$select batch.add_cluster('y', 'lsf')$$, 'MU067', null, 'an unknown scheduler');
select throws_ok($$select batch.add_cluster('c')$$, 'MU266', null, 'a name that is taken');

-- Cleanup covers jobs, what belongs to them, and the log; the days that were made of them stay.
select batch.refresh_rollups('2026-11-03Z');
create temporary table made as select * from batch.job_day;
select isnt_empty('select from made', 'the days of finished jobs are made');
insert into batch.reservation (cluster_id, scheduler_reservation_id, created_at, ends_at, observed_at)
select c.cluster_id, r.id, '2026-11-01Z', r.ends_at, '2026-11-01Z'
from batch.cluster as c, (values ('R1', '2026-11-02Z'::timestamptz), ('R2', '2039-11-02Z')) as r (id, ends_at)
where c.name = 'c';
select batch.import_accounting('c', '', 'empty', at => '2026-11-02Z');
select batch.apply_retention('2040-01-01');
insert into batch.job_day_stale (cluster_id, day) select m.cluster_id, m.day from made as m;
select batch.refresh_rollups('2040-01-01');
select results_eq('select * from batch.job_day order by day, queue, user_name, project',
    'select * from made order by day, queue, user_name, project',
    'a late document does not take a day away whose jobs have been deleted');
select results_eq('select scheduler_reservation_id from batch.reservation', array['R2'],
    'old reservations are deleted');
select is((select count(*) from batch.accounting_import), 0::bigint, 'old records of imports are deleted');
select is((select count(*) from batch.job where final_state_recorded), 0::bigint, 'old jobs are deleted');
select cmp_ok((select count(*) from batch.collection), '<', 4::bigint, 'old rows of the log are deleted');
select is((select count(*) from batch.raw_document), 0::bigint, 'old raw documents are deleted');

select * from finish();
rollback;
