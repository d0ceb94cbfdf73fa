create or replace function advisor._sandbox_command(relid oid, copy text, fraction numeric)
returns table (phase text, command text)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- The commands that make the copy of a table: phase copy while the source is locked, index after
-- it. The copy is unlogged: it writes no WAL and reaches no standby. What decides about plans comes
-- along: partitions, rows in their order, statistics targets, extended statistics, indexes.
-- Foreign keys do by advisor._sandbox_key(); other constraints, defaults and triggers do not.
declare
    source record;
begin
    for source in
        select c.oid, format('%I.%I', n.nspname, c.relname) as name, s.copy, s.parent_copy,
               pg_get_expr(c.relpartbound, c.oid) as bound,
               pg_get_partkeydef(c.oid) as key,
               c.relkind = 'p' as is_partitioned,
               (select string_agg(', ' || o.entry, '' order by o.entry)
                from unnest(c.reloptions) as o (entry)
                where split_part(o.entry, '=', 1)
                    in ('fillfactor', 'parallel_workers', 'toast_tuple_target')) as options,
               (select string_agg(quote_ident(a.attname), ', ' order by a.attnum)
                from pg_catalog.pg_attribute as a
                where a.attrelid = c.oid
                  and a.attnum > 0
                  and not a.attisdropped) as columns
        from (
            select _sandbox_command.relid as relid, _sandbox_command.copy as copy,
                   null::text as parent_copy, 0 as ordinal
            union all
            select p.part, format('%s_p%s', _sandbox_command.copy, p.ordinal),
                   coalesce(
                       _sandbox_command.copy || '_p' || q.ordinal, _sandbox_command.copy),
                   p.ordinal
            from advisor._sandbox_partition(_sandbox_command.relid) as p
            left join advisor._sandbox_partition(_sandbox_command.relid) as q
              on q.part = p.parent
        ) as s
        join pg_catalog.pg_class as c
          on c.oid = s.relid
        join pg_catalog.pg_namespace as n
          on n.oid = c.relnamespace
        order by s.ordinal
    loop
        return query
        select 'copy',
               concat(
                   format(
                       'create %stable muster_sandbox.%I ',
                       case when not source.is_partitioned then 'unlogged ' end, source.copy),
                   case
                       when source.parent_copy is null then format(
                           '(like %s including statistics including storage including compression)',
                           source.name)
                       else format(
                           'partition of muster_sandbox.%I %s', source.parent_copy, source.bound)
                   end,
                   case
                       when source.is_partitioned then format(' partition by %s', source.key)
                       else format(' with (autovacuum_enabled = false%s)', source.options)
                   end);
        return query
        select 'copy',
               format(
                   'alter table muster_sandbox.%I alter column %I set statistics %s',
                   source.copy, a.attname, a.attstattarget)
        from pg_catalog.pg_attribute as a
        where a.attrelid = source.oid
          and a.attnum > 0
          and not a.attisdropped
          and a.attstattarget >= 0;
        return query
        select 'copy',
               format(
                   'alter table muster_sandbox.%I alter column %I set (%s)',
                   source.copy, a.attname, string_agg(o.entry, ', ' order by o.entry))
        from pg_catalog.pg_attribute as a
        cross join unnest(a.attoptions) as o (entry)
        where a.attrelid = source.oid
          and a.attnum > 0
          and not a.attisdropped
          and split_part(o.entry, '=', 1) in ('n_distinct', 'n_distinct_inherited')
        group by a.attnum, a.attname;
        if not source.is_partitioned then
            -- A partition may have its columns in another order than the table.
            return query
            select 'copy',
                   concat(
                       format('insert into muster_sandbox.%I', source.copy),
                       case when source.columns is not null then format(' (%s)', source.columns) end,
                       format(' select %s from only %s', source.columns, source.name),
                       case
                           when fraction < 1 then format(
                               ' tablesample system (%s) repeatable (1)', round(100 * fraction, 4))
                       end);
        end if;
        -- What a partition has from the table comes with the table's index.
        return query
        select 'index',
               format(
                   'create %sindex on muster_sandbox.%I using %s',
                   case when i.indisunique then 'unique ' end, source.copy,
                   substr(d.text, length(d.head) + 1))
        from pg_catalog.pg_index as i
        join pg_catalog.pg_class as x
          on x.oid = i.indexrelid
        cross join lateral (
            select pg_get_indexdef(i.indexrelid) as text,
                   format(
                       'CREATE %sINDEX %I ON %s%s USING ',
                       case when i.indisunique then 'UNIQUE ' end, x.relname,
                       case when source.is_partitioned then 'ONLY ' end, source.name) as head
        ) as d
        where i.indrelid = source.oid
          and (source.parent_copy is null or not x.relispartition)
          and i.indisvalid
          and starts_with(d.text, d.head)
        order by x.relname;
    end loop;
    return query
    select 'index', format('vacuum (analyze) muster_sandbox.%I', copy);
end
$$;

revoke all on function advisor._sandbox_command(oid, text, numeric) from public;
