create or replace function metering._kept_since(level text)
returns timestamptz
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- From when on a level is complete; -infinity while retention has removed nothing.
    select coalesce(
        (select l.kept_since from metering.level as l where l.level = $1), '-infinity')
$$;

revoke all on function metering._kept_since(text) from public;

create or replace function metering._keep_since(level text, kept_since timestamptz)
returns void
language sql
volatile
set search_path = pg_catalog, pg_temp
as $$
    -- Moves a line forward, never back.
    -- Writes: metering.level
    insert into metering.level as l (level, kept_since, changed_at)
    values ($1, $2, clock_timestamp())
    on conflict (level) do update
    set kept_since = greatest(l.kept_since, excluded.kept_since),
        changed_at = clock_timestamp()
$$;

revoke all on function metering._keep_since(text, timestamptz) from public;
