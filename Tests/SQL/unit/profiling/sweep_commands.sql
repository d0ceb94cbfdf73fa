begin;
select plan(20);

-- 2,000 hosts with a command each, ten of which are over their time; a trail of 6,000 executions.
select count(fleet._ensure_agent('host-' || n, 's', '2026-03-01 07:00Z')) from generate_series(1, 2000) as n;
create function ask(first integer, last integer, at timestamptz) returns uuid language plpgsql as $$
declare id uuid;
begin
    insert into profiling.request (service_name, config)
    values ('s', profiling._start_config(false, 60, 11, 'cpu', null)) returning request_id into id;
    perform profiling._assign(id, array_agg(a.agent_id), array_agg(null::text), at)
    from fleet.agent as a where a.hostname in (select 'host-' || n from generate_series(first, last) as n);
    return id;
end $$;
select ask(11, 1000, '2026-03-01 07:30Z');
select count(profiling.sweep_commands('2026-03-01 07:40Z'));
select ask(1, 10, '2026-03-01 08:00Z'), ask(1001, 2000, '2026-03-01 08:01Z');
insert into profiling.execution (command_id, agent_id, hostname, service_name, command_type, request_ids, config, status, started_at, last_sent_at, completed_at)
select gen_random_uuid(), n, 'host-' || n, 's', 'start', '{}', '{}', case n % 3 when 0 then 'assigned' else 'completed' end,
       '2026-03-01 07:50Z', '2026-03-01 07:50Z', case when n % 3 > 0 then timestamptz '2026-03-01 07:51Z' end
from generate_series(1, 6000) as n;
analyze profiling.request, profiling.part, profiling.command, profiling.execution, fleet.beat;

create function rows_read() returns table (whole_tables numeric, rows numeric) language sql volatile as $$
    select sum(s.seq_scan), sum(s.seq_tup_read + coalesce(s.idx_tup_fetch, 0))
    from pg_stat_xact_all_tables as s
    where s.relid in ('profiling.command'::regclass, 'profiling.part'::regclass, 'profiling.execution'::regclass,
                      'profiling.request'::regclass, 'fleet.beat'::regclass)
$$;
create temporary table before as select * from rows_read();
create temporary table swept as select profiling.sweep_commands('2026-03-01 08:10Z') as ended;
create temporary table after as select * from rows_read();
select is(ended, 10::bigint, 'what is over its time ends') from swept;
select is(a.whole_tables - b.whole_tables, 0::numeric, 'no table is read whole') from before as b, after as a;
select cmp_ok(a.rows - b.rows, '<', 300::numeric, 'the rows read are those of the ten') from before as b, after as a;
select results_eq($$select distinct c.status, c.reason, c.check_at from profiling.command as c join fleet.beat as b using (agent_id) where b.hostname in ('host-1', 'host-10')$$,
    $$values ('failed', 'not acknowledged in time', null::timestamptz)$$, 'with the reason, and are not looked at again');
select results_eq($$select count(*) from profiling.command where status = 'pending' and check_at = '2026-03-01 08:11Z'$$, $$values (1000::bigint)$$, 'the others wait');
delete from profiling.execution;

-- An acknowledgement begins another time, which the sweep finds without an index on it.
select ask(1, 1, '2026-03-01 09:00Z');
select fleet.heartbeat('host-1', 's', at => '2026-03-01 09:01Z');
select fleet.heartbeat('host-1', 's', last_command_id => command_id::text, at => '2026-03-01 09:05Z') from fleet.beat where hostname = 'host-1';
select profiling.sweep_commands('2026-03-01 09:10Z');
select results_eq($$select status, check_at from profiling.command join fleet.beat using (agent_id) where hostname = 'host-1'$$,
    $$values ('sent', '2026-03-01 10:05Z'::timestamptz)$$, 'acknowledged, it is looked at when its time to complete is over');
select is(profiling.sweep_commands('2026-03-01 10:04:59Z'), 0::bigint, 'and not before');
select is(profiling.sweep_commands('2026-03-01 10:05Z'), 1::bigint, 'then it ends');
select is((select error_message from profiling.execution), 'acknowledged and not completed in time', 'and so does its execution');
select muster.set_setting('profiling.completion_timeout', '1 minute');
select ask(1, 1, '2026-03-01 11:00Z');
select fleet.heartbeat('host-1', 's', at => '2026-03-01 11:00:10Z');
select profiling.sweep_commands('2026-03-01 11:01Z');
select fleet.heartbeat('host-1', 's', last_command_id => command_id::text, at => '2026-03-01 11:01:30Z') from fleet.beat where hostname = 'host-1';
select profiling.sweep_commands('2026-03-01 11:02:30Z');
select results_eq($$select status, reason from profiling.command join fleet.beat using (agent_id) where hostname = 'host-1'$$,
    $$values ('failed', 'acknowledged and not completed in time')$$, 'a time to complete that is shorter than that to acknowledge counts from the acknowledgement');
select muster.set_setting('profiling.completion_timeout', null);

-- What another command has replaced has its time to be reported, too.
delete from profiling.execution;
select ask(2, 3, '2026-03-01 12:00Z');
select fleet.heartbeat('host-' || n, 's', at => '2026-03-01 12:00Z') from generate_series(2, 3) as n;
create temporary table first_command as select hostname, command_id from fleet.beat where hostname in ('host-2', 'host-3');
select profiling.stop_host('host-' || n, at => '2026-03-01 12:01Z') from generate_series(2, 3) as n;
select is((select count(*) from profiling.execution where superseded_from = '2026-03-01 12:00Z'), 2::bigint, 'what is replaced is marked');
select is((select success from profiling.complete((select command_id from first_command where hostname = 'host-2'), 'host-2', at => '2026-03-01 12:02Z')), true, 'it may be reported late');
select profiling.sweep_commands('2026-03-01 13:00Z');
select is((select status from profiling.execution where hostname = 'host-3'), 'assigned', 'not expired at the end of its time');
select profiling.sweep_commands('2026-03-01 13:00:01Z');
select results_eq($$select hostname, status, superseded_from from profiling.execution order by hostname$$,
    $$values ('host-2', 'completed', null::timestamptz), ('host-3', 'expired', null)$$, 'but after it; the report stands');

-- The command of a host that is deleted goes, too.
delete from profiling.execution;
create temporary table last_request as select ask(4, 5, '2026-03-01 14:00Z') as request_id;
select fleet.heartbeat('host-4', 's', at => '2026-03-01 14:00Z');
delete from fleet.host where hostname in ('host-4', 'host-5');
select results_eq($$select x.state, x.is_open, x.reason from profiling.part as x join last_request using (request_id)$$,
    $$values ('expired', false, 'the host is gone'), ('expired', false, 'the host is gone')$$, 'its parts end with it');
select is((select r.status from profiling.request as r join last_request using (request_id)), 'assigned', 'the request is left to the sweep');
select profiling.sweep_commands('2026-03-01 14:01Z');
select results_eq($$select r.status, r.reason from profiling.request as r join last_request using (request_id)$$,
    $$values ('failed', 'the host is gone on 2 hosts')$$, 'which settles it');
select is((select status from profiling.execution), 'assigned', 'what was delivered has its time');
select profiling.sweep_commands('2026-03-01 15:01Z');
select results_eq($$select status, error_message from profiling.execution$$, $$values ('expired', 'superseded and not reported in time')$$, 'and expires then');
select is((select count(*) from profiling.command where status in ('pending', 'sent') and (check_at is null or check_at > expires_at)), 0::bigint,
    'no open command is out of sight');

select * from finish();
rollback;
