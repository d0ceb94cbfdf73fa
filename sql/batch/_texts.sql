create or replace function batch._texts(printed jsonb)
returns text[]
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
    -- The scheduler prints one value as a string and several as an array or with commas.
    select case jsonb_typeof(printed)
        when 'array' then array(select e.value from jsonb_array_elements_text(printed) as e)
        when 'string' then regexp_split_to_array(printed #>> '{}', '\s*,\s*')
        else '{}'
    end
$$;

revoke all on function batch._texts(jsonb) from public;
