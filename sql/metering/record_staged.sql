create or replace function metering.record_staged(
    batch text default '',
    correct boolean default false,
    at timestamptz default now()
)
returns table (ordinal integer, task_id text, outcome text, code text, message text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: metering.usage_staging and what metering._store_records() writes
declare
    taken metering._record_input[];
begin
    -- Rows that another session is recording belong to it.
    with mine as (
        delete from metering.usage_staging as g
        where g.usage_staging_id in (
            select s.usage_staging_id
            from metering.usage_staging as s
            where s.batch = record_staged.batch
            for update skip locked)
        returning g.*
    )
    select array_agg(metering._parse_record(
               m.place::integer, m.task_id, m.endpoint, m.worker, m.spec, m.gpu_count, m.gpu_type,
               m.gpu_memory_gb, m.started_at, m.completed_at, m.status, at))
    into taken
    from (
        select row_number() over (order by n.usage_staging_id) as place, n.*
        from mine as n
    ) as m;
    return query select s.* from metering._store_records(taken, correct) as s;
end
$$;

comment on function metering.record_staged(text, boolean, timestamptz) is
'Moves what was copied into metering.usage_staging under a batch name into the records. Every column
there is text, so a bad value spoils its row and not the COPY; good rows are kept.

Returns a row for each staged one, in the order of COPY, as metering.record_batch() does.

    \copy metering.usage_staging (batch, task_id, endpoint, worker, spec, gpu_count, gpu_type,
        gpu_memory_gb, started_at, completed_at, status) from ''may.csv'' csv
    select * from metering.record_staged(''may'') where outcome = ''rejected'';';

revoke all on function metering.record_staged(text, boolean, timestamptz) from public;
