create or replace view advisor._finding as
select f.* from advisor._rule_0001_missing_index() as f
union all
select f.* from advisor._rule_0002_composite_index() as f
union all
select f.* from advisor._rule_0003_expression_index() as f
union all
select f.* from advisor._rule_0004_join_support() as f
union all
select f.* from advisor._rule_0005_correlated_subquery() as f
union all
select f.* from advisor._rule_0006_redundant_index() as f
union all
select f.* from advisor._rule_0007_unused_index() as f
union all
select f.* from advisor._rule_0008_stale_statistics() as f
union all
select f.* from advisor._rule_0009_skewed_statistics() as f
union all
select f.* from advisor._rule_0010_no_index_helps() as f;

comment on view advisor._finding is
'What every rule says at this moment, before it is merged and kept in advisor.recommendation.';
