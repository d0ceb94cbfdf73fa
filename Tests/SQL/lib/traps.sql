-- A schema that stands before pg_catalog and holds what looks like the server's own. Whatever of
-- ours finds one of these did not pin its search_path.
create schema trap;

do $$
declare
    shadowed record;
begin
    -- Of those that our functions call, the ones that pgTAP and the tests themselves do not.
    for shadowed in
        select p.oid,
               format('%I(%s)', p.proname, pg_get_function_identity_arguments(p.oid)) as signature,
               pg_get_function_result(p.oid) as result
        from pg_catalog.pg_proc as p
        where p.pronamespace = 'pg_catalog'::regnamespace
          and p.proname in (
              'hashtext', 'pg_try_advisory_xact_lock', 'pg_notify', 'pg_current_snapshot',
              'pg_snapshot_xmin', 'pg_snapshot_xmax', 'parse_ident', 'pg_cancel_backend',
              'pg_is_in_recovery', 'acldefault', 'has_function_privilege', 'host',
              'jsonb_object_agg', 'concat_ws')
          and p.prokind = 'f'
          and p.provariadic = 0
    loop
        execute format(
            'create function trap.%s returns %s language plpgsql as %L',
            shadowed.signature, shadowed.result,
            'begin raise exception ''the trap was called''; end');
    end loop;
end
$$;

create view trap.pg_locks as select true as trapped;
create view trap.pg_stat_activity as select true as trapped;
create view trap.pg_extension as select true as trapped;

create function trap.trapped(xid8, xid8) returns boolean language plpgsql as
    'begin raise exception ''the trap was called''; end';
create operator trap.< (leftarg = xid8, rightarg = xid8, function = trap.trapped);
