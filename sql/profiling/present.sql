-- Profiling: ask many hosts, once each, and know what happened.
--
-- profiling.submit() makes a request; each host it means gets a command, which its heartbeats bring
-- until it is acknowledged; the agent reports with profiling.complete(). The api_ functions take and
-- give the JSON bodies of the agent protocol.

-- Group: Rules
\ir _invalid.sql
\ir _request.sql
\ir _is_live.sql
\ir _plan.sql
\ir _plain_args.sql
\ir _start_config.sql
\ir _plain_event.sql
\ir _wanted_events.sql
\ir _event_problem.sql
\ir _share_problem.sql

-- Group: From request to command
\ir _settle.sql
\ir _commands_gone.sql
\ir _assign.sql
\ir _subscribe.sql
\ir submit.sql
\ir run_schedule.sql

-- Group: From command to agent and back
\ir _enrol.sql
\ir _deliver.sql
\ir complete.sql

-- Group: Stopping
\ir _stop.sql
\ir _withdraw.sql
\ir cancel.sql
\ir stop_host.sql
\ir stop_request.sql
\ir opt_out.sql
\ir opt_in.sql

-- Group: Sweeps
\ir sweep_commands.sql
\ir delete_old_rows.sql

-- Group: The agent protocol
\ir _problem.sql
\ir _raise_problems.sql
\ir _parse_integer.sql
\ir _parse_time.sql
\ir _text_array.sql
\ir _time_text.sql
\ir _is_address.sql
\ir _async_problem.sql
\ir _request_problems.sql
\ir _resolve_scope.sql
\ir _limit_problems.sql
\ir _run_request.sql
\ir api_heartbeat.sql
\ir api_profile_request.sql
\ir api_bulk.sql
\ir api_command_completion.sql
\ir _status_of.sql
\ir _matches.sql
\ir _equals.sql
\ir _wanted_pids.sql
\ir _page.sql
\ir _profiler_summary.sql
\ir api_host_status.sql
\ir api_workload_status.sql

-- Group: State
\ir stat_request.sql
\ir _doctor.sql
\ir _status.sql

-- Group: Definitions
\ir definition.sql
