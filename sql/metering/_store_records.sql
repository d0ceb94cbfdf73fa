create or replace function metering._store_records(
    items metering._record_input[],
    correct boolean
)
returns table (ordinal integer, task_id text, outcome text, code text, message text)
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
-- The one way in of all recording functions. Of two rows about one task in a batch the first counts,
-- and the last when corrections are asked for.
-- Writes: metering.usage_record, metering.usage_adjustment, metering.task_key
-- Raises: MU452
declare
    freeze_line timestamptz;
    item record;
    attempt integer := 0;
begin
    -- The lock that the insert takes anyway, taken early: no partition leaves between look and write.
    lock table metering.usage_record in row exclusive mode;
    loop
        attempt := attempt + 1;
        freeze_line := metering._kept_since('record');
        begin
            for item in
                select distinct date_trunc('day', i.completed_at, 'UTC') as day
                from unnest(items) as i
                where i.code is null
                  and i.completed_at >= freeze_line
                order by 1
            loop
                perform metering._ensure_partition(item.day);
            end loop;
            return query select s.* from metering._write_records(items, correct, freeze_line) as s;
            return;
        exception when unique_violation then
            -- Somebody recorded one of these tasks meanwhile and has committed; look again.
            if attempt = 10 then
                raise exception using
                    errcode = 'MU452',
                    message = 'the tasks are being recorded elsewhere',
                    detail = 'Ten attempts met a task that another session had just recorded.',
                    hint = 'Send the records again.';
            end if;
        end;
    end loop;
end
$$;

revoke all on function metering._store_records(metering._record_input[], boolean) from public;

create or replace function metering._write_records(
    items metering._record_input[],
    correct boolean,
    freeze_line timestamptz
)
returns table (ordinal integer, task_id text, outcome text, code text, message text)
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
-- One attempt; a unique violation says that it has to be made again.
-- Writes: metering.usage_record, metering.usage_adjustment, metering.task_key
declare
    item record;
    fresh integer[];
