create or replace function advisor._index_column_fact(relation oid, key text)
returns table (
    width integer,
    alignment integer,
    is_varying boolean,
    null_fraction double precision,
    distinct_values double precision,
    common double precision[],
    has_equal_image boolean
)
language plpgsql
stable
rows 1
set search_path = pg_catalog, pg_temp
as $$
-- What the size of an index depends on, for one of its keys as CREATE INDEX writes it. An expression
-- is taken to be as wide and as varied as the widest column in it. Without statistics: the width
-- that the planner assumes, and all values different.
begin
    return query
    select coalesce(s.avg_width, w.guess),
           case t.typalign when 'd' then 8 when 'i' then 4 when 's' then 2 else 1 end,
           t.typlen < 0,
           coalesce(s.null_frac, 0)::double precision,
           case
               when s.n_distinct < 0 then -s.n_distinct * greatest(c.reltuples, 0)
               else nullif(s.n_distinct, 0)
           end::double precision,
           coalesce(s.most_common_freqs, '{}')::double precision[],
           advisor._has_equal_image(a.atttypid, a.attcollation)
    from pg_catalog.pg_class as c
    join pg_catalog.pg_attribute as a
      on a.attrelid = c.oid
     and a.attnum > 0
     and not a.attisdropped
    join pg_catalog.pg_type as t
      on t.oid = a.atttypid
    cross join lateral (
        select case when t.typlen > 0 then t.typlen else 32 end::integer as guess
    ) as w
    left join lateral (
        select n.avg_width, n.null_frac, n.n_distinct, n.most_common_freqs
        from pg_catalog.pg_stats as n
        where n.schemaname = c.relnamespace::regnamespace::name
          and n.tablename = c.relname
          and n.attname = a.attname
          and n.inherited = (c.relkind = 'p')
        limit 1
    ) as s
      on true
    cross join lateral (
        select quote_ident(a.attname) as name
    ) as q
    where c.oid = relation
      and (
          _index_column_fact.key = q.name
          or starts_with(_index_column_fact.key, q.name || ' ')
          or strpos(_index_column_fact.key, '(') > 0
              and a.attname = any (
                  regexp_split_to_array(_index_column_fact.key, '[^[:alnum:]_$]+')))
    order by coalesce(s.avg_width, w.guess) desc, a.attnum
    limit 1;
end
$$;

revoke all on function advisor._index_column_fact(oid, text) from public;
