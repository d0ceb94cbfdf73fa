create or replace function batch.add_cluster(
    name text,
    scheduler text default 'openpbs',
    timezone text default 'UTC',
    prefix text[] default '{}',
    at timestamptz default now()
)
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: batch.cluster, batch.cluster_source
-- Raises: MU067, MU266
declare
    made_id bigint;
begin
    if scheduler is null or scheduler not in ('openpbs', 'slurm')
        or not exists (select from pg_timezone_names as z where z.name = add_cluster.timezone)
        or name is null or name !~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$'
        or prefix is null or array_position(prefix, null) is not null then
        raise exception using
            errcode = 'MU067',
            message = 'a cluster needs a name, a known scheduler and a known time zone',
            detail = format('Given were %L, %L and %L.', name, scheduler, timezone),
            hint = 'Schedulers are openpbs and slurm; time zones are those of pg_timezone_names.';
    end if;
    insert into batch.cluster as c (name, scheduler, timezone, created_at)
    values (add_cluster.name, add_cluster.scheduler, add_cluster.timezone, at)
    on conflict on constraint cluster_name_key do nothing
    returning c.cluster_id
    into made_id;
    if made_id is null then
        raise exception using
            errcode = 'MU266',
            message = 'a cluster of this name exists',
            detail = format('%L is in batch.cluster.', name),
            hint = 'Take another name, or change its commands with batch.set_source.';
    end if;

    -- One source of jobs is enough: the widest. The first due times are the bootstrap, in the order in
    -- which they make sense; -x brings what the scheduler still remembers.
    insert into batch.cluster_source (cluster_id, source, argv, is_enabled, next_attempt_at)
    select made_id, s.source, prefix || s.argv, s.source not in ('jobs', 'jobs_x'), at
    from batch._source() as s
    where s.scheduler = add_cluster.scheduler;
    return made_id;
end
$$;

comment on function batch.add_cluster(text, text, text, text[], timestamptz) is
'Adds a cluster and what the collector runs for it; everything is due at once, which is its bootstrap.

timezone is that of the scheduler''s host: PBS prints its times without one. prefix goes before each
command, for example to run it elsewhere. Returns the cluster_id; raises MU067 or MU266.

    select batch.add_cluster(''north'', ''openpbs'', ''Europe/Vienna'', ''{ssh,login1}'');';

revoke all on function batch.add_cluster(text, text, text, text[], timestamptz) from public;
