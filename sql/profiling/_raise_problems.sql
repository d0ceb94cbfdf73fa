create or replace function profiling._raise_problems(problems jsonb)
returns void
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU037
begin
    if jsonb_array_length(problems) > 0 then
        raise exception using
            errcode = 'MU037',
            message = 'the body is not valid',
            detail = problems::text,
            hint = 'The detail lists every problem as an array of loc, msg and type.';
    end if;
end
$$;

revoke all on function profiling._raise_problems(jsonb) from public;
