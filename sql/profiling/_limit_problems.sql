create or replace function profiling._limit_problems(bodies jsonb, is_bulk boolean, at timestamptz)
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- All that speaks against the start items of one call, one sentence a paragraph; null when nothing.
declare
    problems text[] := array[]::text[];
    named bigint;
    most bigint := muster.setting_bigint('profiling.max_named_hosts');
    item jsonb;
    agent_ids bigint[];
    all_agents bigint[] := array[]::bigint[];
    unknown text[];
    starts integer := 0;
begin
    select count(distinct n.hostname)
    into named
    from jsonb_array_elements(bodies) as b
    cross join lateral (
        select k.hostname
        from jsonb_object_keys(case jsonb_typeof(b.value -> 'target_hosts')
            when 'object' then b.value -> 'target_hosts' else '{}' end) as k (hostname)
        union all
        select e.value ->> 'hostname'
        from jsonb_array_elements(case jsonb_typeof(b.value -> 'target_entities')
            when 'array' then b.value -> 'target_entities' else '[]' end) as e
        where coalesce(b.value ->> 'target_scope', 'host') = 'host'
    ) as n
    where b.value ->> 'request_type' = 'start';
    if named > most then
        problems := problems || format('%s hosts are named, %s are allowed in one call', named, most);
    end if;

    for item in
        select b.value
        from jsonb_array_elements(bodies) as b
        where b.value ->> 'request_type' = 'start'
    loop
        starts := starts + 1;
        select array_agg(r.agent_id) filter (where r.agent_id is not null),
               array_agg(r.hostname) filter (where r.agent_id is null)
        into agent_ids, unknown
        from profiling._resolve_scope(item, at) as r;
        all_agents := all_agents || coalesce(agent_ids, '{}');
        if profiling._wanted_events(item -> 'additional_args') <> '{}' then
            if unknown is not null then
                problems := problems || format('%s: perf events of %s are not known',
                    item ->> 'service_name', array_to_string(unknown[1:10], ', '));
            end if;
            problems := array_remove(problems || profiling._event_problem(
                item ->> 'service_name', item -> 'additional_args', agent_ids), null);
        end if;
    end loop;
    if is_bulk and starts > 0 then
        problems := array_remove(problems || profiling._share_problem(all_agents, at), null);
    end if;
    return nullif(array_to_string(problems, E'\n\n'), '');
end
$$;

revoke all on function profiling._limit_problems(jsonb, boolean, timestamptz) from public;
