create or replace function advisor._claim_simulation(at timestamptz default now())
returns table (
    simulation_id bigint,
    statement_id bigint,
    recommendation_id bigint,
    kind text,
    normalized text,
    relations text[],
    shape jsonb,
    search_path text[],
    ddl text[],
    mode text
)
language plpgsql
volatile
rows 1
set search_path = pg_catalog, pg_temp
as $$
-- The worker takes the oldest question that waits: no row when none does, or when as many run as
-- advisor.simulations_in_flight, or as many were begun within a minute as
-- advisor.simulations_per_minute; of mode real at most advisor.sandboxes_in_flight. The lock lasts until the claim is committed: without it two
-- workers would both count one place that is free. Places of sessions that are gone are free.
-- Writes: advisor.simulation
begin
    perform pg_advisory_xact_lock(hashtext('advisor claim simulation'));
    perform advisor._free_simulations(at);
    if (select count(*)
        from advisor.simulation as s
        where s.status = 'running') >= muster.setting_bigint('advisor.simulations_in_flight')
        or (select count(*)
            from advisor.simulation as s
            where s.claimed_at > at - interval '1 minute')
            >= muster.setting_bigint('advisor.simulations_per_minute') then
        return;
    end if;

    return query
    with claimed as (
        update advisor.simulation as s
        set status = 'running',
            claimed_at = at,
            claimed_pid = pg_backend_pid()
        where s.simulation_id = (
            select w.simulation_id
            from advisor.simulation as w
            where w.status = 'requested'
              and (w.mode <> 'real'
                   or (select count(*)
                       from advisor.simulation as r
                       where r.status = 'running'
                         and r.mode = 'real')
                      < muster.setting_bigint('advisor.sandboxes_in_flight'))
            order by w.simulation_id
            limit 1
            for update skip locked)
        returning s.*
    )
    select c.simulation_id, c.statement_id, c.recommendation_id, t.kind, t.normalized, t.relations,
           t.shape, advisor._statement_search_path(c.statement_id), c.ddl, c.mode
    from claimed as c
    join advisor.statement as t
      on t.statement_id = c.statement_id;
end
$$;

revoke all on function advisor._claim_simulation(timestamptz) from public;
