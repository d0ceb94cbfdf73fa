create or replace function advisor._btree_leaf_pages(
    tuple_bytes double precision,
    rows_each double precision,
    keys double precision,
    is_deduplicated boolean
)
returns double precision
language plpgsql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
-- The leaf pages that a build fills with so many different keys of so many rows each. As nbtsort.c
-- does it: equal keys become posting lists of at most 812 bytes, 6 for each row; a page of 8148
-- usable bytes is closed when less than a tenth of it would be left, and its last item moves on.
-- What a posting list loses when it becomes the high key counts as room.
declare
    most_rows double precision := greatest(floor((812 - tuple_bytes) / 6), 1);
    item double precision;
    extra double precision;
    full_lists double precision := 0::double precision;
    rest double precision := rows_each;
    pages double precision := 0::double precision;
begin
    if not is_deduplicated or most_rows <= 1 then
        return keys * rows_each / greatest(floor((8148 - 823) / (tuple_bytes + 4)), 1);
    end if;
    full_lists := floor(rows_each / most_rows);
    rest := rows_each - full_lists * most_rows;
    if full_lists > 0 then
        item := 8 * ceil((tuple_bytes + 6 * most_rows) / 8);
        extra := item - tuple_bytes;
        pages := keys * full_lists
            / greatest(floor((8148 - greatest(item + 12, 823 - extra)) / (item + 4)), 1);
    end if;
    if rest > 0 then
        -- Between whole numbers of rows the size is on the line between theirs.
        item := case when rest < 1 then tuple_bytes * rest else (
            select sum(u.part * case
                       when u.n <= 1 then tuple_bytes
                       else 8 * ceil((tuple_bytes + 6 * u.n) / 8)
                   end)
            from (
                values (floor(rest), 1 - (rest - floor(rest))),
                       (floor(rest) + 1, rest - floor(rest))
            ) as u (n, part)) end;
        extra := greatest(item - tuple_bytes, 0);
        pages := pages + keys * (item + 4 * least(rest, 1))
            / (8148 - greatest(item + 12, 823 - extra));
    end if;
    return pages;
end
$$;

revoke all on function
    advisor._btree_leaf_pages(double precision, double precision, double precision, boolean)
    from public;
