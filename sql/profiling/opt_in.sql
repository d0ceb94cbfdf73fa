create or replace function profiling.opt_in(hostname text)
returns boolean
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: profiling.opt_out, fleet.beat
begin
    delete from profiling.opt_out as o
    where o.hostname = opt_in.hostname;
    if not found then
        return false;
    end if;
    update fleet.beat as b
    set is_due = true
    from fleet.agent as a
    where a.hostname = opt_in.hostname
      and b.agent_id = a.agent_id;
    return true;
end
$$;

comment on function profiling.opt_in(text) is
'Takes back profiling.opt_out(). Returns whether the host had opted out.';

revoke all on function profiling.opt_in(text) from public;
