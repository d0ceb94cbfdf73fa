create or replace function fleet.report_operation(
    operation_id bigint,
    progress numeric,
    message text default null,
    at timestamptz default now()
)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: fleet.operation
-- Raises: MU020, MU121
begin
    if progress is null or progress not between 0 and 100 then
        perform fleet._invalid('progress', 'it is not between 0 and 100', progress::text);
    end if;
    update fleet.operation as o
    set progress = report_operation.progress,
        message = coalesce(left(report_operation.message, 1000), o.message),
        heard_at = at
    where o.operation_id = report_operation.operation_id
      and o.state = 'running';
    if not found then
        perform fleet._no_operation(operation_id);
    end if;
end
$$;

comment on function fleet.report_operation(bigint, numeric, text, timestamptz) is
'Notes the progress of an operation in percent. Raises MU020 and MU121.';

revoke all on function fleet.report_operation(bigint, numeric, text, timestamptz) from public;
