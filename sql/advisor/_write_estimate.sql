create or replace function advisor._write_estimate(
    relation oid,
    method text,
    keys text[],
    include text[] default '{}',
    part double precision default null
)
returns table (us double precision, wal_bytes double precision)
language plpgsql
stable
rows 1
set search_path = pg_catalog, pg_temp
as $$
-- What an index is predicted to cost for each row written, before anything was learned here:
-- microseconds of a row among many, with the pages in the cache and without WAL, which is what a trial
-- on copies can observe; and bytes of WAL between two checkpoints. Part is null for an index of all
-- rows. The figures are those of IndexUpkeep in the worker; where they come from is said there.
declare
    is_partial constant boolean := part is not null;
    rows_part constant double precision := least(greatest(coalesce(part, 1), 0), 1);
    expressions constant bigint := (
        select count(*) from unnest(keys) as k (key) where k.key like '%(%');
    height integer;
    data_bytes double precision;
    first_bytes double precision;
    entry_bytes double precision;
    entries double precision;
    width_us double precision;
    tree_us double precision;
    entry_us double precision;
    record_bytes double precision;
begin
    select coalesce(sum(f.width), 0)::double precision,
           coalesce(max(f.width) filter (where u.place = 1), 24)::double precision
    into data_bytes, first_bytes
    from unnest(keys || include) with ordinality as u (key, place)
    cross join lateral advisor._index_column_fact(relation, u.key) as f;
    entry_bytes := 8 * ceil((8 + data_bytes) / 8);
    -- Of a word of so many letters there are about as many trigrams; what a document or an array has
    -- in it takes about eight bytes each.
    entries := case
        when keys[1] like '%gin\_trgm\_ops%' then greatest(first_bytes, 1)
        else greatest(first_bytes / 8, 1)
    end;
    select e.height
    into height
    from advisor._btree_estimate(relation, keys, include, rows_part) as e;
    width_us := 0.5 * log(greatest(entry_bytes / 16, 1)) / log(2::double precision);
    tree_us := 0.4 + 0.4 * coalesce(height, 2) + 0.3 * (cardinality(keys) - 1) + width_us;
    entry_us := case method
        when 'btree' then tree_us
        when 'hash' then 0.8 + width_us
        when 'gin' then 0.4 + 0.35 * entries
        when 'brin' then 0.2
        else 2 * tree_us
    end;
    record_bytes := case method
        when 'btree' then 1.05 * (48 + entry_bytes)
        when 'hash' then 1.1 * (48 + 16)
        when 'gin' then 100 * entries
        when 'brin' then 0
        else 2 * (48 + entry_bytes)
    end;
    us := entry_us * rows_part + 0.8 * expressions + case when is_partial then 0.1 else 0 end;
    wal_bytes := record_bytes * rows_part;
    return next;
end
$$;

revoke all on function
    advisor._write_estimate(oid, text, text[], text[], double precision) from public;
