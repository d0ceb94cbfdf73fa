create or replace function profiling.sweep_commands(at timestamptz default now())
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Expires what was not acknowledged or not completed in time, closes parts whose agent is gone, and
-- settles what two last completions may have left to each other.
-- Writes: fleet.beat, profiling.command, profiling.part, profiling.execution, profiling.request
declare
    batch bigint := muster.setting_bigint('profiling.sweep_batch');
    expired bigint;
    orphaned bigint;
    touched uuid[];
    unsettled uuid[];
begin
    if pg_is_in_recovery()
        or not pg_try_advisory_xact_lock(hashtext('muster'), hashtext('profiling.sweep_commands')) then
        return bigint '0';
    end if;

    with due as materialized (
        select c.agent_id
        from profiling.command as c
        where c.status in ('pending', 'sent')
          and c.expires_at <= at
        order by c.agent_id
        limit batch
    ),
    held as materialized (
        -- An agent that is talking right now is not late.
        select b.agent_id
        from fleet.beat as b
        join due as d
          on d.agent_id = b.agent_id
        order by b.agent_id
        for update of b skip locked
    ),
    ended as (
        update profiling.command as c
        set status = 'failed',
            reason = case when c.acknowledged_at is null then 'not acknowledged in time'
                          else 'acknowledged and not completed in time' end,
            completed_at = at,
            updated_at = at
        from held as h
        where c.agent_id = h.agent_id
          and c.status in ('pending', 'sent')
          and c.expires_at <= at
        returning c.agent_id, c.command_id, c.request_ids, c.reason
    ),
    freed as (
        update fleet.beat as b
        set command_id = null,
            is_due = false
        from ended as e
        where b.agent_id = e.agent_id
    ),
    closed as (
        update profiling.part as x
        set state = 'expired',
            is_open = false,
            reason = e.reason,
            updated_at = at
        from ended as e
        where x.request_id = any (e.request_ids)
          and x.agent_id = e.agent_id
          and x.command_id = e.command_id
          and x.is_open
        returning x.request_id
    ),
    recorded as (
        update profiling.execution as x
        set status = 'expired',
            completed_at = at,
            error_message = e.reason,
            updated_at = at
        from ended as e
        where x.command_id = e.command_id
          and x.agent_id = e.agent_id
          and x.status = 'assigned'
    )
    select (select count(*) from ended),
           array(select distinct c.request_id from closed as c)
    into expired, touched;

    with gone as (
        update profiling.part as x
        set state = 'expired',
            is_open = false,
            reason = 'the host is gone',
            updated_at = at
        where (x.request_id, x.agent_id) in (
            select p.request_id, p.agent_id
            from profiling.part as p
            where p.is_open
              -- Not what is being moved to another command at this moment.
              and p.updated_at < at - interval '1 minute'
              and not exists (
                  select from profiling.command as c
                  where c.agent_id = p.agent_id
                    and c.command_id = p.command_id)
            order by p.created_at
            limit batch
            for update skip locked)
        returning x.request_id
    )
    select count(*), array_agg(distinct g.request_id)
    into orphaned, unsettled
    from gone as g;
    touched := touched || coalesce(unsettled, '{}');

    -- A superseded command that never reports again leaves its execution open.
    update profiling.execution as e
    set status = 'expired',
        completed_at = at,
        error_message = 'superseded and not reported in time',
        updated_at = at
    where e.execution_id = any (array(
        select x.execution_id
        from profiling.execution as x
        where x.status = 'assigned'
          and x.last_sent_at < at - muster.setting_interval('profiling.completion_timeout')
          and not exists (
              select from profiling.command as c
              where c.agent_id = x.agent_id
                and c.command_id = x.command_id)
        limit batch));

    select array_agg(r.request_id)
    into unsettled
    from profiling.request as r
    where r.status in ('pending', 'assigned')
      and not exists (
          select from profiling.part as x
          where x.request_id = r.request_id
            and x.is_open);
    perform profiling._settle(touched || coalesce(unsettled, '{}'), at);
    return greatest(expired, orphaned);
end
$$;

comment on function profiling.sweep_commands(timestamptz) is
'Ends commands that were not acknowledged within profiling.ack_timeout or not completed within
profiling.completion_timeout, with the reason, and the requests whose last part that was. Returns how
many, at most profiling.sweep_batch.';

revoke all on function profiling.sweep_commands(timestamptz) from public;
