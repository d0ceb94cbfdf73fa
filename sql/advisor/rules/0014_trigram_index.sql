create or replace function advisor._rule_0014_trigram_index(
    advice advisor.variant_advice[] default null
)
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select v.finding_key,
           '0014_trigram_index',
           'Missing trigram index',
           'notice',
           'missing_index',
           v.target,
           v.relation,
           v.statement_id,
           v.statement_ids,
           case
               when e.place is null then v.evidence || jsonb_build_object(
                   'steps', jsonb_build_array('create extension pg_trgm with schema public;')
                       || (v.evidence -> 'steps'))
               else v.evidence
           end,
           case
               when e.place is null then 'create extension pg_trgm with schema public;'
               else v.ddl
           end,
           case when e.place is null then 'drop extension pg_trgm;' else v.ddl_undo end,
           format(
               'The rows of %s are picked by a pattern that may begin anywhere in the text, so no '
               'B-tree helps and all of about %s rows are read. A trigram index finds those that have '
               'the same groups of three letters. Not proven: what it brings shows when it is built, '
               'and patterns of fewer than three letters gain nothing.%s%s',
               v.relation, v.rows_estimate,
               case
                   when e.place is null
                       then ' First the extension; evidence.steps has both commands.'
               end,
               v.remark),
           'medium',
           0.55
    from advisor._variant_advices($1) as v
    cross join (select advisor._extension_schema('pg_trgm') as place) as e
    where v.rule = '0014_trigram_index'
$$;

revoke all on function advisor._rule_0014_trigram_index(advisor.variant_advice[]) from public;
