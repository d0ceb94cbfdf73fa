create or replace function advisor._check_explain()
returns table (check_name text, state text, detail text, fix text)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- Statements that are not explained because they could run code of roles that are not trusted.
    -- The roles are those that own functions here; whether to trust them is for a person to say.
    with refused as (
        select count(*) as statements
        from advisor.statement as s
        where s.explain_state = 'refused'
          and not s.is_excluded
    ),
    owner as (
        select array_agg(distinct r.rolname::text order by r.rolname::text) as names
        from pg_catalog.pg_proc as p
        join pg_catalog.pg_roles as r
          on r.oid = p.proowner
        where p.oid >= 16384
          and r.oid <> all (advisor._trusted_owners())
          and not exists (
              select
              from muster._installed_schema() as s
              where s.schema_id = p.pronamespace)
    )
    select 'advisor_refused',
           case when r.statements > 0 then 'warning' else 'ok' end,
           case
               when r.statements = 0 then 'No statement was refused an EXPLAIN.'
               else format(
                   '%s statements are not explained%s.', r.statements,
                   coalesce(
                       ': they could run functions of ' || array_to_string(o.names, ', '),
                       '; see advisor.stat_statement.explain_reasons'))
           end,
           case
               when r.statements > 0 and o.names is not null then format(
                   'select muster.set_setting(''advisor.trusted_owners'', %L); '
                   '-- if you trust them',
                   muster.setting_text_array('advisor.trusted_owners') || o.names)
           end
    from refused as r
    cross join owner as o
$$;

revoke all on function advisor._check_explain() from public;
