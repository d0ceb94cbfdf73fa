-- The sweep reads by index what may be due, and not the whole trail.
--
-- An index on what a delivery, an acknowledgement or a completion changes would take from each of
-- them that it is HOT. These two columns change only where the row gets other keys anyway, or in the
-- sweep itself: check_at is never after the moment at which the command is late, and superseded_from
-- is null until another command has taken the place of the one that was delivered.
alter table profiling.command
    add column check_at timestamptz;
update profiling.command as c
set check_at = c.created_at
where c.status in ('pending', 'sent');
create index command_check_at_idx on profiling.command (check_at) where check_at is not null;

alter table profiling.execution
    add column superseded_from timestamptz;
update profiling.execution as e
set superseded_from = e.last_sent_at
where e.status = 'assigned'
  and not exists (
      select
      from profiling.command as c
      where c.agent_id = e.agent_id
        and c.command_id = e.command_id);
create index execution_superseded_from_idx on profiling.execution (superseded_from)
    where superseded_from is not null;

-- From now on the end of a command closes its parts.
update profiling.part as x
set state = 'expired',
    is_open = false,
    reason = 'the host is gone',
    updated_at = now()
where x.is_open
  and not exists (
      select
      from profiling.command as c
      where c.agent_id = x.agent_id
        and c.command_id = x.command_id);
