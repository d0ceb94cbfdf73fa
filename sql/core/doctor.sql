create or replace function muster.doctor()
returns table (check_name text, state text, detail text, fix text)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- A module takes part by having a function _doctor() with these four columns. One that fails, or
-- that the caller may not run, is a finding of its own and hides no other.
declare
    hook record;
    finding_sqlstate text;
    finding_message text;
begin
    for hook in
        select s.module, s.schema_name, has_function_privilege(p.oid, 'execute') as is_allowed
        from muster._installed_schema() as s
        join pg_catalog.pg_proc as p
          on p.pronamespace = s.schema_id
         and p.proname = '_doctor'
         and p.pronargs = 0
        order by s.ordinal
    loop
        if not hook.is_allowed then
            return query
            select hook.module || '_doctor',
                   'missing',
                   format('%s may not ask for the checks of %s.', current_user, hook.module),
                   format('set role %I;', coalesce(
                       (select r.role_name from muster.role as r where r.kind = 'operator'),
                       'muster_operator'));
            continue;
        end if;
        begin
            return query execute format(
                'select d.check_name, d.state, d.detail, d.fix from %I._doctor() as d',
                hook.schema_name);
        exception when others then
            get stacked diagnostics
                finding_sqlstate = returned_sqlstate,
                finding_message = message_text;
            return query
            select hook.module || '_doctor',
                   'critical',
                   format('The checks of %s failed: %s (%s).',
                          hook.module, finding_message, finding_sqlstate),
                   format('select * from %I._doctor();', hook.schema_name);
        end;
    end loop;
end
$$;

comment on function muster.doctor() is
'Checks the installation: one row for each check, with the one command that mends what is not ok.

state is ok; missing (something optional is not there, so a feature is off); warning (it works, but
should not stay so); critical (something does not work).

    select * from muster.doctor() where state <> ''ok'';';

revoke all on function muster.doctor() from public;
