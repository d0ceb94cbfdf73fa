create or replace function profiling._matches(query jsonb, field text, value text)
returns boolean
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
    -- Whether a value passes the filter of that name: any of its texts, as a part of the value, without
    -- regard to case; % and _ are letters. service_name is compared whole when exact_match says so.
    select case
        when jsonb_typeof(query -> field) is null or query -> field in ('null', '[]', '""') then true
        else coalesce(exists (
            select
            from jsonb_array_elements_text(case jsonb_typeof(query -> field)
                when 'array' then query -> field else jsonb_build_array(query -> field) end)
                as f (wanted)
            where case
                when field = 'service_name'
                    and lower(query ->> 'exact_match') in ('true', '1', 'yes', 'on', 't', 'y')
                    then value = f.wanted
                else strpos(lower(value), lower(f.wanted)) > 0
            end), false)
    end
$$;

revoke all on function profiling._matches(jsonb, text, text) from public;
