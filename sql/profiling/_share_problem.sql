create or replace function profiling._share_problem(agent_ids bigint[], at timestamptz)
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Null while so many hosts may be profiled at once; otherwise the sentence that says why not.
declare
    percent numeric := muster.setting_numeric('profiling.max_fleet_share');
    active bigint;
    wanted bigint;
    allowed bigint;
begin
    if percent >= 100 then
        return null;
    end if;
    select count(distinct b.host_id)
    into active
    from fleet.beat as b
    where b.seen_at > at - muster.setting_interval('profiling.active_host_age');
    select count(distinct a.host_id)
    into wanted
    from (
        select c.agent_id
        from profiling.command as c
        where profiling._is_live(c, at)
        union
        select u.agent_id
        from unnest(agent_ids) as u (agent_id)
    ) as w
    join fleet.agent as a
      on a.agent_id = w.agent_id;
    allowed := greatest(floor(percent * active / 100), 1)::bigint;
    if wanted > allowed then
        return format('%s hosts would be profiled at once, %s are allowed (%s %% of %s active hosts)',
                      wanted, allowed, trim_scale(percent), active);
    end if;
    return null;
end
$$;

revoke all on function profiling._share_problem(bigint[], timestamptz) from public;
