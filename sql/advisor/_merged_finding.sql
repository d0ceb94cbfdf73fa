create or replace function advisor._merged_finding()
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- One finding for each key. An index whose keys are the first keys of another that is proposed,
    -- too, is left to that one: it would be redundant the moment both are built. Not so when the
    -- planner has refused the wider one, or somebody has muted it.
    with found as materialized (
        select f.*,
               case
                   when f.evidence ? 'keys'
                       then array(select jsonb_array_elements_text(f.evidence -> 'keys'))
               end as keys
        from advisor._finding as f
    ),
    wider as (
        select w.finding_key, w.relation, w.keys, w.statement_ids,
               w.evidence ->> 'replaces' as replaces,
               w.evidence ? 'predicate'
                   or coalesce(w.evidence ->> 'method' <> 'btree', false) as is_special
        from found as w
        where w.keys is not null
          and not exists (
              select
              from advisor.recommendation as r
              where r.finding_key = w.finding_key
                and r.state in ('rejected', 'muted'))
          and not exists (
              select
              from found as o
              left join advisor.recommendation as r
                on r.finding_key = o.finding_key
              where o.evidence ->> 'replaces' = w.finding_key
                and w.statement_ids <@ o.statement_ids
                and coalesce(r.state not in ('rejected', 'muted'), true))
    ),
    placed as (
        select f.*, coalesce(w.finding_key, f.finding_key) as into_key
        from found as f
        left join lateral (
            select x.finding_key
            from wider as x
            where x.relation = f.relation
              and (
                  cardinality(x.keys) > cardinality(f.keys)
                  and x.keys[1:cardinality(f.keys)] = f.keys
                  and not f.evidence ? 'method'
                  and not x.is_special
                  -- The smaller kind of index takes the place of the plain one, when it does for
                  -- all of its statements.
                  or x.replaces = f.finding_key and f.statement_ids <@ x.statement_ids)
            order by cardinality(x.keys) desc, x.finding_key
            limit 1
        ) as w
          on true
    ),
    helped as (
        select p.into_key,
               array_agg(distinct s.statement_id) as statement_ids,
               array_agg(distinct p.rule) as rules
        from placed as p
        left join lateral unnest(p.statement_ids) as s (statement_id)
          on true
        group by p.into_key
    )
    select distinct on (p.into_key)
           p.finding_key, p.rule, p.title, p.severity, p.kind, p.target, p.relation, p.statement_id,
           array_remove(h.statement_ids, null),
           p.evidence || jsonb_build_object('rules', h.rules),
           p.ddl, p.ddl_undo, p.why, p.risk, p.confidence
    from placed as p
    join helped as h
      on h.into_key = p.into_key
    where p.finding_key = p.into_key
    order by p.into_key, p.confidence desc, p.rule
$$;

revoke all on function advisor._merged_finding() from public;
