create or replace function advisor._finish_measurement(
    simulation_id bigint,
    result jsonb,
    at timestamptz default now()
)
returns boolean
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- The result of a simulation that was executed in the sandbox. The keys of result are the columns
-- of advisor.simulation that it fills. A recommendation that was tried gets the figures, and the
-- confidence class measured. One that makes its statement notably slower is rejected, and so is one
-- that saves less than would be advised, when no other statement is promised more. False when the
-- simulation was no longer running.
-- Writes: advisor.simulation, advisor.recommendation
-- Raises: MU083, MU183
declare
    measured advisor.simulation := jsonb_populate_record(null::advisor.simulation, result);
    gain numeric := advisor._improvement_pct(measured.before_ms, measured.after_ms);
    -- In per cent, as the gain.
    least_gain numeric := 100 * muster.setting_numeric('advisor.min_improvement');
    tried advisor.simulation;
    tested record;
begin
    if measured.before_ms is null or measured.after_ms is null or measured.runs is null
        or measured.before_cost is null or measured.after_cost is null then
        raise exception using
            errcode = 'MU083',
            message = 'the figures of a measurement are not usable',
            detail = format('Before %s ms, after %s ms.', measured.before_ms, measured.after_ms),
            hint = 'Give times, costs and the number of runs.';
    end if;
    update advisor.simulation as s
    set status = 'done',
        finished_at = at,
        before_cost = measured.before_cost,
        after_cost = measured.after_cost,
        improvement_pct = gain,
        before_plan = measured.before_plan,
        after_plan = measured.after_plan,
        labels = coalesce(measured.labels, '{}'),
        diff = measured.diff,
        size_bytes = measured.size_bytes,
        notes = coalesce(measured.notes, '{}') || advisor._sandbox_note(
            array(select jsonb_path_query(measured.sandbox, '$.tables[*].table') #>> '{}'),
            array(
                select jsonb_path_query(
                    measured.sandbox, '$.tables[*] ? (@.fraction < 1).table') #>> '{}')),
        before_ms = measured.before_ms,
        after_ms = measured.after_ms,
        before_median_ms = measured.before_median_ms,
        after_median_ms = measured.after_median_ms,
        before_buffers = measured.before_buffers,
        after_buffers = measured.after_buffers,
        runs = measured.runs,
        sandbox = measured.sandbox
    where s.simulation_id = _finish_measurement.simulation_id
      and s.status = 'running'
    returning s.*
    into tried;
    if not found then
        perform advisor._simulation(simulation_id);
        return false;
    end if;
    -- Of several indexes together nobody knows what each brings.
    if cardinality(tried.ddl) <> 1 then
        return true;
    end if;
    for tested in
        select r.recommendation_id, r.state, r.measured_rejection, l.needs_others
        from advisor.recommendation as r
        left join advisor.recommendation_statement as l
          on l.recommendation_id = r.recommendation_id
         and l.statement_id = tried.statement_id
        where (r.recommendation_id = tried.recommendation_id
               or r.ddl = tried.ddl[1] and l.statement_id is not null)
          and r.state in ('candidate', 'open', 'rejected')
        order by r.recommendation_id
    loop
        update advisor.recommendation as r
        set confidence_class = 'measured',
            measured_before_ms = measured.before_ms,
            measured_after_ms = measured.after_ms,
            measured_at = at,
            measured_write_us = coalesce(
                (measured.sandbox #>> '{indexes,0,write,measured}')::double precision,
                r.measured_write_us),
            -- What it was rejected for before is not so any more.
            state = case
                when r.measured_rejection is not null and gain >= least_gain then 'open'
                else r.state
            end,
            state_reason = case
                when r.measured_rejection is null or gain < least_gain then r.state_reason
            end,
            state_at = case
                when r.measured_rejection is not null and gain >= least_gain then at
                else r.state_at
            end,
            measured_rejection = case when gain < least_gain then r.measured_rejection end
        where r.recommendation_id = tested.recommendation_id;
        update advisor.recommendation as r
        set write_note = advisor._write_note(r)
        where r.recommendation_id = tested.recommendation_id;
        -- Measured slower by what would be advised if it were saved.
        if gain < -least_gain then
            perform advisor._reject_measured(
                tested.recommendation_id,
                format(
                    'measured in the sandbox: %s ms with it instead of %s ms',
                    round(measured.after_ms::numeric, 3), round(measured.before_ms::numeric, 3)),
                at);
        elsif advisor._brought_nothing(tried.statement_id, tried.ddl[1])
            and not coalesce(tested.needs_others, false)
            and not exists (
                select
                from advisor.recommendation_statement as o
                where o.recommendation_id = tested.recommendation_id
                  and o.statement_id <> tried.statement_id
                  and o.is_used
                  and 100 * o.improvement >= least_gain
                  and (o.needs_others
                       or not advisor._brought_nothing(o.statement_id, tried.ddl[1]))) then
            perform advisor._reject_measured(
                tested.recommendation_id,
                format(
                    'measured in the sandbox: it saves %s %% (%s ms with it instead of %s ms), '
                    'less than advisor.min_improvement (%s)',
                    round(gain, 1), round(measured.after_ms::numeric, 3),
                    round(measured.before_ms::numeric, 3), round(least_gain / 100, 3)),
                at);
        end if;
    end loop;
    return true;
end
$$;

revoke all on function advisor._finish_measurement(bigint, jsonb, timestamptz) from public;
