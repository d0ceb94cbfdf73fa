begin;
select plan(13);

select results_eq(
    $$select ordinal, task_id, outcome, code
      from metering.record_batch('[
        {"task_id": "a", "endpoint": "e", "spec": "s", "gpu_count": 1,
         "started_at": "2026-05-01T10:00:00Z", "completed_at": "2026-05-01T10:01:00Z"},
        {"task_id": "b", "endpoint": "e", "spec": "s", "gpu_count": "NaN",
         "started_at": "2026-05-01T10:00:00Z", "completed_at": "2026-05-01T10:01:00Z"},
        {"task_id": "c", "endpoint": "e", "spec": "s", "gpu_count": 1.5,
         "started_at": "2026-05-01T10:00:00Z", "completed_at": "2026-05-01T10:01:00Z"},
        {"task_id": "d", "endpoint": "e", "spec": "s", "gpu_count": 1,
         "started_at": "yesterday-ish", "completed_at": "2026-05-01T10:01:00Z"},
        {"task_id": "e", "endpoint": "e", "spec": "s", "gpu_count": 1,
         "started_at": "2026-05-01T10:00:00Z", "completed_at": "infinity"},
        {"task_id": "f", "endpoint": "e", "spec": "s", "gpu_count": 1, "status": "unknown",
         "started_at": "2026-05-01T10:00:00Z", "completed_at": "2026-05-01T10:01:00Z"},
        7,
        {"task_id": "a", "endpoint": "e", "spec": "s", "gpu_count": 1,
         "started_at": "2026-05-01T10:00:00Z", "completed_at": "2026-05-01T10:01:00Z"},
        {"task_id": "a", "endpoint": "e", "spec": "s", "gpu_count": 2,
         "started_at": "2026-05-01T10:00:00Z", "completed_at": "2026-05-01T10:01:00Z"},
        {"task_id": "g", "endpoint": "e", "spec": "s", "gpu_count": 1,
         "started_at": "2026-05-01 10:00:00", "completed_at": "2026-05-01 10:01:00"}
      ]', at => '2026-05-02Z')$$,
    $$values (1, 'a', 'recorded', null), (2, 'b', 'rejected', 'MU052'), (3, 'c', 'rejected', 'MU052'),
             (4, 'd', 'rejected', 'MU051'), (5, 'e', 'rejected', 'MU051'),
             (6, 'f', 'rejected', 'MU053'), (7, null, 'rejected', 'MU050'),
             (8, 'a', 'unchanged', null), (9, 'a', 'rejected', 'MU250'), (10, 'g', 'recorded', null)$$,
    'a batch reports each bad row and keeps the good ones');
set local timezone = 'America/New_York';
select results_eq(
    $$select count(*), min(completed_at), max(completed_at) from metering.usage_record$$,
    $$values (2::bigint, timestamptz '2026-05-01 10:01Z', timestamptz '2026-05-01 10:01Z')$$,
    'a time without an offset is UTC whatever the session says');
set local timezone = 'UTC';
select results_eq(
    $$select outcome from metering.record_batch('[
        {"task_id": "a", "endpoint": "e", "spec": "s", "gpu_count": 3,
         "started_at": "2026-05-01T10:00:00Z", "completed_at": "2026-05-01T10:01:00Z"},
        {"task_id": "a", "endpoint": "e", "spec": "s", "gpu_count": 4,
         "started_at": "2026-05-01T10:00:00Z", "completed_at": "2026-05-01T10:01:00Z"}
      ]', correct => true)$$,
    $$values ('unchanged'), ('corrected')$$, 'of two corrections the last one counts');
select is((select gpu_count from metering.usage_record where task_id = 'a'), 4, 'it does');

select throws_ok($$select metering.record_batch('{}')$$, 'MU057', 'a batch is an array of records');
select throws_ok('select metering.record_batch(null)', 'MU057', 'a batch is an array of records');
select muster.set_setting('metering.batch_records', '2');
select throws_ok($$select metering.record_batch('[1,2,3]')$$, 'MU057', 'a batch is an array of records');
select is_empty($$select * from metering.record_batch('[]')$$, 'an empty batch is no error');

insert into metering.usage_staging
    (batch, task_id, endpoint, worker, spec, gpu_count, gpu_type, gpu_memory_gb, started_at,
     completed_at, status)
values
    ('may', 's1', 'e', 'w', 's', '8', 'H100', '80', '2026-05-01 10:00Z', '2026-05-01 10:02Z', 'failed'),
    ('may', 's2', 'e', 'w', 's', 'many', 'H100', '80', '2026-05-01 10:00Z', '2026-05-01 10:02Z', 'failed'),
    ('may', 's3', 'e', 'w', 's', '8', 'H100', '80', '2026-05-01 10:00Z', '1e400', 'failed'),
    ('june', 's4', 'e', 'w', 's', '8', 'H100', '80', '2026-05-01 10:00Z', '2026-05-01 10:02Z', null);
select results_eq(
    $$select ordinal, task_id, outcome, code from metering.record_staged('may')$$,
    $$values (1, 's1', 'recorded', null), (2, 's2', 'rejected', 'MU052'), (3, 's3', 'rejected', 'MU051')$$,
    'staged rows are converted one by one');
select is_empty($$select * from metering.record_staged('may')$$, 'a batch is recorded once');
select results_eq('select batch from metering.usage_staging', $$values ('june')$$, 'others wait');
select results_eq(
    $$select worker, gpu_type, gpu_memory_gb, status from metering.usage_record where task_id = 's1'$$,
    $$values ('w', 'H100', 80, 'failed')$$, 'every column arrives');
select is((select count(*) from metering.record_staged('june') where outcome = 'recorded'), 1::bigint,
    'status is completed when it is left out');

select * from finish();
rollback;
