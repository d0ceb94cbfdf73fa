create or replace function advisor._rule_0011_covering_index(
    advice advisor.variant_advice[] default null
)
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select v.finding_key,
           '0011_covering_index',
           'Index that does not hold all that is read',
           'notice',
           'composite_index',
           v.target,
           v.relation,
           v.statement_id,
           v.statement_ids,
           v.evidence,
           v.ddl,
           v.ddl_undo,
           format(
               'An index finds the rows of %s, but the statement then visits the table for %s. With '
               'these columns in the index it need not: %s %% of the pages are known to be visible to '
               'all. The narrower index is then redundant.%s',
               v.relation,
               (
                   select string_agg(u.name, ', ' order by u.place)
                   from jsonb_array_elements_text(v.evidence -> 'include')
                       with ordinality as u (name, place)),
               round(100 * (v.detail ->> 'all_visible_share')::numeric), v.remark),
           v.risk,
           0.84
    from advisor._variant_advices($1) as v
    where v.rule = '0011_covering_index'
$$;

revoke all on function advisor._rule_0011_covering_index(advisor.variant_advice[]) from public;
