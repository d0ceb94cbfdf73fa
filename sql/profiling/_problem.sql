create or replace function profiling._problem(loc text[], msg text)
returns jsonb
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
    select jsonb_build_object('loc', to_jsonb(array['body'] || loc), 'msg', msg, 'type', 'value_error')
$$;

revoke all on function profiling._problem(text[], text) from public;
