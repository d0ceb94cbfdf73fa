create or replace function profiling.sweep_commands(at timestamptz default now())
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
-- No whole tables: what is due is found by index and everything else by key, one by one.
-- Expires what was not acknowledged or not completed in time, and settles what two last completions
-- may have left to each other.
-- Writes: fleet.beat, profiling.command, profiling.part, profiling.execution, profiling.request
declare
    batch bigint := muster.setting_bigint('profiling.sweep_batch');
    time_to_complete interval := muster.setting_interval('profiling.completion_timeout');
    looked bigint;
    expired bigint;
    abandoned bigint;
    touched uuid[];
    unsettled uuid[];
begin
    if pg_is_in_recovery()
        or not pg_try_advisory_xact_lock(hashtext('muster'), hashtext('profiling.sweep_commands')) then
        return bigint '0';
    end if;

    with looked_at as materialized (
        select c.agent_id,
               c.status in ('pending', 'sent') and c.expires_at <= at as is_due
        from profiling.command as c
        where c.check_at <= at
        order by c.check_at
        limit batch
    ),
    held as materialized (
        -- An agent that is talking right now is not late.
        select b.agent_id
        from looked_at as l
        join fleet.beat as b
          on b.agent_id = l.agent_id
        where l.is_due
        order by b.agent_id
        for update of b skip locked
    ),
    ended as (
        update profiling.command as c
        set status = 'failed',
            reason = case when c.acknowledged_at is null then 'not acknowledged in time'
                          else 'acknowledged and not completed in time' end,
            completed_at = at,
            updated_at = at,
            check_at = null
        from held as h
        where c.agent_id = h.agent_id
          and c.status in ('pending', 'sent')
          and c.expires_at <= at
        returning c.agent_id, c.command_id, c.request_ids, c.reason
    ),
    waiting as materialized (
        select c.agent_id
        from looked_at as l
        join profiling.command as c
          on c.agent_id = l.agent_id
        where not l.is_due
        for no key update of c skip locked
    ),
    put_off as (
        -- Of what has ended nothing is due; an acknowledgement may come and begin another time.
        update profiling.command as c
        set check_at = case
                when c.status not in ('pending', 'sent') then null
                when c.acknowledged_at is null then least(c.expires_at, at + time_to_complete)
                else c.expires_at
            end
        from waiting as w
        where c.agent_id = w.agent_id
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
           (select count(*) from ended) + (select count(*) from waiting),
           array(select distinct c.request_id from closed as c)
    into expired, looked, touched;

    -- A superseded command that never reports again leaves its execution open.
    update profiling.execution as e
    set status = 'expired',
        completed_at = at,
        error_message = 'superseded and not reported in time',
        superseded_from = null,
        updated_at = at
    where e.execution_id = any (array(
        select x.execution_id
        from profiling.execution as x
        where x.superseded_from < at - time_to_complete
          and x.status = 'assigned'
          and not exists (
              select from profiling.command as c
              where c.agent_id = x.agent_id
                and c.command_id = x.command_id)
        order by x.superseded_from
        limit batch));
    get diagnostics abandoned = row_count;

    perform profiling._settle(touched, at);
    -- Not waited for, because some are locked by now; there is a next time.
    select array_agg(u.request_id)
    into unsettled
    from (
        select r.request_id
        from profiling.request as r
        where r.status in ('pending', 'assigned')
          and not exists (
              select from profiling.part as x
              where x.request_id = r.request_id
                and x.is_open)
        for no key update of r skip locked
    ) as u;
    perform profiling._settle(unsettled, at);
    return case when looked = batch then batch else greatest(expired, abandoned) end;
end
$$;

comment on function profiling.sweep_commands(timestamptz) is
'Ends commands that were not acknowledged within profiling.ack_timeout or not completed within
profiling.completion_timeout, with the reason, and the requests whose last part that was. Returns how
many, or profiling.sweep_batch when it looked at that many and there may be more.';

revoke all on function profiling.sweep_commands(timestamptz) from public;
