create or replace function metering._available_gpu_ms(
    scope_type text,
    scope_value text,
    since timestamptz,
    until timestamptz
)
returns numeric
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- The integral of capacity over the range, in GPU milliseconds; null when none is known for it.
    select sum(p.gpu_count * date_part('epoch',
               least(p.valid_until, until) - greatest(p.valid_from, since))::numeric * 1000)
    from (
        select c.valid_from,
               coalesce(lead(c.valid_from) over (order by c.valid_from), 'infinity') as valid_until,
               c.gpu_count
        from metering.capacity as c
        where c.scope_type = $1
          and c.scope_value = $2
    ) as p
    where p.valid_from < until
      and p.valid_until > since
$$;

revoke all on function
    metering._available_gpu_ms(text, text, timestamptz, timestamptz) from public;

create or replace function metering.set_capacity(
    gpu_count integer,
    spec text default null,
    valid_from timestamptz default now()
)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: metering.capacity
-- Raises: MU052, MU054
begin
    if gpu_count is null or gpu_count < 0 then
        raise exception using
            errcode = 'MU052',
            message = 'gpu_count is not valid',
            detail = format('It is %s.', coalesce(gpu_count::text, 'null')),
            hint = 'Give how many GPUs can be used, 0 or more.';
    end if;
    perform metering._check_range(valid_from, valid_from + interval '1 day');
    insert into metering.capacity as c (scope_type, scope_value, valid_from, gpu_count)
    values (case when spec is null then 'global' else 'spec' end, coalesce(spec, ''),
            valid_from, gpu_count)
    on conflict on constraint capacity_pkey do update
    set gpu_count = excluded.gpu_count,
        source = 'operator';
end
$$;

comment on function metering.set_capacity(integer, text, timestamptz) is
'Says how many GPUs can be used from a moment on, in all or of one spec, until another call says
otherwise. Utilisation is measured against it. While the module fleet is installed its hosts'' GPU
counts are taken over by the task metering.take_capacity.

    select metering.set_capacity(512);';

revoke all on function metering.set_capacity(integer, text, timestamptz) from public;

create or replace function metering.take_capacity(at timestamptz default now())
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- fleet stands beside this module and may be absent, so it is looked up by name at run time.
-- Writes: metering.capacity
declare
    gpus bigint;
    has_columns boolean;
begin
    select count(*) = 1
    into has_columns
    from pg_catalog.pg_attribute as a
    where a.attrelid = to_regclass('fleet.host')
      and a.attname = 'gpu_count'
      and not a.attisdropped;
    if not has_columns then
        return 0::bigint;
    end if;
    execute format('select coalesce(sum(h.gpu_count), 0) from %I.%I as h', 'fleet', 'host')
    into gpus;
    insert into metering.capacity as c (scope_type, scope_value, valid_from, gpu_count, source)
    select 'global', '', at, gpus, 'fleet'
    where gpus is distinct from (
        select l.gpu_count
        from metering.capacity as l
        where l.scope_type = 'global'
          and l.valid_from <= at
        order by l.valid_from desc
        limit 1)
    on conflict (scope_type, scope_value, valid_from) do nothing;
    return found::integer::bigint;
end
$$;

comment on function metering.take_capacity(timestamptz) is
'Takes the number of GPUs over from the module fleet, when that is installed and it has changed.
Returns 1 when it wrote a row of metering.capacity.';

revoke all on function metering.take_capacity(timestamptz) from public;

create or replace function metering.follow_fleet()
returns bigint
language sql
volatile
set search_path = pg_catalog, pg_temp
as $$
    select metering.take_capacity()
$$;

comment on function metering.follow_fleet() is
'The task that keeps metering.capacity equal to the fleet. See metering.take_capacity().';

revoke all on function metering.follow_fleet() from public;

create or replace function metering.utilisation(
    since timestamptz default null,
    until timestamptz default null,
    at timestamptz default now()
)
returns table (
    day timestamptz,
    used_gpu_hours numeric,
    available_gpu_hours numeric,
    utilisation numeric,
    peak_minute timestamptz,
    peak_gpus numeric
)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select u.bucket_start, u.gpu_hours, u.available_gpu_hours, u.utilisation,
           u.peak_start, u.peak_gpus
    from metering.usage(
        'day', since => utilisation.since, until => utilisation.until,
        booking => 'spread', at => utilisation.at) as u
$$;

comment on function metering.utilisation(timestamptz, timestamptz, timestamptz) is
'How much of the capacity was used on each UTC day, by the minutes in which tasks really ran, and the
minute with the most GPUs at work. Without a range: the last 30 days.

    select day, utilisation from metering.utilisation();';

revoke all on function metering.utilisation(timestamptz, timestamptz, timestamptz) from public;
