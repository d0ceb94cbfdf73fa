create or replace function profiling._equals(query jsonb, field text, value text)
returns boolean
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
    -- Whether a value is one of the filter's words, without regard to case; running means active.
    select case
        when jsonb_typeof(query -> field) is null or query -> field in ('null', '[]', '""') then true
        else coalesce(exists (
            select
            from jsonb_array_elements_text(case jsonb_typeof(query -> field)
                when 'array' then query -> field else jsonb_build_array(query -> field) end)
                as f (wanted)
            where lower(value) = case lower(f.wanted) when 'running' then 'active'
                                 else lower(f.wanted) end), false)
    end
$$;

revoke all on function profiling._equals(jsonb, text, text) from public;
