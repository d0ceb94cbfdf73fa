create or replace function profiling._page(query jsonb, field text, least_value bigint, most bigint)
returns bigint
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- limit or offset of a query; null when it is not given.
-- Raises: MU037
declare
    value bigint := profiling._parse_integer(query -> field);
begin
    if query ->> field is null then
        return null;
    end if;
    if value is null or value not between least_value and most then
        perform profiling._raise_problems(jsonb_build_array(jsonb_build_object(
            'loc', jsonb_build_array('query', field),
            'msg', format('an integer from %s to %s is required', least_value, most),
            'type', 'value_error')));
    end if;
    return value;
end
$$;

revoke all on function profiling._page(jsonb, text, bigint, bigint) from public;
