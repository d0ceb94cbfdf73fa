create or replace function profiling._commands_gone()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
-- A command goes with its host. Its parts end here; what was delivered is marked, and expires with
-- the sweep unless the host reports after all. The sweep settles the requests, too: this transaction
-- may go on to delete other hosts, and the row of a request is the last lock that anybody takes.
-- Writes: profiling.part, profiling.execution
begin
    update profiling.part as x
    set state = 'expired',
        is_open = false,
        reason = 'the host is gone',
        updated_at = now()
    from gone as g
    where x.request_id = any (g.request_ids)
      and x.agent_id = g.agent_id
      and x.command_id = g.command_id
      and x.is_open;
    update profiling.execution as e
    set superseded_from = e.last_sent_at
    from gone as g
    where e.command_id = g.command_id
      and e.agent_id = g.agent_id
      and e.status = 'assigned';
    return null;
end
$$;

revoke all on function profiling._commands_gone() from public;

create or replace trigger _900_gone
    after delete on profiling.command
    referencing old table as gone
    for each statement
    execute function profiling._commands_gone();
