create or replace function muster._check_connections()
returns table (check_name text, state text, detail text, fix text)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    with use as (
        -- pg_stat_activity does not tell everybody which rows are clients.
        select coalesce(sum(d.numbackends), 0) as used,
               current_setting('max_connections')::integer
                   - current_setting('superuser_reserved_connections')::integer as allowed
        from pg_catalog.pg_stat_database as d
    )
    select 'connections',
           case
               when u.used >= 0.95 * u.allowed then 'critical'
               when u.used >= 0.8 * u.allowed then 'warning'
               else 'ok'
           end,
           format('%s of %s connections are in use.', u.used, u.allowed),
           case
               when u.used >= 0.8 * u.allowed
                   then format(
                       'alter system set max_connections = %s; -- then restart the server',
                       2 * current_setting('max_connections')::integer)
           end
    from use as u
$$;

revoke all on function muster._check_connections() from public;
