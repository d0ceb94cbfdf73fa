create or replace function muster._doctor()
returns table (check_name text, state text, detail text, fix text)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
    return query
    select 'server_version', 'ok', format('PostgreSQL %s.', current_setting('server_version')),
           null::text;
    return query select * from muster._check_version();
    return query select * from muster._check_roles();
    return query select * from muster._check_tasks();
    return query select * from muster._check_events();
    return query select * from muster._check_settings();
    return query select * from muster._check_connections();
    return query select * from muster._check_backups();
    return query
    select c.*
    from (values
        (1, 'pg_stat_statements', '', 'counts and times of statements', true),
        (2, 'hypopg', '-hypopg', 'simulation of indexes', false),
        (3, 'pg_qualstats', '-pg-qualstats', 'predicates as they are executed', true),
        (4, 'pg_trgm', '', 'indexes for infix search', false),
        (5, 'pg_cron', '-cron', 'tasks without a worker', true))
        as x (ordinal, extension, package, reason, needs_preload)
    cross join lateral muster._extension_check(
        x.extension, x.package, x.reason, x.needs_preload) as c
    order by x.ordinal;
end
$$;

revoke all on function muster._doctor() from public;
