-- What a delivery, an acknowledgement and a completion touch, made as narrow as it goes.
--
-- Every change of a row is HOT but one: the end of a part. Each index that a change touches costs a
-- new entry in all of the table's indexes, and 100,000 ended parts of one request left as many dead
-- entries, which each further completion read again. Parts and commands are found by the keys of
-- their tables instead, because a command names its requests; the sweep of overdue commands reads
-- the whole table, 27 ms of CPU for 100,000 commands, once in 15 s.
--
-- Each execution of a statement parses the CHECK constraints of its table anew: 35,000 to 44,000
-- instructions each, and there were fifteen in a cycle of three calls. These functions write
-- constants; the views of compat/gprofiler.sql check what comes from outside.
alter table profiling.part
    drop constraint part_state_check,
    add column is_open boolean not null default true,
    set (fillfactor = 50);
drop index profiling.part_command_id_idx;
drop index profiling.part_open_request_id_idx;
drop index profiling.part_open_updated_at_idx;
update profiling.part as x
set is_open = false
where x.state not in ('waiting', 'assigned');
create index part_open_request_id_agent_id_idx on profiling.part (request_id, agent_id)
    where is_open;

alter table profiling.command
    drop constraint command_command_type_check,
    drop constraint command_expires_at_check,
    drop constraint command_status_check,
    set (fillfactor = 70);
drop index profiling.command_open_expires_at_idx;

-- Rows are only ever appended, so the summary of a range of pages finds the old ones. An array of
-- ids in a GIN index costs as much as the other indexes together; a request knows its commands by
-- its parts.
alter table profiling.execution
    drop constraint execution_completed_at_check,
    drop constraint execution_status_check,
    set (fillfactor = 80);
drop index profiling.execution_request_ids_idx;
drop index profiling.execution_created_at_idx;
create index execution_created_at_idx on profiling.execution using brin (created_at);

-- It answers with one value now, and is made anew by the install.
drop function if exists profiling._deliver(bigint, text, text[], timestamptz);
