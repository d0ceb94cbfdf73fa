create or replace view metering._marked_minute as
select u.bucket_start, u.first_started_at
from metering.minute_mark as m
cross join lateral unnest(m.buckets, m.first_started_ats) as u (bucket_start, first_started_at);

create or replace function metering._usage_record_insert()
returns trigger
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- A statement's rows in two sets: their minutes to the log, their tasks to the keys. A task that is
-- known fails on task_key_pkey and takes its statement with it. In the order of the index: two
-- statements with the same tasks cannot deadlock, and COPY of 50,000 writes its keys in half the time.
-- Writes: metering.minute_mark, metering.task_key
begin
    with marked as (
        insert into metering.minute_mark (buckets, first_started_ats)
        select array_agg(b.bucket_start), array_agg(b.first_started_at)
        from (
            select date_bin('1 minute', n.completed_at, '2000-01-01 00:00+00') as bucket_start,
                   min(n.started_at) as first_started_at
            from new_rows as n
            group by 1
        ) as b
        having count(*) > 0
    )
    insert into metering.task_key (task_hash, completed_at)
    select n.task_hash, n.completed_at
    from new_rows as n
    order by n.task_hash;
    return null;
end
$$;

revoke all on function metering._usage_record_insert() from public;

create or replace function metering._usage_record_update()
returns trigger
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Marks where the rows were and where they are.
-- Writes: metering.minute_mark, metering.task_key
begin
    insert into metering.minute_mark (buckets, first_started_ats)
    select array_agg(b.bucket_start), array_agg(b.first_started_at)
    from (
        select date_bin('1 minute', c.completed_at, '2000-01-01 00:00+00') as bucket_start,
               min(c.started_at) as first_started_at
        from (
            select o.completed_at, o.started_at from old_rows as o
            union all
            select n.completed_at, n.started_at from new_rows as n
        ) as c
        group by 1
    ) as b
    having count(*) > 0;
    delete from metering.task_key as k
    using old_rows as o
    where k.task_hash = o.task_hash
      and not exists (select from new_rows as n where n.task_hash = o.task_hash);
    update metering.task_key as k
    set completed_at = n.completed_at
    from new_rows as n
    where k.task_hash = n.task_hash
      and k.completed_at <> n.completed_at;
    insert into metering.task_key (task_hash, completed_at)
    select n.task_hash, n.completed_at
    from new_rows as n
    where not exists (select from old_rows as o where o.task_hash = n.task_hash);
    return null;
end
$$;

revoke all on function metering._usage_record_update() from public;

create or replace function metering._usage_record_delete()
returns trigger
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: metering.minute_mark, metering.task_key
begin
    insert into metering.minute_mark (buckets, first_started_ats)
    select array_agg(b.bucket_start), array_agg(b.first_started_at)
    from (
        select date_bin('1 minute', o.completed_at, '2000-01-01 00:00+00') as bucket_start,
               min(o.started_at) as first_started_at
        from old_rows as o
        group by 1
    ) as b
    having count(*) > 0;
    delete from metering.task_key as k
    using old_rows as o
    where k.task_hash = o.task_hash;
    return null;
end
$$;

revoke all on function metering._usage_record_delete() from public;

create or replace function metering._usage_record_truncate()
returns trigger
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU350
begin
    raise exception using
        errcode = 'MU350',
        message = 'usage records are not truncated',
        detail = 'The rollups would go on counting what is gone.',
        hint = 'Delete the rows, or let retention remove whole days.';
end
$$;

revoke all on function metering._usage_record_truncate() from public;

create or replace function metering._attach_triggers(relation regclass)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- A statement fires the triggers of the table that it names, so a partition has its own too: a row
-- written straight into one is marked like any other.
-- Creates: four triggers on the table
begin
    execute format(
        'create or replace trigger _100_insert after insert on %s '
        'referencing new table as new_rows '
        'for each statement execute function metering._usage_record_insert()', relation);
    execute format(
        'create or replace trigger _100_update after update on %s '
        'referencing old table as old_rows new table as new_rows '
        'for each statement execute function metering._usage_record_update()', relation);
    execute format(
        'create or replace trigger _100_delete after delete on %s '
        'referencing old table as old_rows '
        'for each statement execute function metering._usage_record_delete()', relation);
    execute format(
        'create or replace trigger _100_truncate before truncate on %s '
        'for each statement execute function metering._usage_record_truncate()', relation);
end
$$;

revoke all on function metering._attach_triggers(regclass) from public;

select metering._attach_triggers('metering.usage_record');
