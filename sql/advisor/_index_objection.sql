create or replace function advisor._index_objection(
    relid oid,
    keys text[],
    equalities integer,
    fraction numeric
)
returns text
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- What speaks against an index on these keys, the first `equalities` of which are compared by
    -- equality and so may stand in any order; null when nothing does.
    with wanted as (
        select advisor._plain_keys($2) as keys
    ),
    present as (
        select i.index_name,
               i.access_method,
               i.is_unique,
               advisor._plain_keys(i.columns) as keys
        from advisor.index_fact as i
        where i.relid = $1
          and i.is_valid
          and i.predicate is null
          and i.access_method in ('btree', 'hash')
    )
    select case
        when t.rows_estimate < muster.setting_bigint('advisor.min_table_rows') then format(
            'the table has about %s rows, fewer than advisor.min_table_rows (%s)',
            t.rows_estimate, muster.setting('advisor.min_table_rows'))
        when serving.index_name is not null
            then format('index %I serves it already', serving.index_name)
        when finding.index_name is not null
            then format('unique index %I leaves at most one row already', finding.index_name)
        when $4 > muster.setting_numeric('advisor.max_fraction') then format(
            'about %s %% of the rows have one value, more than advisor.max_fraction (%s)',
            round(100 * $4), muster.setting('advisor.max_fraction'))
    end
    from advisor.table_fact as t
    cross join wanted as w
    left join lateral (
        select p.index_name
        from present as p
        where case p.access_method
            when 'hash' then $3 = 1 and p.keys = w.keys
            else p.keys[1:cardinality(w.keys)] = w.keys
                 or $3 > 0
                    and p.keys[1:$3] @> w.keys[1:$3]
                    and p.keys[1:$3] <@ w.keys[1:$3]
                    and p.keys[$3 + 1:cardinality(w.keys)] = w.keys[$3 + 1:]
        end
        order by p.index_name
        limit 1
    ) as serving
      on true
    left join lateral (
        select p.index_name
        from present as p
        where p.is_unique
          and p.keys <@ w.keys[1:$3]
        order by p.index_name
        limit 1
    ) as finding
      on true
    where t.relid = $1
$$;

revoke all on function advisor._index_objection(oid, text[], integer, numeric) from public;
