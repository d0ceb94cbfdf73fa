-- The simulated agents. What an agent remembers is here and not in Muster: the commands it has taken and
-- what it has done. Time is the simulation's own, so that expiry needs no waiting.
create schema sim;
create sequence sim.clock;
create table sim.agent (
    hostname  text     primary key,
    taken     uuid,
    is_done   boolean  not null default false
);
-- One row per effect; a second one for a command on a host breaks the key.
create table sim.effect (
    command_id  uuid  not null,
    hostname    text  not null,
    outcome     text  not null,
    primary key (command_id, hostname)
);
insert into sim.agent (hostname) select 'host-' || n from generate_series(1, 200) as n;
select muster.set_setting('profiling.ack_timeout', '2 hours');
select muster.set_setting('profiling.completion_timeout', '2 hours');
select muster.set_setting('profiling.fresh_within', '10 years');

create function sim.now() returns timestamptz language sql as
$$ select '2026-03-01Z'::timestamptz + nextval('sim.clock') * interval '1 second' $$;
select count(*) from (select fleet.heartbeat(hostname, 'svc-' || right(hostname, 1), at => sim.now()) from sim.agent) as h;

create procedure sim.agent_step(host text) language plpgsql as $$
declare
    agent sim.agent;
    answer record;
    wanted text := case when random() < 0.05 then 'failed' else 'completed' end;
    success boolean;
begin
    select a.* into agent from sim.agent as a where a.hostname = host for update skip locked;
    if not found then
        commit;
        return;
    end if;
    if random() < 0.02 then
        -- The agent restarts and forgets what it has taken, done or not.
        agent.taken := null;
        agent.is_done := false;
    end if;
    select h.command_id, h.command into answer
    from fleet.heartbeat(host, 'svc-' || right(host, 1), last_command_id => agent.taken::text, at => sim.now()) as h;
    if answer.command_id is not null and random() < 0.25 then
        -- The answer is lost: the agent knows nothing of it.
        update sim.agent as a set taken = agent.taken, is_done = agent.is_done where a.hostname = host;
        commit;
        return;
    end if;
    if answer.command_id is not null and answer.command_id is distinct from agent.taken then
        agent.taken := answer.command_id;
        agent.is_done := false;
    end if;
    update sim.agent as a set taken = agent.taken, is_done = agent.is_done where a.hostname = host;
    commit;

    if agent.taken is null or agent.is_done or random() < 0.1 then
        return;
    end if;
    select c.success into success from profiling.complete(agent.taken, host, wanted, at => sim.now()) as c;
    if success then
        insert into sim.effect (command_id, hostname, outcome)
        select e.command_id, e.hostname, e.status from profiling.execution as e
        where e.command_id = agent.taken and e.hostname = host
        on conflict do nothing;
    end if;
    commit;
    if random() < 0.3 then
        -- The answer to the report is lost, so it comes again, sometimes as something else.
        perform profiling.complete(agent.taken, host, case when random() < 0.3 then 'failed' else wanted end, at => sim.now());
        commit;
    end if;
    update sim.agent as a set is_done = true where a.hostname = host and a.taken = agent.taken;
    commit;
end $$;

create procedure sim.run(session integer, sessions integer, lifecycles integer) language plpgsql as $$
declare
    dice double precision;
    id uuid;
begin
    perform setseed(session / 100.0);
    while (select last_value from profiling.request_request_no_seq) * 6 < lifecycles loop
        dice := random();
        if dice < 0.03 then
            begin
                perform profiling.submit(jsonb_build_object('service', 'svc-' || floor(random() * 10)::int),
                    duration => make_interval(secs => 1 + floor(random() * 100)), sample_rate => 1 + floor(random() * 1000)::int, at => sim.now());
            end;
        elsif dice < 0.06 then
            perform profiling.submit(jsonb_build_object('host', 'host-' || 1 + floor(random() * 200)::int), at => sim.now());
        elsif dice < 0.07 then
            select r.request_id into id from profiling.request as r where r.status in ('pending', 'assigned') order by random() limit 1;
            if found then perform profiling.cancel(id, sim.now()); end if;
        elsif dice < 0.08 then
            perform profiling.stop_host('host-' || 1 + floor(random() * 200)::int, at => sim.now());
        end if;
        commit;
        for n in 1 .. 10 loop
            call sim.agent_step('host-' || 1 + floor(random() * 200)::int);
        end loop;
    end loop;
end $$;

create function sim.is_running() returns boolean language sql as
$$ select exists (select from pg_stat_activity where datname = current_database() and query like 'call sim.run(%') $$;

create procedure sim.sweep() language plpgsql as $$
begin
    -- At most ten seconds until the first session has come, then until all are gone.
    for n in 1 .. 100 loop
        exit when sim.is_running();
        commit;
        perform pg_sleep(0.1);
    end loop;
    while sim.is_running() loop
        perform profiling.sweep_commands(sim.now());
        commit;
        perform pg_sleep(0.05);
    end loop;
end $$;

create procedure sim.drain() language plpgsql as $$
-- Everybody talks until nothing is open, then time runs out for what never was.
begin
    for round in 1 .. 40 loop
        for n in 1 .. 200 loop
            call sim.agent_step('host-' || n);
        end loop;
        exit when not exists (select from profiling.command where status in ('pending', 'sent'));
    end loop;
    perform setval('sim.clock', nextval('sim.clock') + 100000);
    -- As the task does: again while there may be more.
    loop
        exit when profiling.sweep_commands(sim.now()) = 0;
        commit;
    end loop;
end $$;
