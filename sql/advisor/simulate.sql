create or replace procedure advisor.simulate(
    statement_id bigint,
    recommendation_id bigint default null,
    ddl text[] default null,
    mode text default 'hypopg',
    timeout interval default null,
    inout simulation_id bigint default null,
    inout status text default null,
    inout before_cost double precision default null,
    inout after_cost double precision default null,
    inout improvement_pct numeric default null,
    inout before_ms double precision default null,
    inout after_ms double precision default null,
    inout labels text[] default null,
    inout message text default null
)
language plpgsql
as $$
-- Asks, commits so that a worker sees it, and looks after 10 ms, then after twice as long each time,
-- up to 160 ms, or 20 ms for each question before this one: many who wait must not take the time of
-- those who work. It commits, so it can neither be called inside a transaction nor pin its
-- search_path by a clause.
-- Raises: MU480 and what advisor.request_simulation() raises
declare
    deadline timestamptz;
    pause double precision := 0.01::double precision;
    result record;
begin
    set local search_path = pg_catalog, pg_temp;
    deadline := clock_timestamp()
        + coalesce(
            timeout,
            muster.setting_interval(
                case mode
                    when 'real' then 'advisor.sandbox_timeout'
                    else 'advisor.simulation_timeout'
                end));
    simulation_id := advisor.request_simulation(statement_id, recommendation_id, ddl, mode);
    commit;

    loop
        set local search_path = pg_catalog, pg_temp;
        select s.*
        into result
        from advisor.simulation as s
        where s.simulation_id = simulate.simulation_id;
        exit when result.status in ('done', 'failed', 'refused');
        if clock_timestamp() > deadline then
            raise exception using
                errcode = 'MU480',
                message = 'no worker answered in time',
                detail = format('Simulation %s is %s.', simulation_id, result.status),
                hint = 'Start a worker: muster worker. The result will be in advisor.simulation.';
        end if;
        commit;
        perform pg_sleep(pause);
        set local search_path = pg_catalog, pg_temp;
        pause := least(
            2 * pause,
            greatest(
                0.16,
                0.02 * (
                    select count(*)
                    from advisor.simulation as s
                    where s.status = 'requested'
                      and s.simulation_id < simulate.simulation_id)));
    end loop;

    status := result.status;
    before_cost := result.before_cost;
    after_cost := result.after_cost;
    improvement_pct := result.improvement_pct;
    before_ms := result.before_ms;
    after_ms := result.after_ms;
    labels := result.labels;
    message := result.message;
end
$$;

comment on procedure
    advisor.simulate(
        bigint, bigint, text[], text, interval, bigint, text, double precision, double precision,
        numeric, double precision, double precision, text[], text) is
'Asks a worker what indexes would bring a statement, waits, and shows the result: the planner''s
cost before and after, the improvement in per cent, what changed in the plan. Milliseconds only
where both variants were run. Not inside a transaction.

mode real builds the indexes on copies of the tables and runs the statement there; see
advisor.request_simulation() and advisor.setup_sandbox().

timeout null means advisor.simulation_timeout, of mode real advisor.sandbox_timeout. status is done, failed or refused; message says why.
Raises MU480 when no worker answers, and what advisor.request_simulation() raises.

    call advisor.simulate(1);
    call advisor.simulate(1, ddl => array[''create index on orders (user_id)'']);
    call advisor.simulate(1, mode => ''real'');';

revoke all on procedure
    advisor.simulate(
        bigint, bigint, text[], text, interval, bigint, text, double precision, double precision,
        numeric, double precision, double precision, text[], text)
    from public;
