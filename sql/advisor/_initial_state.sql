create or replace function advisor._initial_state(ddl text, evidence jsonb)
returns text
language sql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
    -- An index that the planner can be asked about waits for its answer; all else is open at once.
    select case
        when $1 is not null and $2 ? 'keys' and not $2 ? 'unproven' then 'candidate'
        else 'open'
    end
$$;

revoke all on function advisor._initial_state(text, jsonb) from public;
