create or replace function profiling.delete_old_rows(at timestamptz default now())
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Children before parents. Executions have no parent here: the trail has its own, longer time.
-- Writes: profiling.execution, profiling.part, profiling.request
declare
    batch bigint := muster.setting_bigint('profiling.retention_batch');
    old_requests uuid[];
    deleted bigint;
    most bigint;
begin
    if pg_is_in_recovery()
        or not pg_try_advisory_xact_lock(hashtext('muster'), hashtext('profiling.delete_old_rows')) then
        return bigint '0';
    end if;
    delete from profiling.execution as e
    where e.execution_id = any (array(
        select o.execution_id
        from profiling.execution as o
        where o.created_at < at - muster.setting_interval('profiling.execution_retention')
        order by o.created_at
        limit batch));
    get diagnostics most = row_count;

    old_requests := array(
        select r.request_id
        from profiling.request as r
        where r.status in ('completed', 'partial', 'failed', 'cancelled')
          and r.created_at < at - muster.setting_interval('profiling.request_retention')
          and not exists (
              select from profiling.subscription as s
              where s.request_id = r.request_id
                and s.ended_at is null)
        order by r.created_at
        limit batch);
    delete from profiling.part as x
    where x.request_id = any (old_requests);
    delete from profiling.request as r
    where r.request_id = any (old_requests);
    get diagnostics deleted = row_count;
    return greatest(most, deleted);
end
$$;

comment on function profiling.delete_old_rows(timestamptz) is
'Retention: executions older than profiling.execution_retention, and requests that ended and are older
than profiling.request_retention, with their parts. At most profiling.retention_batch of each; returns
the larger number.';

revoke all on function profiling.delete_old_rows(timestamptz) from public;
