create or replace view advisor._family_feature as
select s.statement_id,
       s.fingerprint,
       s.kind,
       s.relations,
       coalesce(p.conditions, '[]') as conditions,
       case
           when jsonb_typeof(s.shape -> 'functions') = 'array' then s.shape -> 'functions'
           else '[]'
       end as functions,
       coalesce((s.shape ->> 'has_limit')::boolean, false) as has_limit,
       coalesce((s.shape ->> 'correlated')::boolean, false) as is_correlated
from advisor.statement as s
left join lateral (
    select jsonb_agg(
               jsonb_strip_nulls(jsonb_build_object(
                   'relation', concat_ws('.', quote_ident(p.relation_schema),
                       quote_ident(p.relation_name)),
                   'column', coalesce(p.column_name, p.expression),
                   'usage', p.usage,
                   'other', case
                       when p.other_relation is not null then concat_ws('.',
                           quote_ident(p.other_schema), quote_ident(p.other_relation))
                   end))
               order by p.ordinal) as conditions
    from advisor.predicate as p
    where p.statement_id = s.statement_id
) as p
  on true
where not s.is_excluded
  and s.parse_error is null;

comment on view advisor._family_feature is
'What the worker groups statements by; each column is a key of its StatementFeatures.';
