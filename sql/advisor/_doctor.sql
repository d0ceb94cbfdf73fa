create or replace function advisor._doctor()
returns table (check_name text, state text, detail text, fix text)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Core looks at the extensions and at the logins; here is what they lead to.
begin
    return query select * from advisor._check_scan();
    return query select * from advisor._check_statements();
    return query select * from advisor._check_explain();
    return query select * from advisor._check_search_path();
    return query select * from advisor._check_sandbox();
    return query
    select 'advisor_io_timing',
           case when current_setting('track_io_timing')::boolean then 'ok' else 'warning' end,
           case
               when current_setting('track_io_timing')::boolean then 'track_io_timing is on.'
               else 'track_io_timing is off, so time spent on reads is not told from other time.'
           end,
           case
               when not current_setting('track_io_timing')::boolean
                   then 'alter system set track_io_timing = on; select pg_reload_conf();'
           end;
end
$$;

revoke all on function advisor._doctor() from public;
