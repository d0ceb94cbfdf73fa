\getenv root MUSTER_ROOT
\set file :root '/sql/compat/gprofiler.sql'
\i :file
begin;
select plan(12);
select fleet.heartbeat('h', 's', at => '2026-03-01 09:00Z');
select profiling.submit('{"host": "h"}', at => '2026-03-01 09:00:10Z');
select fleet.heartbeat('h', 's', at => '2026-03-01 09:00:30Z');

select throws_ok($$update gprofiler.profilingcommand set status = 'sleeping'$$,
    'MU035', 'invalid status: a command has no such state', 'a command is not updated to a state that it cannot have');
select throws_ok($$insert into gprofiler.profilingcommand (profiling_request_id, host_id, command_type, status) select id, 'h', 'start', 'sleeping' from gprofiler.profilingrequest$$,
    'MU035', 'invalid status: a command has no such state', 'nor inserted with one');
select throws_ok($$update gprofiler.profilingexecutions set status = 'sleeping'$$,
    'MU035', 'invalid status: an execution has no such state', 'an execution is not updated to a state that it cannot have');
select throws_ok($$insert into gprofiler.profilingexecutions (profiling_request_id, host_name, command_type, status) select id, 'h', 'start', 'sleeping' from gprofiler.profilingrequest$$,
    'MU035', 'invalid status: an execution has no such state', 'nor inserted with one');
select results_eq($$select c.status, e.status from gprofiler.profilingcommand as c cross join gprofiler.profilingexecutions as e$$,
    $$values ('in_progress', 'in_progress')$$, 'and nothing has changed');

update gprofiler.profilingcommand set status = 'cancelled';
update gprofiler.profilingexecutions set status = 'cancelled';
select results_eq($$select c.status, e.status from profiling.command as c cross join profiling.execution as e$$,
    $$values ('failed', 'failed')$$, 'what is cancelled has failed');
select profiling.sweep_commands('2026-03-01 09:00:30Z');

-- What is opened by hand is swept like everything else.
update gprofiler.profilingcommand set status = 'in_progress';
update gprofiler.profilingexecutions set status = 'in_progress';
select ok((select check_at <= expires_at or check_at <= now() from profiling.command), 'the sweep looks at a command that is opened again');
select profiling.sweep_commands();
select results_eq($$select c.status, e.status from profiling.command as c cross join profiling.execution as e$$,
    $$values ('failed', 'expired')$$, 'and ends it when it is late');
insert into gprofiler.profilingexecutions (profiling_request_id, host_name, command_type, status, started_at)
select id, 'h', 'start', 'pending', '2026-03-01 09:00Z' from gprofiler.profilingrequest;
select is((select count(*) from profiling.execution where status = 'assigned'), 1::bigint, 'an execution without a command');
select profiling.sweep_commands();
select is((select count(*) from profiling.execution where status = 'assigned'), 0::bigint, 'expires, too');

-- A command that carries several requests keeps them under a new id.
select profiling.submit('{"host": "h"}', at => '2026-03-01 09:00:40Z');
insert into gprofiler.profilingcommand (profiling_request_id, host_id, command_type, command_id)
select max(id), 'h', 'start', '00000000-0000-4000-8000-000000000001' from gprofiler.profilingrequest;
select results_eq($$select distinct c.command_id, x.command_id, b.command_id from profiling.command as c join profiling.part as x on x.request_id = any (c.request_ids) join fleet.beat as b on b.agent_id = c.agent_id$$,
    $$select '00000000-0000-4000-8000-000000000001'::uuid, '00000000-0000-4000-8000-000000000001'::uuid, '00000000-0000-4000-8000-000000000001'::uuid$$,
    'command, parts and beat agree on the id that was given');
update gprofiler.profilingexecutions set status = 'completed' where status = 'failed';
select is((select count(*) from profiling.execution where superseded_from is not null), 0::bigint, 'what has ended is out of the sweep''s sight');
select * from finish();
rollback;
