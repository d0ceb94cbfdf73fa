create or replace view advisor._finding as
with candidate as materialized (
    select coalesce(array_agg(c), '{}') as list
    from advisor._merged_candidate as c
),
variant as materialized (
    select coalesce(array_agg(v), '{}') as list
    from advisor._variant_advice() as v
)
select f.* from candidate as c cross join lateral advisor._rule_0001_missing_index(c.list) as f
union all
select f.* from candidate as c cross join lateral advisor._rule_0002_composite_index(c.list) as f
union all
select f.* from candidate as c cross join lateral advisor._rule_0003_expression_index(c.list) as f
union all
select f.* from candidate as c cross join lateral advisor._rule_0004_join_support(c.list) as f
union all
select f.* from candidate as c cross join lateral advisor._rule_0005_correlated_subquery(c.list) as f
union all
select f.* from advisor._rule_0006_redundant_index() as f
union all
select f.* from advisor._rule_0007_unused_index() as f
union all
select f.* from advisor._rule_0008_stale_statistics() as f
union all
select f.* from advisor._rule_0009_skewed_statistics() as f
union all
select f.* from advisor._rule_0010_no_index_helps() as f
union all
select f.* from variant as v cross join lateral advisor._rule_0011_covering_index(v.list) as f
union all
select f.* from variant as v cross join lateral advisor._rule_0012_partial_index(v.list) as f
union all
select f.* from variant as v cross join lateral advisor._rule_0013_pattern_index(v.list) as f
union all
select f.* from variant as v cross join lateral advisor._rule_0014_trigram_index(v.list) as f
union all
select f.* from variant as v cross join lateral advisor._rule_0015_brin_index(v.list) as f
union all
select f.* from variant as v cross join lateral advisor._rule_0016_order_by_index(v.list) as f
union all
select f.* from advisor._rule_0017_foreign_key_index() as f
union all
select f.* from advisor._rule_0018_invalid_index() as f
union all
select f.* from advisor._rule_0019_partitioned_statistics() as f
union all
select f.* from advisor._rule_0020_extended_statistics() as f
union all
select f.* from advisor._rule_0021_misestimate() as f
union all
select f.* from advisor._rule_0022_work_mem_spill() as f
union all
select f.* from advisor._rule_0023_not_in_subquery() as f
union all
select f.* from advisor._rule_0024_wrapped_column() as f
union all
select f.* from advisor._rule_0025_implicit_cast() as f
union all
select f.* from advisor._rule_0026_offset_paging() as f
union all
select f.* from advisor._rule_0027_wide_rows() as f
union all
select f.* from advisor._rule_0028_too_many_rows() as f
union all
select f.* from advisor._rule_0029_sequential_scan_is_right() as f
union all
select f.* from candidate as c cross join lateral advisor._rule_0030_wrong_column_order(c.list) as f;

comment on view advisor._finding is
'What every rule says at this moment, before it is merged and kept in advisor.recommendation.';
