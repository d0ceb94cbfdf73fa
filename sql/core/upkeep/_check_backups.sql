create or replace function muster._check_backups()
returns table (check_name text, state text, detail text, fix text)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- A backup that was never restored is a hope. Nothing recorded is no alarm: another tool may
    -- make the backups.
    with last as (
        select max(b.finished_at) filter (where b.status = 'succeeded') as good_at,
               max(b.finished_at) filter (where b.status = 'failed') as failed_at
        from muster.backup as b
        where b.kind = 'restore_test'
    ),
    judged as (
        select l.*,
               case
                   when l.failed_at > coalesce(l.good_at, '-infinity') then 'critical'
                   when l.good_at is null then 'missing'
                   when l.good_at < now() - muster.setting_interval('muster.restore_test_max_age')
                       then 'warning'
                   else 'ok'
               end as state
        from last as l
    )
    select 'restore_test',
           j.state,
           case
               when j.state = 'critical' then format('The last restore test failed at %s.', j.failed_at)
               when j.state = 'missing' then 'No restore test has been recorded.'
               else format('The last good restore test ended at %s.', j.good_at)
           end,
           case when j.state <> 'ok' then 'scripts/backup && scripts/restore-test' end
    from judged as j
$$;

revoke all on function muster._check_backups() from public;
