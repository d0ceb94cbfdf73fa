create or replace function advisor._plan_trial(
    query text,
    ddl text[],
    search_path text,
    place text
)
returns jsonb
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- The plan of a query with some hypothetical indexes, and nothing of it left behind. The query must
-- have passed advisor._is_one_command(). Everything happens in a subtransaction that cannot write
-- and that ends by an exception of our own (MU980), so what planning may run has no effect. Neither
-- hypothetical indexes nor prepared statements end with a subtransaction: they are removed on every
-- way out, also when the call is cancelled.
-- Returns the plan as EXPLAIN gives it, with a key Hypothetical: command by index name.
-- Raises: MU081
-- @plpgsql_check_options: security_warnings = off
-- because the query is put into PREPARE as it is: to take a query is what this is for.
declare
    kept oid[];
    prepared text := 'muster what_if';
    command text;
    index_name text;
    hypothetical jsonb := '{}'::jsonb;
    parameters integer;
    outcome json;
begin
    while exists (select from pg_catalog.pg_prepared_statements as p where p.name = prepared) loop
        prepared := prepared || ' x';
    end loop;
    if place is not null then
        execute format('select array(select h.indexrelid from %I.hypopg() as h)', place) into kept;
    end if;

    begin
        perform set_config('transaction_read_only', 'on', true);
        -- The cached generic plan of a prepared statement is not made anew for a hypothetical
        -- index, so each trial prepares anew.
        perform set_config('plan_cache_mode', 'force_generic_plan', true);
        perform set_config('search_path', search_path, true);
        -- From here on names are the caller's: everything is qualified, operators too.

        foreach command in array ddl loop
            begin
                execute pg_catalog.format(
                    'select h.indexname from %I.hypopg_create_index(%L) as h', place, command)
                into strict index_name;
            exception when others then
                raise exception using
                    errcode = 'MU081',
                    message = 'HypoPG does not take the index',
                    detail = sqlerrm,
                    hint = 'HypoPG makes B-tree, hash, BRIN and bloom indexes of existing columns.';
            end;
            hypothetical := pg_catalog.jsonb_set(
                hypothetical, array[index_name], pg_catalog.to_jsonb(command));
        end loop;

        execute pg_catalog.format('prepare %I as %s', prepared, query);
        select pg_catalog.cardinality(p.parameter_types)
        into parameters
        from pg_catalog.pg_prepared_statements as p
        where p.name operator(pg_catalog.=) prepared;
        execute pg_catalog.format(
            'explain (format json) execute %I%s', prepared,
            pg_catalog.replace(
                pg_catalog.concat(
                    '(', pg_catalog.rtrim(pg_catalog.repeat('null,', parameters), ','), ')'),
                '()', ''))
        into outcome;
        raise exception using
            errcode = 'MU980',
            message = 'the trial is over',
            hint = 'This never leaves the function.';
    exception
        when sqlstate 'MU980' then
            null;
        when query_canceled or assert_failure or others then
            perform advisor._forget_trial(place, kept, prepared);
            raise;
    end;
    perform advisor._forget_trial(place, kept, prepared);
    return (outcome::jsonb -> 0) || jsonb_build_object('Hypothetical', hypothetical);
end
$$;

revoke all on function advisor._plan_trial(text, text[], text, text) from public;
