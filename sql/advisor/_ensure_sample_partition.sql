create or replace function advisor._ensure_sample_partition(at timestamptz)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Makes the partition of advisor.statement_sample for the day (UTC) of at. Attached rather than
-- created in place: that takes SHARE UPDATE EXCLUSIVE on the parent instead of ACCESS EXCLUSIVE.
-- Writes: partitions of advisor.statement_sample
declare
    day date := (at at time zone 'UTC')::date;
    partition text := 'statement_sample_' || to_char(day, 'YYYYMMDD');
begin
    if to_regclass(format('advisor.%I', partition)) is not null then
        return;
    end if;
    execute format(
        'create table advisor.%I ('
        'like advisor.statement_sample including all excluding comments,'
        ' primary key (source_id, captured_at))',
        partition);
    execute format(
        'alter table advisor.statement_sample attach partition advisor.%I'
        ' for values from (%L) to (%L)',
        partition, day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
end
$$;

revoke all on function advisor._ensure_sample_partition(timestamptz) from public;
