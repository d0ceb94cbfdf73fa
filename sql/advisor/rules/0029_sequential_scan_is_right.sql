create or replace function advisor._rule_0029_sequential_scan_is_right()
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    with scan as (
        select s.statement_id, s.fingerprint, p.plan_id, t.relid, t.schema_name, t.table_name,
               t.rows_estimate, t.captured_at, max((x.scan ->> 'rows')::numeric) as rows_left
        from advisor.statement as s
        cross join lateral (
            select n.plan_id, n.facts
            from advisor.plan as n
            where n.statement_id = s.statement_id
              and n.source <> 'explain_analyze'
            order by n.captured_at desc, n.plan_id desc
            limit 1
        ) as p
        cross join lateral jsonb_array_elements(p.facts -> 'seq_scans') as x (scan)
        join advisor.table_fact as t
          on t.table_name = x.scan ->> 'relation'
         and format('%I.%I', t.schema_name, t.table_name) = any (s.relations)
        where not s.is_excluded
          and t.rows_estimate >= (select muster.setting_bigint('advisor.min_table_rows'))
        group by s.statement_id, s.fingerprint, p.plan_id, t.relid, t.schema_name, t.table_name,
            t.rows_estimate, t.captured_at
    )
    select format('scan %s %I.%I', c.fingerprint, c.schema_name, c.table_name),
           '0029_sequential_scan_is_right',
           'Reading the whole table is right',
           'info',
           'no_index',
           format('%I.%I', c.schema_name, c.table_name),
           format('%I.%I', c.schema_name, c.table_name),
           c.statement_id,
           array[c.statement_id],
           jsonb_build_object(
               'relation', format('%I.%I', c.schema_name, c.table_name),
               'rows', c.rows_estimate,
               'rows_left', c.rows_left,
               'plan_id', c.plan_id,
               'considered', (
                   select coalesce(
                       jsonb_agg(
                           distinct jsonb_build_object('keys', k.keys, 'objection', k.objection)),
                       '[]')
                   from advisor._index_candidate as k
                   where k.statement_id = c.statement_id
                     and k.relid = c.relid),
               'facts_at', c.captured_at),
           null::text,
           null::text,
           format(
               'About %s of about %s rows of %I.%I are wanted. An index would lead to each of '
               'them by itself; to read the table from end to end is the cheaper way. What '
               'would help is to want fewer rows, or to keep the answer (a materialised view, a '
               'table of sums).',
               round(c.rows_left), c.rows_estimate, c.schema_name, c.table_name),
           'none',
           0.50
    from scan as c
    where c.rows_left
        > c.rows_estimate * (select muster.setting_numeric('advisor.max_fraction'))
$$;

revoke all on function advisor._rule_0029_sequential_scan_is_right() from public;
