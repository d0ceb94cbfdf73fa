begin;
select plan(31);

select fleet.heartbeat('h', 's', at => '2026-03-01 09:00Z');
create temporary table r as select * from profiling.submit('{"host": "h"}', at => '2026-03-01 09:00:10Z');
create temporary table c as select command_id from profiling.command;

select is((select command_id from fleet.heartbeat('h', 's', at => '2026-03-01 09:00:30Z')), (select command_id from c), 'a heartbeat brings the command');
select is((select command_id from fleet.heartbeat('h', 's', at => '2026-03-01 09:01Z')), (select command_id from c), 'again while it is not acknowledged, with the same id');
select is((select deliveries from profiling.execution), 2, 'that is one execution, delivered twice');
select is((select command from fleet.heartbeat('h', 's', reported_at => '2026-03-01 09:00:40Z', at => '2026-03-01 09:01:01Z')), null, 'a stale heartbeat brings nothing');
select is((select command from fleet.heartbeat('h', 's', last_command_id => command_id::text, at => '2026-03-01 09:01:30Z')), null, 'acknowledged, it is not sent')
from c;
select is((select command from fleet.heartbeat('h', 's', command_ids => array[command_id::text], at => '2026-03-01 09:01:31Z')), null, 'the lists acknowledge too')
from c;
select ok((select is_due = false from fleet.beat), 'and the path is short again');
select is((select command_id from fleet.heartbeat('h', 's', at => '2026-03-01 09:02Z')), (select command_id from c), 'an agent that restarted before it completed gets it again');
select is((select command from fleet.heartbeat('h', 's', last_command_id => 'no uuid', at => '2026-03-01 09:02:01Z')) is not null, true, 'what is no id acknowledges nothing');
select results_eq($$select success from profiling.complete('00000000-0000-4000-8000-000000000000', 'h')$$, $$values (false)$$, 'an unknown command is no success');
select results_eq($$select success from profiling.complete((select command_id from c), 'other')$$, $$values (false)$$, 'nor is another host');
select throws_ok($$select profiling.complete((select command_id from c), 'h', 'maybe')$$, 'MU020', null, 'the status is one of two');
select throws_ok($$select profiling.complete((select command_id from c), 'h', execution_time => -1)$$, 'MU020', null, 'no negative time');
select results_eq($$select success from profiling.complete((select command_id from c), 'h', at => '2026-03-01 09:03Z')$$, $$values (true)$$, 'completed');
select results_eq($$select success from profiling.complete((select command_id from c), 'h', at => '2026-03-01 09:04Z')$$, $$values (true)$$, 'twice is harmless');
select results_eq($$select success from profiling.complete((select command_id from c), 'h', 'failed', at => '2026-03-01 09:05Z')$$, $$values (false)$$, 'the first report wins');
select results_eq($$select status, completed_at from profiling.stat_request$$, $$values ('completed', '2026-03-01 09:03Z'::timestamptz)$$, 'and the request has its time');
select is((select command from fleet.heartbeat('h', 's', at => '2026-03-01 09:06Z')), null, 'a finished ad-hoc command is not sent to a restarted agent');
select ok((select updated_at > created_at from profiling.command), 'updated_at changes');

-- Continuous: a restart gets it back; joining hosts are enrolled; a stop holds.
create temporary table sub as select * from profiling.submit('{"service": "s"}', continuous => true, at => '2026-03-01 09:06Z');
create temporary table k as select command_id from fleet.heartbeat('h', 's', at => '2026-03-01 09:06:30Z');
select profiling.complete(command_id, 'h', at => '2026-03-01 09:06:40Z') from k;
select is((select command from fleet.heartbeat('h', 's', last_command_id => command_id::text, at => '2026-03-01 09:07Z')), null, 'a running one is not sent again') from k;
select is((select command_id from fleet.heartbeat('h', 's', at => '2026-03-01 09:08Z')), (select command_id from k), 'an agent that restarted gets the continuous command back');
select fleet.heartbeat('h', 's', last_command_id => command_id::text, at => '2026-03-01 09:08:30Z') from k;
select is((select expires_at from profiling.command join k using (command_id)), '2026-03-01 10:08:30Z'::timestamptz, 'and, when it has taken it, the whole time to complete');
select is((select command -> 'combined_config' ->> 'continuous' from fleet.heartbeat('joins-later', 's', at => '2026-03-01 09:09Z')), 'true', 'a host that joins is enrolled, in the same answer');
select profiling.opt_out('opted-out');
select is((select command from fleet.heartbeat('opted-out', 's', at => '2026-03-01 09:09Z')), null, 'one that opted out is not');
select is((select command from fleet.heartbeat('elsewhere', 't', at => '2026-03-01 09:09Z')), null, 'nor one of another service');
select profiling.stop_host('joins-later', at => '2026-03-01 09:10Z');
create temporary table st as select * from fleet.heartbeat('joins-later', 's', at => '2026-03-01 09:10:30Z');
select is((select command ->> 'command_type' from st), 'stop', 'a stop is a command');
select profiling.complete(command_id, 'joins-later', at => '2026-03-01 09:11Z') from st;
select is((select command from fleet.heartbeat('joins-later', 's', at => '2026-03-01 09:12Z')), null, 'a host that was stopped stays stopped');
select profiling.stop_request(request_id, at => '2026-03-01 09:13Z') from sub;
select is((select command from fleet.heartbeat('joins-last', 's', at => '2026-03-01 09:14Z')), null, 'after the end of the subscription nobody is enrolled');

-- Never acknowledged: expired with the reason.
select fleet.heartbeat('mute', 'm', at => '2026-03-01 09:00Z');
select profiling.submit('{"host": "mute"}', at => '2026-03-01 09:00Z');
select is(profiling.sweep_commands('2026-03-01 09:09:59Z'), 0::bigint, 'a command has its time');
select profiling.sweep_commands('2026-03-01 09:10Z');
select results_eq($$select status, reason from profiling.stat_request where target ->> 'host' = 'mute'$$,
    $$values ('failed', 'not acknowledged in time on mute')$$, 'and expires after it, with the reason');
select is((select command from fleet.heartbeat('mute', 'm', at => '2026-03-01 09:11Z')), null, 'what has expired is not sent');

select * from finish();
rollback;
