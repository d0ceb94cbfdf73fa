create or replace function advisor._statements_schema()
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- The schema of pg_stat_statements, when it can be read.
-- Raises: MU481, MU482, MU483
declare
    place text := advisor._extension_schema('pg_stat_statements');
begin
    if place is null then
        raise exception using
            errcode = 'MU481',
            message = 'pg_stat_statements is not installed in this database',
            hint = 'Run: create extension pg_stat_statements;';
    end if;
    execute format('select i.stats_reset from %I.pg_stat_statements_info() as i', place);
    return place;
exception
    when object_not_in_prerequisite_state then
        raise exception using
            errcode = 'MU482',
            message = 'pg_stat_statements is not loaded',
            detail = 'The extension is there, but the server did not load its library at start.',
            hint = 'Add pg_stat_statements to shared_preload_libraries and restart the server.';
    when undefined_function then
        raise exception using
            errcode = 'MU483',
            message = 'pg_stat_statements is too old',
            detail = 'Version 1.9 or later is needed.',
            hint = 'Run: alter extension pg_stat_statements update;';
end
$$;

revoke all on function advisor._statements_schema() from public;
