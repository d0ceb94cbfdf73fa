create or replace function advisor.request_advice(
    budget text default '1GB',
    max_indexes integer default 50,
    top integer default null,
    deadline interval default '1 minute',
    verify boolean default false,
    at timestamptz default now()
)
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: advisor.advice
-- Raises: MU001, MU290, MU492
declare
    bytes bigint := pg_size_bytes(budget);
    advice_id bigint;
begin
    if bytes is null or bytes <= 0
        or max_indexes is null or max_indexes not between 1 and 1000
        or top not between 1 and 10000
        or deadline is null
        or verify is null
        or deadline not between interval '1 second' and interval '10 minutes' then
        raise exception using
            errcode = 'MU001',
            message = 'a limit of the advice is out of range',
            detail = format(
                'Budget %L, max_indexes %s, top %s, deadline %L.', budget, max_indexes, top,
                deadline),
            hint = 'Allowed are 1 to 1000 indexes, 1 to 10000 statements, 1 second to 10 minutes.';
    end if;
    if verify then
        perform advisor._require_sandbox();
    end if;
    -- What a worker left behind must not stand in the way until the next sweep.
    perform advisor._sweep_advice(at);

    insert into advisor.advice as a (
        budget_bytes, max_indexes, top, deadline, verify, requested_at)
    values (bytes, max_indexes, top, deadline, verify, at)
    on conflict do nothing
    returning a.advice_id
    into advice_id;
    if advice_id is null then
        raise exception using
            errcode = 'MU290',
            message = 'indexes for the workload are being chosen already',
            detail = 'One search runs at a time, because each asks the planner a thousand times.',
            hint = 'See advisor.advice, and ask again when it is done.';
    end if;
    perform muster.emit_event('advisor_advice', advice_id::text);
    return advice_id;
end
$$;

comment on function advisor.request_advice(text, integer, integer, interval, boolean, timestamptz) is
'Asks a worker for the indexes that serve the whole workload best within a budget of bytes, its
statements weighted by their time in advisor.window. No table is changed.

top is how many statements to look at, null means advisor.top_k. After the deadline the best found
so far is the answer. With verify it is then built on copies in the sandbox, the workload is run
there with and without, and what makes a statement slower is left out; that may take
advisor.sandbox_timeout more. Returns the key in advisor.advice, where the result will be.
advisor.advise() asks and waits.

Raises MU001 for a limit out of range, MU290 while another search waits or runs, MU492 when there is
no sandbox to verify in.

    select advisor.request_advice();
    select advisor.request_advice(''150MB'', max_indexes => 10);
    select advisor.request_advice(verify => true);';

revoke all on function
    advisor.request_advice(text, integer, integer, interval, boolean, timestamptz) from public;
