create or replace function muster._extension_check(
    extension text,
    package text,
    reason text,
    needs_preload boolean default false
)
returns table (check_name text, state text, detail text, fix text)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- Installed, else what stands between: preload, create extension, the package (the end of its
    -- Debian name).
    select 'extension_' || $1,
           case when e.extversion is not null and not f.lacks_preload then 'ok' else 'missing' end,
           case
               when e.extversion is not null and f.lacks_preload
                   then format('%s %s is installed but not preloaded: %s.', $1, e.extversion, $3)
               when e.extversion is not null then format('%s %s: %s.', $1, e.extversion, $3)
               when a.name is not null then format('Available, not installed: %s.', $3)
               else format('Not available on this server: %s.', $3)
           end,
           case
               when a.name is null
                   then format('apt-get install postgresql-%s%s',
                               current_setting('server_version_num')::integer / 10000, $2)
               when f.lacks_preload
                   then format(
                       'alter system set shared_preload_libraries = %s; -- then restart the server',
                       concat_ws(', ',
                           nullif(current_setting('shared_preload_libraries'), ''), $1))
               when e.extversion is null then format('create extension %I;', $1)
           end
    from (values (true)) as one (row)
    left join pg_catalog.pg_extension as e
      on e.extname = $1
    left join pg_catalog.pg_available_extensions as a
      on a.name = $1
    cross join lateral (
        -- Nothing is said about preloading to a role that may not see the setting.
        select case
                   when $4 and pg_has_role('pg_read_all_settings', 'usage')
                       then $1 <> all (regexp_split_to_array(
                           current_setting('shared_preload_libraries'), '\s*,\s*'))
                   else false
               end as lacks_preload) as f
$$;

revoke all on function muster._extension_check(text, text, text, boolean) from public;
