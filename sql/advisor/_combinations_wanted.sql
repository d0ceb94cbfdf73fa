create or replace function advisor._combinations_wanted(at timestamptz default now())
returns table (relid oid, source text, rows_estimate bigint, columns text[])
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- The columns of advised indexes of which it has to be known how many different values they
    -- have together: none is nearly unique, the table lies in the order of none, because a sample
    -- of pages has too many equal values then, and if they were independent there were fewer than
    -- 20 rows of each. Asked again when the rows have changed by a tenth, and after a failure as
    -- seldom as plans are made anew. A table with row security is not sampled, because its policies
    -- are code.
    with advised as materialized (
        select distinct f.relid, f.rows_estimate, k.columns
        from advisor.recommendation as r
        join advisor.table_fact as f
          on format('%I.%I', f.schema_name, f.table_name) = r.relation
        cross join lateral (
            select array_agg(e.key order by e.key) as columns
            from jsonb_array_elements_text(r.evidence -> 'keys') as e (key)
        ) as k
        where r.state in ('candidate', 'open', 'rejected')
          and jsonb_typeof(r.evidence -> 'keys') = 'array'
          and coalesce(r.evidence ->> 'method', 'btree') = 'btree'
          and coalesce(r.evidence -> 'include', '[]') = '[]'
          and cardinality(k.columns) > 1
    )
    select a.relid, a.relid::regclass::text, a.rows_estimate, a.columns
    from advised as a
    join pg_catalog.pg_class as c
      on c.oid = a.relid
     and not c.relrowsecurity
    cross join lateral (
        select count(*) as known,
               sum(ln(greatest(i.distinct_values, 1))) as combinations
        from unnest(a.columns) as u (key)
        join pg_catalog.pg_attribute as t
          on t.attrelid = a.relid
         and quote_ident(t.attname) = u.key
         and t.attnum > 0
        cross join lateral advisor._index_column_fact(a.relid, u.key) as i
        left join lateral (
            select s.correlation::double precision as correlation
            from pg_catalog.pg_stats as s
            where s.schemaname = c.relnamespace::regnamespace::name
              and s.tablename = c.relname
              and s.attname = t.attname
              and s.inherited = (c.relkind = 'p')
            union all
            select n.correlation
            from advisor.column_fact as n
            where n.relid = a.relid
              and n.column_name = t.attname
              and n.is_inherited = (c.relkind = 'p')
            limit 1
        ) as o
          on true
        where i.has_equal_image
          and i.distinct_values < a.rows_estimate / 2.0
          and abs(coalesce(o.correlation, 0)) < 0.5
    ) as d
    where d.known = cardinality(a.columns)
      and d.combinations > ln(a.rows_estimate / 20.0)
      and not exists (
          select
          from advisor.combination_fact as f
          where f.relid = a.relid
            and f.columns = a.columns
            and abs(a.rows_estimate - f.rows_estimate) <= f.rows_estimate / 10
            and (f.distinct_values is not null
                 or f.captured_at > $1 - (select muster.setting_interval('advisor.plan_refresh'))))
    order by a.relid, a.columns
$$;

revoke all on function advisor._combinations_wanted(timestamptz) from public;