begin
    -- New tasks, in the order of their hashes: two batches then meet in one order and never deadlock.
    fresh := array(
        select c.ordinal
        from (
            select distinct on (i.task_id) i.ordinal, i.task_id
            from unnest(items) as i
            where i.code is null
            order by i.task_id, case when correct then -i.ordinal else i.ordinal end
        ) as c
        where not exists (
            select from metering.task_key as k
            where k.task_hash = hashtextextended(c.task_id, 0)));

    insert into metering.usage_record as r
        (task_id, endpoint, worker, spec, gpu_count, gpu_type, gpu_memory_gb,
         started_at, completed_at, status)
    select i.task_id, i.endpoint, i.worker, i.spec, i.gpu_count, i.gpu_type, i.gpu_memory_gb,
           i.started_at, i.completed_at, i.status
    from unnest(items) as i
    where i.ordinal = any (fresh)
      and i.completed_at >= freeze_line
    order by hashtextextended(i.task_id, 0);

    with late as (
        insert into metering.usage_adjustment as a
            (task_id, endpoint, worker, spec, gpu_count, gpu_type, gpu_memory_gb,
             started_at, completed_at, status, gpu_ms)
        select i.task_id, i.endpoint, i.worker, i.spec, i.gpu_count, i.gpu_type, i.gpu_memory_gb,
               i.started_at, i.completed_at, i.status,
               i.gpu_count * floor(
                   date_part('epoch', i.completed_at - i.started_at) * 1000 + 0.0001)::bigint
        from unnest(items) as i
        where i.ordinal = any (fresh)
          and i.completed_at < freeze_line
        order by hashtextextended(i.task_id, 0)
        returning a.task_id, a.completed_at
    )
    insert into metering.task_key as k (task_hash, completed_at)
    select hashtextextended(l.task_id, 0), l.completed_at
    from late as l;

    -- What is behind the line of a task that ended after it: the records there are gone, so the spread
    -- of those minutes cannot be built from them.
    insert into metering.usage_adjustment as a
        (task_id, endpoint, worker, spec, gpu_count, gpu_type, gpu_memory_gb,
         started_at, completed_at, status, gpu_ms, booking)
    select i.task_id, i.endpoint, i.worker, i.spec, i.gpu_count, i.gpu_type, i.gpu_memory_gb,
           i.started_at, freeze_line, i.status,
           i.gpu_count * floor(
               date_part('epoch', freeze_line - i.started_at) * 1000 + 0.0001)::bigint,
           'spread'
    from unnest(items) as i
    where i.ordinal = any (fresh)
      and i.completed_at >= freeze_line
      and i.started_at < freeze_line;

    for item in
        select i.*,
               i.ordinal = any (fresh) as is_fresh,
               r.task_id as old_task_id,
               r.started_at as old_started_at,
               r.completed_at as old_completed_at,
               (r.endpoint, r.worker, r.spec, r.gpu_count, r.gpu_type, r.gpu_memory_gb,
                r.started_at, r.completed_at, r.status)
                   is not distinct from
               (i.endpoint, i.worker, i.spec, i.gpu_count, i.gpu_type, i.gpu_memory_gb,
                i.started_at, i.completed_at, i.status) as is_same
        from unnest(items) as i
        left join lateral (
            select u.*
            from metering.task_key as k
            cross join lateral (
                select u.task_id, u.endpoint, u.worker, u.spec, u.gpu_count, u.gpu_type,
                       u.gpu_memory_gb, u.started_at, u.completed_at, u.status
                from metering.usage_record as u
                where u.completed_at = k.completed_at
                  and u.task_hash = k.task_hash
                union all
                select a.task_id, a.endpoint, a.worker, a.spec, a.gpu_count, a.gpu_type,
                       a.gpu_memory_gb, a.started_at, a.completed_at, a.status
                from metering.usage_adjustment as a
                where a.task_id = i.task_id
                  and a.booking = 'both'
                offset 0
            ) as u
            where k.task_hash = hashtextextended(i.task_id, 0)
              and i.code is null
              and i.ordinal <> all (fresh)
            limit 1
            ) as r on true
        order by i.ordinal
    loop
        ordinal := item.ordinal;
        task_id := item.task_id;
        code := null;
        message := null;
        if item.code is not null then
            outcome := 'rejected';
            code := item.code;
            message := item.message;
        elsif item.is_fresh then
            outcome := case when item.completed_at < freeze_line then 'adjusted' else 'recorded' end;
        elsif item.old_task_id is null then
            outcome := 'unchanged';
            message := 'recorded before; its record has been removed by retention';
        elsif item.old_task_id <> item.task_id then
            outcome := 'rejected';
            code := 'MU253';
            message := 'the hash of the task is that of another task';
        elsif item.is_same then
            outcome := 'unchanged';
        elsif not correct then
            outcome := 'rejected';
            code := 'MU250';
            message := 'the task is recorded with other content';
        elsif item.old_started_at < freeze_line or item.started_at < freeze_line
            or item.old_completed_at < freeze_line or item.completed_at < freeze_line
        then
            outcome := 'rejected';
            code := 'MU251';
            message := 'the records of that day have been removed';
        elsif correct and exists (
            select from unnest(items) as later
            where later.task_id = item.task_id
              and later.code is null
              and later.ordinal > item.ordinal)
        then
            outcome := 'unchanged';
            message := 'a later row of the batch corrects it';
        else
            update metering.usage_record as r
            set endpoint = item.endpoint,
                worker = item.worker,
                spec = item.spec,
                gpu_count = item.gpu_count,
                gpu_type = item.gpu_type,
                gpu_memory_gb = item.gpu_memory_gb,
                started_at = item.started_at,
                completed_at = item.completed_at,
                status = item.status
            where r.completed_at = item.old_completed_at
              and r.task_hash = hashtextextended(item.task_id, 0);
            -- Another session may have moved it since: then its key has moved too.
            if not found then
                raise unique_violation using message = 'the record has moved';
            end if;
            outcome := 'corrected';
        end if;
        return next;
    end loop;
end
$$;

revoke all on function
    metering._write_records(metering._record_input[], boolean, timestamptz) from public;
