create or replace function advisor._rule_0023_not_in_subquery()
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select f.*
    from advisor.statement as s
    cross join lateral (
        -- Both sides of each NOT IN, and which of their columns may be null. A side that is no
        -- plain column is not known.
        select count(*) as sides,
               count(*) filter (where a.attnotnull) as never_null,
               array_agg(distinct format('%I.%I.%I', t.schema_name, t.table_name, a.attname))
                   filter (where not a.attnotnull) as may_be_null
        from jsonb_array_elements(
            case
                when jsonb_typeof(s.shape -> 'not_in') = 'array' then s.shape -> 'not_in'
                else '[]'
            end) as n (test)
        cross join lateral (values (n.test -> 'outer'), (n.test -> 'inner')) as v (side)
        left join advisor.table_fact as t
          on t.schema_name = v.side ->> 'schema'
         and t.table_name = v.side ->> 'relation'
        left join pg_catalog.pg_attribute as a
          on a.attrelid = t.relid
         and a.attname = v.side ->> 'column'
         and not a.attisdropped
    ) as c
    cross join lateral (
        select c.sides > 0 and c.never_null = c.sides as is_safe
    ) as k
    cross join lateral advisor._statement_finding(
        '0023_not_in_subquery',
        'NOT IN with a subquery',
        'warning',
        'rewrite',
        s,
        jsonb_build_object('has_not_in', true, 'is_same_as_not_exists', k.is_safe)
            || jsonb_strip_nulls(jsonb_build_object('may_be_null', to_jsonb(c.may_be_null))),
        case
            when k.is_safe then
                'The planner cannot make a join of NOT IN (SELECT ...): when the subquery does not '
                'fit into memory it is searched for each row. The columns on both sides are NOT '
                'NULL, so where not exists (select from t where t.x = outer.x) gives the same '
                'rows, and is planned as an anti join.'
            else concat(
                'NOT IN (SELECT ...) gives no row at all as soon as the subquery gives one null, '
                'and the planner cannot make a join of it: when the subquery does not fit into '
                'memory it is searched for each row. Where nulls do not count, write where not '
                'exists (select from t where t.x = outer.x), which is planned as an anti join. '
                'With nulls on the left side the two differ: NOT EXISTS keeps such rows.',
                ' May be null here: ' || array_to_string(c.may_be_null, ', ') || '.')
        end) as f
    where not s.is_excluded
      and coalesce((s.shape ->> 'has_not_in')::boolean, false)
      -- Over small tables nothing is gained.
      and exists (
          select
          from advisor.table_fact as t
          where format('%I.%I', t.schema_name, t.table_name) = any (s.relations)
            and t.rows_estimate >= (select muster.setting_bigint('advisor.min_table_rows')))
$$;

revoke all on function advisor._rule_0023_not_in_subquery() from public;
