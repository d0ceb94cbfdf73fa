create or replace function batch._insert_transition(
    job_id bigint,
    at timestamptz,
    state text,
    scheduler_state text,
    substate integer,
    occurred_at timestamptz,
    collection_id bigint,
    next_look_at timestamptz,
    next_state text,
    next_scheduler_state text
)
returns integer
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Puts a sighting into the past of a job's transitions, so that they end up as if the documents had
-- come in order. next_look_at is when the job was next seen, and in which state: if that differs, it
-- changed by then, which no row had to say as long as this sighting was unknown.
-- Returns the change in the number of transitions.
-- Writes: batch.job_transition
declare
    before batch.job_transition;
    after batch.job_transition;
    change integer := 0;
begin
    select t.* into before
    from batch.job_transition as t
    where t.job_id = _insert_transition.job_id and t.observed_at <= at
    order by t.observed_at desc
    limit 1;
    if before.scheduler_state is not distinct from _insert_transition.scheduler_state
        and before.state = _insert_transition.state then
        return 0;
    end if;
    if before.observed_at = at then
        return 0;
    end if;

    select t.* into after
    from batch.job_transition as t
    where t.job_id = _insert_transition.job_id and t.observed_at > at
    order by t.observed_at
    limit 1;

    if next_look_at is not null
        and (after.job_id is null or after.observed_at > next_look_at)
        and next_scheduler_state is distinct from _insert_transition.scheduler_state then
        insert into batch.job_transition as t
            (job_id, observed_at, state, scheduler_state, collection_id)
        values
            (_insert_transition.job_id, next_look_at, next_state, next_scheduler_state,
             before.collection_id);
        change := change + 1;
    elsif after.state = _insert_transition.state
        and after.scheduler_state is not distinct from _insert_transition.scheduler_state then
        delete from batch.job_transition as t
        where t.job_id = after.job_id and t.observed_at = after.observed_at;
        change := change - 1;
        occurred_at := coalesce(occurred_at, after.occurred_at);
    end if;

    insert into batch.job_transition as t
        (job_id, observed_at, state, scheduler_state, substate, occurred_at, collection_id)
    values
        (_insert_transition.job_id, at, _insert_transition.state, _insert_transition.scheduler_state,
         _insert_transition.substate, _insert_transition.occurred_at, _insert_transition.collection_id);
    return change + 1;
end
$$;

revoke all on function batch._insert_transition(
    bigint, timestamptz, text, text, integer, timestamptz, bigint, timestamptz, text,
    text) from public;
