create or replace function advisor._index_objection(
    relid oid,
    keys text[],
    equalities integer,
    fraction numeric
)
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- What speaks against an index on these keys, the first `equalities` of which are compared by
-- equality and so may stand in any order; null when nothing does.
declare
    wanted text[] := advisor._plain_keys(keys);
    equal text[] := wanted[1:equalities];
    rest text[] := wanted[equalities + 1:];
    estimate bigint;
    least_rows bigint := muster.setting_bigint('advisor.min_table_rows');
    most numeric := muster.setting_numeric('advisor.max_fraction');
    present record;
begin
    select t.rows_estimate
    into estimate
    from advisor.table_fact as t
    where t.relid = _index_objection.relid;
    if estimate < least_rows then
        return format(
            'the table has about %s rows, fewer than advisor.min_table_rows (%s)',
            estimate, least_rows);
    end if;

    for present in
        select i.index_name,
               i.access_method,
               i.is_unique,
               advisor._plain_keys(i.columns) as keys
        from advisor.index_fact as i
        where i.relid = _index_objection.relid
          and i.is_valid
          and i.predicate is null
          and i.access_method in ('btree', 'hash')
        order by i.index_name
    loop
        if (case present.access_method
               when 'hash' then equalities = 1 and present.keys = wanted
               else present.keys[1:cardinality(wanted)] = wanted
                   or equalities > 0
                       and present.keys[1:equalities] @> equal
                       and present.keys[1:equalities] <@ equal
                       and present.keys[equalities + 1:cardinality(wanted)] = rest
           end) then
            return format('index %I serves it already', present.index_name);
        end if;
        if present.is_unique and present.keys <@ equal then
            return format('unique index %I leaves at most one row already', present.index_name);
        end if;
    end loop;

    if fraction > most then
        return format(
            'one value leaves about %s %% of the rows on average, more than '
            'advisor.max_fraction (%s)',
            round(100 * fraction), most);
    end if;
    return null;
end
$$;

revoke all on function advisor._index_objection(oid, text[], integer, numeric) from public;
