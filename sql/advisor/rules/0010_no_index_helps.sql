create or replace function advisor._rule_0010_no_index_helps()
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    with hopeless as (
        select f.statement_id,
               f.relid,
               f.rows_estimate,
               array_agg(distinct f.key) as keys,
               array_agg(distinct f.usage) as usages
        from advisor._predicate_fact as f
        where f.clause in ('where', 'on')
          and f.usage in ('like_infix', 'like_suffix', 'regex', 'not_equal')
          and f.rows_estimate >= (select muster.setting_bigint('advisor.min_table_rows'))
          -- Something else in the same place may pick the rows.
          and not exists (
              select
              from advisor._predicate_fact as o
              where o.statement_id = f.statement_id
                and o.block = f.block
                and o.instance = f.instance
                and o.usage not in (
                    'like_infix', 'like_suffix', 'regex', 'not_equal', 'is_not_null', 'order_by',
                    'group_by'))
        group by f.statement_id, f.relid, f.rows_estimate
    )
    select format('no index %s %I.%I (%s)', s.fingerprint, t.schema_name, t.table_name,
               array_to_string(h.keys, ', ')),
           '0010_no_index_helps',
           'No B-tree index helps',
           'info',
           'no_index',
           format('%I.%I (%s)', t.schema_name, t.table_name, array_to_string(h.keys, ', ')),
           format('%I.%I', t.schema_name, t.table_name),
           h.statement_id,
           array[h.statement_id],
           jsonb_build_object(
               'relation', format('%I.%I', t.schema_name, t.table_name),
               'columns', h.keys,
               'usages', h.usages,
               'rows', h.rows_estimate,
               'considered', (
                   select coalesce(
                       jsonb_agg(
                           distinct jsonb_build_object('keys', c.keys, 'objection', c.objection)),
                       '[]')
                   from advisor._index_candidate as c
                   where c.statement_id = h.statement_id),
               'facts_at', t.captured_at),
           null,
           null,
           format(
               'All of about %s rows of %s are read, and no B-tree changes that. %s',
               h.rows_estimate, format('%I.%I', t.schema_name, t.table_name),
               array_to_string(
                   array_remove(
                       array[
                           case
                               when h.usages && array['like_infix', 'like_suffix', 'regex'] then
                                   'A B-tree is sorted by how a text begins, and the pattern '
                                   'begins with a wildcard. A trigram index (extension pg_trgm) '
                                   'or full text search may serve it; neither can be tried '
                                   'without building it.'
                           end,
                           case
                               when 'not_equal' = any (h.usages) then
                                   'A condition that leaves one value out leaves nearly all '
                                   'rows in.'
                           end],
                       null),
                   ' ')),
           'none',
           0.50
    from hopeless as h
    join advisor.statement as s
      on s.statement_id = h.statement_id
    join advisor.table_fact as t
      on t.relid = h.relid
$$;

revoke all on function advisor._rule_0010_no_index_helps() from public;
