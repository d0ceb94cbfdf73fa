create or replace function muster.connection_headroom(
    out state text,
    out used bigint,
    out allowed integer,
    out free bigint,
    out detail text
)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    with use as (
        select count(*) as used,
               current_setting('max_connections')::integer
                   - current_setting('superuser_reserved_connections')::integer as allowed
        from pg_catalog.pg_stat_activity as a
        where a.backend_type = 'client backend'
           or a.backend_type is null
    )
    select case
               when u.used >= 0.95 * u.allowed then 'critical'
               when u.used >= 0.8 * u.allowed then 'warning'
               else 'ok'
           end,
           u.used,
           u.allowed,
           u.allowed - u.used,
           format('%s of %s connections are in use.', u.used, u.allowed)
    from use as u
$$;

comment on function muster.connection_headroom() is
'How many connections are left: ok, warning from 80 %, critical from 95 % of what is allowed.';

revoke all on function muster.connection_headroom() from public;
