create or replace function advisor._rule_0018_invalid_index()
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select format('invalid %I.%I', i.schema_name, i.index_name),
           '0018_invalid_index',
           'Invalid index',
           'warning',
           'invalid_index',
           format('%I.%I', i.schema_name, i.index_name),
           format('%I.%I', i.schema_name, i.table_name),
           null::bigint,
           '{}'::bigint[],
           jsonb_build_object(
               'relation', format('%I.%I', i.schema_name, i.table_name),
               'index', i.index_name,
               'definition', i.definition,
               'bytes', i.bytes,
               'constraint', i.constraint_name,
               'is_leftover', l.is_leftover,
               'facts_at', i.captured_at),
           case
               when l.is_leftover
                   then format('drop index concurrently %I.%I;', i.schema_name, i.index_name)
               else format('reindex index concurrently %I.%I;', i.schema_name, i.index_name)
           end,
           null,
           format(
               'Index %I is not valid: building it was broken off, or found values that are not '
               'unique. No statement reads it, and %s. %s',
               i.index_name,
               case
                   when i.bytes > 0 then format(
                       'it takes %s and is written to all the same', pg_size_pretty(i.bytes))
                   else 'it may be written to all the same'
               end,
               case
                   when l.is_leftover then 'Its name says that REINDEX left it: drop it.'
                   else 'Build it anew, or drop it when nobody wants it.'
               end),
           'low',
           0.80
    from advisor.index_fact as i
    cross join lateral (
        -- What REINDEX CONCURRENTLY was making, or was about to throw away. Never what carries a
        -- constraint.
        select i.index_name ~ '_cc(new|old)[0-9]*$'
               and i.constraint_name is null
               and not i.is_primary as is_leftover
    ) as l
    where not i.is_valid
      and not i.is_partition
      -- One that is being built is no fault.
      and not exists (
          select
          from pg_catalog.pg_stat_progress_create_index as p
          where p.datid = (
                  select d.oid
                  from pg_catalog.pg_database as d
                  where d.datname = current_database())
            and p.relid = i.relid)
$$;

revoke all on function advisor._rule_0018_invalid_index() from public;
