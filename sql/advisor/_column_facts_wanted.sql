create or replace function advisor._column_facts_wanted()
returns table (relid oid)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- The tables that statements name, whose statistics this role does not see, and which were
    -- analyzed since their statistics were last asked for. An empty table has none: it would be wanted
    -- for ever, and each scan followed up for nothing.
    select f.relid
    from advisor.table_fact as f
    where not has_table_privilege(f.relid, 'select')
      and f.last_analyze_at is not null
      and f.rows_estimate > 0
      and exists (
          select
          from advisor.statement as s
          where format('%I.%I', f.schema_name, f.table_name) = any (s.relations)
            and not s.is_excluded)
      and not exists (
          select
          from advisor.column_fact as c
          where c.relid = f.relid
            and c.captured_at >= f.last_analyze_at)
    order by f.relid
$$;

revoke all on function advisor._column_facts_wanted() from public;
