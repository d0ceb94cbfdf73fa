create or replace function profiling._event_problem(
    service_name text,
    additional_args jsonb,
    agent_ids bigint[]
)
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Null when every agent reports every wanted perf event; otherwise the sentence that says who does not.
declare
    wanted text[] := profiling._wanted_events(additional_args);
    problem text;
begin
    if wanted = '{}' then
        return null;
    end if;
    with lacking as (
        select a.hostname,
               (select string_agg(w.event, ', ' order by w.event)
                from unnest(wanted) as w (event)
                where not exists (
                    select
                    from unnest(a.supported_events) as e (event)
                    where profiling._plain_event(e.event) = w.event)) as events
        from fleet.agent as a
        where a.agent_id = any (agent_ids)
    ),
    ranked as (
        select l.hostname, l.events, row_number() over (order by l.hostname) as place,
               count(*) over () as hosts
        from lacking as l
        where l.events is not null
    )
    select format('%s: perf events not supported on %s: %s%s',
               coalesce(service_name, 'target'),
               case max(r.hosts) when 1 then '1 host' else format('%s hosts', max(r.hosts)) end,
               string_agg(format('%s (%s)', r.hostname, r.events), ', ' order by r.place)
                   filter (where r.place <= 10),
               case when max(r.hosts) > 10 then format(' and %s more', max(r.hosts) - 10) else '' end)
    into problem
    from ranked as r
    having count(*) > 0;
    return problem;
end
$$;

revoke all on function profiling._event_problem(text, jsonb, bigint[]) from public;
