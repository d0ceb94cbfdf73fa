create or replace procedure advisor.advise(
    budget text default '1GB',
    max_indexes integer default 50,
    top integer default null,
    deadline interval default '1 minute',
    timeout interval default null,
    verify boolean default false,
    inout advice_id bigint default null,
    inout status text default null,
    inout saved_pct numeric default null,
    inout bytes bigint default null,
    inout ddl text[] default null,
    inout message text default null,
    inout measured_pct numeric default null
)
language plpgsql
as $$
-- Asks, commits so that a worker sees it, and looks every 50 ms. It commits, so it can neither be
-- security definer nor have a setting of its own; hence the path is set for each transaction.
-- Raises: MU480
declare
    result advisor.advice;
    patience timestamptz;
begin
    set local search_path = pg_catalog, pg_temp;
    patience := clock_timestamp() + coalesce(
        timeout,
        deadline + interval '10 seconds'
            + case when verify then muster.setting_interval('advisor.sandbox_timeout')
                   else interval '0' end);
    advice_id := advisor.request_advice(budget, max_indexes, top, deadline, verify);
    commit;

    loop
        set local search_path = pg_catalog, pg_temp;
        select a.*
        into result
        from advisor.advice as a
        where a.advice_id = advise.advice_id;
        exit when result.status in ('done', 'failed', 'refused');
        if clock_timestamp() > patience then
            raise exception using
                errcode = 'MU480',
                message = 'no worker answered in time',
                detail = format('Advice %s is %s.', advice_id, result.status),
                hint = 'Start a worker: muster worker. The result will be in advisor.advice.';
        end if;
        commit;
        perform pg_sleep(0.05);
    end loop;

    status := result.status;
    saved_pct := result.saved_pct;
    bytes := result.bytes;
    ddl := result.ddl;
    message := result.message;
    measured_pct := result.measured_pct;
end
$$;

comment on procedure
    advisor.advise(
        text, integer, integer, interval, interval, boolean, bigint, text, numeric, bigint, text[],
        text, numeric) is
'Asks a worker for the indexes that serve the whole workload best within a budget of bytes, waits,
and shows them: per cent of the workload''s cost that is saved, bytes, and the commands. No table is
changed. Not inside a transaction.

With verify the choice is built on copies in the sandbox and the workload run there with and without
it; an index that makes a statement slower by more than advisor.max_regression is left out, and
measured_pct is the per cent of the run time that is saved.

The rest is in advisor.advice, advisor.advice_index, advisor.advice_statement and
advisor.advice_rejection: what each index brings and costs, which statements it helps and harms,
what was rejected and why, what other budgets buy. timeout null means ten seconds more than the
deadline, and advisor.sandbox_timeout more with verify. Raises MU480 when no worker answers, and what
advisor.request_advice() raises.

    call advisor.advise();
    call advisor.advise(''150MB'', deadline => ''10 seconds'');
    call advisor.advise(verify => true);';

revoke all on procedure
    advisor.advise(
        text, integer, integer, interval, interval, boolean, bigint, text, numeric, bigint, text[],
        text, numeric)
    from public;
