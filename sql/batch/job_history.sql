create or replace function batch.job_history(job text, cluster text default null)
returns table (
    cluster_name text,
    scheduler_job_id text,
    created_at timestamptz,
    event text,
    occurred_at timestamptz,
    observed_at timestamptz,
    lasted_for interval,
    detail text
)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU168, MU165
declare
    known batch.cluster;
    matching bigint[];
begin
    if cluster is not null then
        known := batch._find_cluster(cluster);
    end if;
    -- With the number of the sequence an index finds them; not every id begins with one.
    matching := array(
        select j.job_id
        from batch.cluster as c
        join batch.job as j
          on j.cluster_id = c.cluster_id
        where c.cluster_id = coalesce(known.cluster_id, c.cluster_id)
          and (j.sequence_number = substring(job from '^\d{1,18}')::bigint
            or job !~ '^\d')
          and (j.scheduler_job_id = job or split_part(j.scheduler_job_id, '.', 1) = job));
    if matching = '{}' then
        raise exception using
            errcode = 'MU168',
            message = 'unknown job',
            detail = format('No job %L was seen%s.', job,
                coalesce(format(' on %s', known.name), '')),
            hint = 'Give the id as the scheduler prints it, with or without its server; '
                'batch.missing_job names those that were probably missed.';
    end if;

    return query
    with step as (
        select t.job_id, t.state as event, t.occurred_at, t.observed_at, 1 as rank,
               concat_ws(' ', 'state ' || t.scheduler_state, 'substate ' || t.substate) as detail
        from batch.job_transition as t
        where t.job_id = any (matching)
        union all
        select r.job_id, format('run %s', r.run_number), r.started_at, null, 2,
               concat_ws(' ', case
                   when r.is_ended_at_estimated then 'ended at ' || r.ended_at || ' by estimate'
                   else 'ended at ' || r.ended_at end, 'on ' || r.exec_vnode)
        from batch.job_run as r
        where r.job_id = any (matching)
        union all
        select j.job_id, 'submitted', j.created_at, null, 0,
               concat_ws(' ', 'queue ' || j.queue, 'by ' || j.user_name)
        from batch.job as j
        where j.job_id = any (matching)
        union all
        select j.job_id, 'end', coalesce(j.ended_at, j.estimated_ended_at), null, 3,
               concat_ws(' ', j.outcome, 'exit status ' || j.exit_status, case
                   when j.is_ended_at_estimated or j.estimated_ended_at is not null
                       then 'by estimate' end,
                   case when j.state = 'lost' then format('vanished between %s and %s',
                       j.vanished_after, j.vanished_before) end)
        from batch.job as j
        where j.job_id = any (matching)
          and (j.final_state_recorded or j.state = 'lost')
    )
    select c.name, j.scheduler_job_id, j.created_at, s.event, s.occurred_at, s.observed_at,
           case when s.rank = 1 then lead(s.observed_at) over (
               partition by s.job_id, s.rank order by s.observed_at) - s.observed_at end,
           nullif(s.detail, '')
    from step as s
    join batch.job as j
      on j.job_id = s.job_id
    join batch.cluster as c
      on c.cluster_id = j.cluster_id
    order by c.name, j.created_at, j.scheduler_job_id, coalesce(s.occurred_at, s.observed_at),
             s.rank, s.observed_at;
end
$$;

comment on function batch.job_history(text, text) is
'What is known of the life of a job: its submission, changes of state, runs and end, in order.

job is the id as the scheduler prints it, with or without its server; every incarnation and, without a
cluster, every cluster that has it is told. lasted_for says how long a state was seen. Raises MU168, MU165.

    select event, occurred_at, detail from batch.job_history(''16[3]'');';

revoke all on function batch.job_history(text, text) from public;
