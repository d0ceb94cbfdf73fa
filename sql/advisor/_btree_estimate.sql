create or replace function advisor._btree_estimate(
    relation oid,
    keys text[],
    include text[] default '{}',
    fraction double precision default 1
)
returns table (bytes bigint, height integer)
language plpgsql
stable
rows 1
set search_path = pg_catalog, pg_temp
as $$
-- How large a B-tree over so large a part of the table becomes when it is built, and how many levels
-- it has above the leaves. HypoPG does not count that equal keys are stored once, and is 2 to 3.5
-- times too large for such. No row when the table has never been counted.
declare
    all_rows double precision;
    column_key text;
    place integer := 0;
    fact record;
    data_bytes double precision := 0::double precision;
    has_varying boolean := false;
    no_nulls double precision := 1::double precision;
    distinct_keys double precision := 1::double precision;
    is_deduplicated boolean := cardinality(include) = 0;
    common double precision[] := '{}'::double precision[];
    tuple_bytes double precision;
    pivot_bytes double precision;
    listed double precision;
    leaves double precision := 0::double precision;
    pages double precision;
    level_pages double precision;
begin
    select c.reltuples * least(greatest(fraction, 0), 1)
    into all_rows
    from pg_catalog.pg_class as c
    where c.oid = relation
      and c.reltuples >= 0;
    if all_rows is null then
        return;
    end if;

    foreach column_key in array keys || include loop
        place := place + 1;
        select f.*
        into fact
        from advisor._index_column_fact(relation, column_key) as f;
        if not found then
            return;
        end if;
        -- A short text has no alignment; what is fixed has that of its type.
        if not fact.is_varying or fact.width > 126 then
            data_bytes := fact.alignment * ceil(data_bytes / fact.alignment);
        end if;
        data_bytes := data_bytes + fact.width;
        has_varying := has_varying or fact.is_varying;
        no_nulls := no_nulls * (1 - fact.null_fraction);
        if place <= cardinality(keys) then
            distinct_keys := distinct_keys
                * greatest(coalesce(fact.distinct_values, all_rows), 1);
            is_deduplicated := is_deduplicated and fact.has_equal_image;
            if cardinality(keys) = 1 then
                common := fact.common;
            end if;
        end if;
    end loop;

    -- 8 bytes of header, 16 where a null needs its map; the whole a multiple of 8.
    tuple_bytes := 8 * ceil((8 + data_bytes) / 8);
    pivot_bytes := tuple_bytes;
    if cardinality(keys) > 1 then
        -- So many different ones there are, by a sample; else, so many of the possible combinations
        -- are met when the columns are independent.
        distinct_keys := coalesce(
            (
                select c.distinct_values
                from advisor.combination_fact as c
                where c.relid = relation
                  and c.columns = array(select u.key from unnest(keys) as u (key) order by u.key)),
            distinct_keys * (1 - exp(-least(all_rows / distinct_keys, 100))));
    end if;
    distinct_keys := least(greatest(distinct_keys * fraction, 1), greatest(all_rows, 1));

    if cardinality(keys) = 1 and cardinality(include) = 0 then
        -- Nulls are one key without data; each common value is one of its own size.
        leaves := advisor._btree_leaf_pages(
            16::double precision, all_rows * (1 - no_nulls),
            case when no_nulls < 1 then 1 else 0 end::double precision, is_deduplicated);
        select coalesce(sum(advisor._btree_leaf_pages(
                   tuple_bytes, all_rows * u.part, 1::double precision, is_deduplicated)), 0),
               coalesce(sum(u.part), 0)
        into pages, listed
        from unnest(common) as u (part);
        leaves := leaves + pages;
        all_rows := all_rows * greatest(no_nulls - listed, 0);
        distinct_keys := greatest(distinct_keys - cardinality(common), 1);
    else
        tuple_bytes := tuple_bytes
            * no_nulls + (1 - no_nulls) * 8 * ceil((16 + data_bytes) / 8);
    end if;
    if all_rows > 0 then
        leaves := leaves + advisor._btree_leaf_pages(
            tuple_bytes, greatest(all_rows / distinct_keys, 1),
            least(distinct_keys, all_rows), is_deduplicated);
    end if;

    -- Above the leaves pages are filled to 70 %; the first page of all is the meta page.
    level_pages := greatest(ceil(leaves), 1);
    pages := 1 + level_pages;
    height := 0;
    while level_pages > 1 loop
        level_pages := ceil(
            level_pages / greatest(floor((8148 - 2461) / (pivot_bytes + 4)), 2));
        pages := pages + level_pages;
        height := height + 1;
    end loop;
    bytes := (8192 * pages)::bigint;
    return next;
end
$$;

revoke all on function advisor._btree_estimate(oid, text[], text[], double precision) from public;
