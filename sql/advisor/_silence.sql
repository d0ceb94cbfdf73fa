create or replace function advisor._silence(rule text, statement advisor.statement)
returns text
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- Why a rule found nothing to think about in a statement.
    select case
        when $2.is_excluded then format('the statement is left out: %s', $2.exclusion_reason)
        when $2.parse_error is not null then format('the statement is %s', $2.parse_error)
        when $2.relations = '{}' then 'the statement names no table'
        else case $1
            when '0001_missing_index' then 'no column is compared with a value'
            when '0002_composite_index'
                then 'no table is picked by several columns, or by one and ordered by another'
            when '0003_expression_index' then 'no expression of a column is compared with a value'
            when '0004_join_support' then 'no table is joined by a single column'
            when '0005_correlated_subquery' then 'no subquery names a column of the query around it'
            when '0006_redundant_index'
                then 'none of its tables has an index that another one covers'
            when '0007_unused_index' then format(
                'none of its tables has an index of more than %s that went unread for %s',
                pg_size_pretty(muster.setting_bigint('advisor.min_index_bytes')),
                muster.setting('advisor.unused_after'))
            when '0008_stale_statistics' then format(
                'less than %s of each of its tables changed since it was analysed, or it is small',
                muster.setting('advisor.stale_fraction'))
            when '0009_skewed_statistics' then format(
                'no compared column has common values beyond its statistics, by a factor of %s',
                muster.setting('advisor.skew_threshold'))
            when '0010_no_index_helps'
                then 'no large table is picked only by conditions that a B-tree cannot serve'
            when '0011_covering_index'
                then 'no index finds its rows and lacks only columns that it reads'
            when '0012_partial_index'
                then 'it asks for no column that is null, or is not, in few rows only'
            when '0013_pattern_index'
                then 'it compares no text with a pattern whose beginning is known'
            when '0014_trigram_index'
                then 'it compares no text with a pattern that begins with a wildcard'
            when '0015_brin_index'
                then 'it asks for no range alone'
            when '0016_order_by_index'
                then 'it does not want the first rows of an order, or conditions go before it'
            when '0017_foreign_key_index'
                then 'every foreign key of its large tables has an index'
            when '0018_invalid_index'
                then 'none of its tables has an invalid index'
            when '0019_partitioned_statistics'
                then 'it names no partitioned table whose statistics are missing or old'
            when '0020_extended_statistics'
                then 'no columns that it compares together are known to depend on each other'
            when '0021_misestimate'
                then 'about as many rows come as the planner expects, or they cannot be compared'
            when '0022_work_mem_spill'
                then 'it writes no temporary files, or less than 1 MB each time'
            when '0023_not_in_subquery'
                then 'it has no NOT IN with a subquery over a large table'
            when '0024_wrapped_column'
                then 'it compares no expression of a column that is indexed'
            when '0025_implicit_cast'
                then 'the planner casts no indexed column in it'
            when '0026_offset_paging'
                then 'it has no OFFSET over a large table'
            when '0027_wide_rows'
                then 'it takes no wide rows whole, or few of them'
            when '0028_too_many_rows'
                then 'it fetches few rows each time, has a LIMIT, or ran seldom'
            when '0029_sequential_scan_is_right'
                then 'it reads no large table from end to end for most of its rows'
            when '0030_wrong_column_order'
                then 'no index has its columns in another order'
            else 'it found nothing'
        end
    end
$$;

revoke all on function advisor._silence(text, advisor.statement) from public;
