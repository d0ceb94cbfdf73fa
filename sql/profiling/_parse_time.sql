create or replace function profiling._parse_time(value text, at timestamptz)
returns timestamptz
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- ISO 8601 with T or space, or seconds (milliseconds above 2e10) since 1970; null when it is neither.
-- A time without zone is read in the zone of the setting profiling.agent_time_zone, or the server's.
declare
    zone text;
    parsed timestamptz;
begin
    if value ~ '^[0-9]{1,15}(\.[0-9]+)?$' then
        parsed := to_timestamp(case when value::numeric > 2e10 then value::numeric / 1000
                               else value::numeric end::double precision);
    elsif value ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?$' then
        zone := coalesce(muster.setting('profiling.agent_time_zone'), current_setting('timezone'));
        parsed := value::timestamp at time zone zone;
    elsif value ~ ('^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?'
                   || '(Z|[+-][0-9]{2}(:?[0-9]{2})?)$') then
        parsed := value::timestamptz;
    else
        return null;
    end if;
    return least(parsed, at);
exception when datetime_field_overflow or invalid_datetime_format or numeric_value_out_of_range then
    return null;
end
$$;

revoke all on function profiling._parse_time(text, timestamptz) from public;
