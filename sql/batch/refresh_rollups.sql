create or replace function batch.refresh_rollups(at timestamptz default now())
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Writes: batch.job_day, batch.job_day_stale, batch.node_day, batch.node_day_stale
declare
    batch_size bigint := muster.setting_bigint('batch.refresh_batch');
    -- The last day of which retention may have taken jobs.
    frozen_day date := ((at - muster.setting_interval('batch.job_retention')) at time zone 'UTC')::date;
    stale record;
    done bigint := 0::bigint;
begin
    -- One runner: two would make the same day and meet on its key.
    if not pg_try_advisory_xact_lock(hashtext('batch rollup')) then
        return 0::bigint;
    end if;
    for stale in
        with marked as (
            delete from batch.job_day_stale as s
            where (s.cluster_id, s.day) in (
                select distinct k.cluster_id, k.day
                from batch.job_day_stale as k
                order by 2, 1
                limit batch_size)
            returning s.cluster_id, s.day
        )
        select distinct m.cluster_id, m.day
        from marked as m
    loop
        -- Made again from the jobs that are left, such a day would lose the others.
        continue when stale.day <= frozen_day and exists (
            select
            from batch.job_day as d
            where d.cluster_id = stale.cluster_id
              and d.day = stale.day);
        perform batch._refresh_job_day(stale.cluster_id, stale.day);
        done := done + 1;
    end loop;
    for stale in
        with marked as (
            delete from batch.node_day_stale as s
            where (s.cluster_id, s.day) in (
                select distinct k.cluster_id, k.day
                from batch.node_day_stale as k
                order by 2, 1
                limit batch_size)
            returning s.cluster_id, s.day
        )
        select distinct m.cluster_id, m.day
        from marked as m
    loop
        perform batch._refresh_node_day(stale.cluster_id, stale.day, at);
        done := done + 1;
    end loop;
    return done;
end
$$;

comment on function batch.refresh_rollups(timestamptz) is
'Makes the days of batch.job_day and batch.node_day again whose jobs or snapshots changed. A day of
which batch.job_retention may have taken jobs stays as it is.

Returns how many days; the task batch.rollup runs it.';

revoke all on function batch.refresh_rollups(timestamptz) from public;
