create or replace function advisor._sandbox_command(relid oid, copy text, fraction numeric)
returns table (phase text, command text)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- The commands that make the copy of a table: phase copy while the source is locked, index after
-- it. The copy is unlogged: it writes no WAL and reaches no standby. What decides about plans comes
-- along: rows in their order, statistics targets, extended statistics, indexes. Constraints,
-- defaults and triggers do not.
declare
    source text := (
        select format('%I.%I', n.nspname, c.relname)
        from pg_catalog.pg_class as c
        join pg_catalog.pg_namespace as n
          on n.oid = c.relnamespace
        where c.oid = _sandbox_command.relid);
begin
    return query
    select 'copy',
           format(
               'create unlogged table muster_sandbox.%I (like %s including statistics'
               ' including storage including compression) with (autovacuum_enabled = false%s)',
               copy, source,
               (select string_agg(', ' || o.entry, '' order by o.entry)
                from pg_catalog.pg_class as c
                cross join unnest(c.reloptions) as o (entry)
                where c.oid = _sandbox_command.relid
                  and split_part(o.entry, '=', 1)
                      in ('fillfactor', 'parallel_workers', 'toast_tuple_target')));
    return query
    select 'copy',
           format(
               'alter table muster_sandbox.%I alter column %I set statistics %s',
               copy, a.attname, a.attstattarget)
    from pg_catalog.pg_attribute as a
    where a.attrelid = _sandbox_command.relid
      and a.attnum > 0
      and not a.attisdropped
      and a.attstattarget >= 0;
    return query
    select 'copy',
           format(
               'alter table muster_sandbox.%I alter column %I set (%s)',
               copy, a.attname, array_to_string(a.attoptions, ', '))
    from pg_catalog.pg_attribute as a
    where a.attrelid = _sandbox_command.relid
      and a.attnum > 0
      and not a.attisdropped
      and a.attoptions is not null;
    return query
    select 'copy',
           format(
               'insert into muster_sandbox.%I select * from only %s%s', copy, source,
               case
                   when fraction < 1 then format(
                       ' tablesample system (%s) repeatable (1)', round(100 * fraction, 4))
               end);
    return query
    select 'index',
           format(
               'create %sindex on muster_sandbox.%I using %s',
               case when i.indisunique then 'unique ' end, copy, substr(d.text, length(d.head) + 1))
    from pg_catalog.pg_index as i
    join pg_catalog.pg_class as x
      on x.oid = i.indexrelid
    cross join lateral (
        select pg_get_indexdef(i.indexrelid) as text,
               format(
                   'CREATE %sINDEX %I ON %s USING ',
                   case when i.indisunique then 'UNIQUE ' end, x.relname, source) as head
    ) as d
    where i.indrelid = _sandbox_command.relid
      and i.indisvalid
      and starts_with(d.text, d.head)
    order by x.relname;
    return query
    select 'index', format('vacuum (analyze) muster_sandbox.%I', copy);
end
$$;

revoke all on function advisor._sandbox_command(oid, text, numeric) from public;
