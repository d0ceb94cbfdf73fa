create or replace function batch.missing_job(cluster text)
returns table (
    first_number bigint,
    last_number bigint,
    created_after timestamptz,
    created_before timestamptz
)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU165
declare
    known batch.cluster := batch._find_cluster(cluster);
begin
    -- Ids start again after a reset of the scheduler, so only neighbours in time are compared; a
    -- reservation takes an id too.
    return query
    with number as (
        select j.sequence_number as taken, min(j.created_at) as created_at
        from batch.job as j
        where j.cluster_id = known.cluster_id
          and j.sequence_number is not null
        group by j.sequence_number, j.created_at
        union
        select r.sequence_number, r.created_at
        from batch.reservation as r
        where r.cluster_id = known.cluster_id
          and r.sequence_number is not null
    ), neighbour as (
        select n.taken, n.created_at,
               lag(n.taken) over w as taken_before,
               lag(n.created_at) over w as created_before
        from number as n
        window w as (order by n.created_at, n.taken)
    )
    select n.taken_before + 1, n.taken - 1, n.created_before, n.created_at
    from neighbour as n
    where n.taken > n.taken_before + 1
    order by n.created_at;
end
$$;

comment on function batch.missing_job(text) is
'Gaps in the sequence of job ids: jobs that were probably missed, and between which times.

An id may also have gone to a submission that the scheduler refused. Raises MU165.

    select * from batch.missing_job(''north'');';

revoke all on function batch.missing_job(text) from public;
