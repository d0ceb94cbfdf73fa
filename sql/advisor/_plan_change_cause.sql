create or replace function advisor._plan_change_cause(change_id bigint)
returns table (cause text, sentence text, source text, likelihood integer)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- What may have made a plan change: what changed about its tables, their indexes and the
    -- settings between the last time that the former plan was seen and the first time of the
    -- latter. Likeliest first, 1 being the most likely. When it is asked right after the change, a
    -- look that comes later may still add to it.
    with one as (
        select c.change_id, a.plan_id as from_plan_id, b.plan_id as to_plan_id,
               a.last_seen_at as after, b.captured_at as until, a.facts as facts_a,
               b.facts as facts_b, a.search_path as path_a, b.search_path as path_b, s.relations
        from advisor.plan_change as c
        join advisor.plan as a
          on a.plan_id = c.from_plan_id
        join advisor.plan as b
          on b.plan_id = c.to_plan_id
        join advisor.statement as s
          on s.statement_id = c.statement_id
        where c.change_id = $1
    ),
    fact as (
        select f.change, advisor._change_sentence(f) as sentence,
               concat_ws(
                   '; ', 'advisor.fact_version ' || f.before_id,
                   'advisor.fact_version ' || nullif(f.version_id, f.before_id)) as source,
               case
                   when f.change in ('index dropped', 'index broken', 'index redefined')
                       then case when o.facts_a -> 'indexes' ? n.index_name then 1 else 7 end
                   when f.change in ('index created', 'index mended')
                       then case when o.facts_b -> 'indexes' ? n.index_name then 2 else 8 end
                   when f.change = 'setting changed' then 3
                   when f.change in ('table grew', 'table shrank') then 4
                   when f.change = 'statistics collected' then 5
               end as likelihood
        from one as o
        cross join advisor.fact_change as f
        cross join lateral (
            select (parse_ident(f.name))[2] as index_name,
                   (parse_ident(f.relation))[2] as table_name
        ) as n
        where f.happened_at > o.after
          and coalesce(f.happened_after, '-infinity') < o.until
          and (f.relation is null
               or f.relation = any (o.relations)
               or o.facts_a -> 'relations' ? n.table_name)
    )
    select f.change, f.sentence, f.source, f.likelihood
    from fact as f
    where f.likelihood is not null
    union all
    -- Not a change but a state: the planner has been going by old figures.
    select 'stale statistics',
           format(
               'the statistics of %s are stale: %s rows changed since they were collected, of %s',
               v.name, v.value ->> 'mods_since_analyze', v.value ->> 'rows'),
           'advisor.fact_version ' || v.version_id,
           6
    from one as o
    join advisor.fact_version as v
      on v.relation = any (o.relations)
     and v.kind = 'table'
     and v.value -> 'is_stale' = 'true'
     and coalesce(v.appeared_after, '-infinity') < o.until
     and coalesce(v.vanished_at, 'infinity') >= o.until
    union all
    select 'search path',
           format('names were resolved in %s, and before in %s',
                  array_to_string(o.path_b, ', '), array_to_string(o.path_a, ', ')),
           format('advisor.plan %s; advisor.plan %s', o.from_plan_id, o.to_plan_id),
           2
    from one as o
    where o.path_a is distinct from o.path_b
    order by 4, 2
$$;

revoke all on function advisor._plan_change_cause(bigint) from public;
