create or replace function metering._doctor()
returns table (check_name text, state text, detail text, fix text)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    ahead timestamptz;
    marks bigint;
    expired bigint;
    staged bigint;
    loose bigint;
begin
    select max(p.until), count(*) filter (where p.is_expired)
    into ahead, expired
    from metering.record_partition as p;
    return query
    select 'metering_partitions',
           case when ahead > now() then 'ok' else 'warning' end,
           case
               when ahead is null then 'There is no partition of usage records yet.'
               else format('Partitions of usage records reach to %s.', ahead)
           end,
           case when ahead > now() then null else 'select metering.create_partitions();' end;

    select count(*)
    into marks
    from (select from metering._marked_minute as m limit 100001) as s;
    return query
    select 'metering_backlog',
           case when marks <= 100000 then 'ok' else 'warning' end,
           case
               when marks <= 100000 then format('%s marks wait to be rolled up.', marks)
               else 'More than 100000 marks wait to be rolled up.'
           end,
           case when marks <= 100000 then null else 'call metering.aggregate();' end;

    return query
    select 'metering_retention',
           case when expired <= 2 then 'ok' else 'warning' end,
           format('%s partitions of records are past metering.record_retention.', expired),
           case when expired <= 2 then null else 'select metering.remove_expired();' end;

    select count(*)
    into staged
    from (select from metering.usage_staging as s limit 1) as s;
    return query
    select 'metering_staging',
           case when staged = 0 then 'ok' else 'warning' end,
           case
               when staged = 0 then 'Nothing waits in metering.usage_staging.'
               else 'Copied rows wait in metering.usage_staging.'
           end,
           case when staged = 0 then null
               else 'select * from metering.record_staged(batch => ''NAME'');' end;

    -- Without these triggers a row is neither unique nor rolled up.
    select count(*)
    into loose
    from pg_catalog.pg_class as c
    where (c.oid = 'metering.usage_record'::regclass
            or c.oid in (
                select i.inhrelid
                from pg_catalog.pg_inherits as i
                where i.inhparent = 'metering.usage_record'::regclass))
      and 4 <> (
          select count(*)
          from pg_catalog.pg_trigger as t
          where t.tgrelid = c.oid
            and t.tgname in ('_100_insert', '_100_update', '_100_delete', '_100_truncate')
            and t.tgenabled in ('O', 'A'));
    return query
    select 'metering_triggers',
           case when loose = 0 then 'ok' else 'critical' end,
           case
               when loose = 0 then 'Every table of usage records has its triggers.'
               else format('%s tables of usage records lack a trigger or have it disabled.', loose)
           end,
           case when loose = 0 then null else 'psql -f sql/install.sql' end;
end
$$;

revoke all on function metering._doctor() from public;

create or replace function metering._status()
returns table (component text, state text, detail text)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    return query
    select 'usage records', 'kept',
           format('about %s records in %s partitions, since %s',
               coalesce(sum(p.estimated_records), 0), count(*),
               coalesce(min(p.day)::text, 'never'))
    from metering.record_partition as p;
    return query
    select 'usage rollups',
           case when m.n = 0 and h.n = 0 and d.n = 0 and s.n = 0 then 'current' else 'behind' end,
           format('marks waiting: %s of minutes, %s of hours, %s of days, %s of spread',
               m.n, h.n, d.n, s.n)
    from (select count(*) as n from metering._marked_minute) as m
    cross join (select count(*) as n from metering.hour_mark) as h
    cross join (select count(*) as n from metering.day_mark) as d
    cross join (select count(*) as n from metering.spread_mark) as s;
end
$$;

revoke all on function metering._status() from public;
