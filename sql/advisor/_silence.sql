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
            else 'it found nothing'
        end
    end
$$;

revoke all on function advisor._silence(text, advisor.statement) from public;
