create or replace function muster._check_version()
returns table (check_name text, state text, detail text, fix text)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- An extension whose files are newer than what is installed wants its update.
    select 'kit_version',
           case when a.default_version <> e.extversion then 'warning' else 'ok' end,
           case
               when a.default_version <> e.extversion
                   then format('Extension %s is installed; the server has %s.',
                               e.extversion, a.default_version)
               else format('Muster %s, module %s.',
                           muster.version(),
                           (select string_agg(m.module, ', ' order by m.ordinal)
                            from muster.module as m))
           end,
           case when a.default_version <> e.extversion then 'alter extension muster update;' end
    from (values (true)) as one (row)
    left join pg_catalog.pg_extension as e
      on e.extname = 'muster'
    left join pg_catalog.pg_available_extensions as a
      on a.name = e.extname
$$;

revoke all on function muster._check_version() from public;
