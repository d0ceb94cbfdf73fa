create or replace function metering._check_range(since timestamptz, until timestamptz)
returns void
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU054
begin
    if since is null or until is null or not isfinite(since) or not isfinite(until)
        or since >= until
        or since < timestamptz '2000-01-01 00:00+00' or until > timestamptz '2200-01-01 00:00+00'
    then
        raise exception using
            errcode = 'MU054',
            message = 'the range of time is not valid',
            detail = format('It goes from %s to %s.',
                coalesce(since::text, 'null'), coalesce(until::text, 'null')),
            hint = 'Give two moments between the years 2000 and 2200, the earlier one first.';
    end if;
end
$$;

revoke all on function metering._check_range(timestamptz, timestamptz) from public;
