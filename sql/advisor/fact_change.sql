create or replace view advisor.fact_change as
with version as (
    select v.*,
           lag(v.version_id) over of_one as before_id,
           lag(v.value) over of_one as before,
           lag(v.vanished_at) over of_one as before_vanished_at,
           lead(v.appeared_at) over of_one as next_appeared_at
    from advisor.fact_version as v
    window of_one as (partition by v.kind, v.name order by v.version_id)
),
step as (
    -- A version that took the place of another at the same look.
    select v.version_id, v.before_id, v.kind, v.name, v.relation, v.before, v.value as after,
           v.appeared_after as happened_after, v.appeared_at as happened_at
    from version as v
    where v.before_vanished_at = v.appeared_at
    union all
    -- One that came.
    select v.version_id, null, v.kind, v.name, v.relation, null, v.value, v.appeared_after,
           v.appeared_at
    from version as v
    where v.appeared_after is not null
      and v.before_vanished_at is distinct from v.appeared_at
    union all
    -- One that went.
    select v.version_id, v.version_id, v.kind, v.name, v.relation, v.value, null, v.vanished_after,
           v.vanished_at
    from version as v
    where v.vanished_at is not null
      and v.next_appeared_at is distinct from v.vanished_at
)
select s.version_id,
       s.before_id,
       c.change,
       s.name,
       s.relation,
       s.before,
       s.after,
       s.happened_after,
       s.happened_at
from step as s
cross join lateral (
    values
        ('index created', s.kind = 'index' and s.before is null),
        ('index dropped', s.kind = 'index' and s.after is null),
        ('index broken', s.kind = 'index' and s.before -> 'is_valid' = 'true'
            and s.after -> 'is_valid' = 'false'),
        ('index mended', s.kind = 'index' and s.before -> 'is_valid' = 'false'
            and s.after -> 'is_valid' = 'true'),
        ('index redefined', s.kind = 'index'
            and s.before ->> 'definition' <> s.after ->> 'definition'),
        ('setting changed', s.kind = 'setting' and s.before <> s.after),
        ('table created', s.kind = 'table' and s.before is null),
        ('table dropped', s.kind = 'table' and s.after is null),
        ('table grew', s.kind = 'table'
            and (s.after ->> 'rows')::numeric > (s.before ->> 'rows')::numeric * 1.1),
        ('table shrank', s.kind = 'table'
            and (s.after ->> 'rows')::numeric < (s.before ->> 'rows')::numeric * 0.9),
        ('statistics collected', s.kind = 'table'
            and s.after -> 'analyzed_at' <> s.before -> 'analyzed_at'
            and s.after ->> 'analyzed_at' is not null),
        ('statistics became stale', s.kind = 'table' and s.before -> 'is_stale' = 'false'
            and s.after -> 'is_stale' = 'true')
) as c (change, is_so)
where c.is_so;

comment on view advisor.fact_change is
'What changed about tables, indexes and planner settings, between which two looks at them.';
comment on column advisor.fact_change.version_id is
    'key of advisor.fact_version: what was so afterwards, or of something that went, last';
comment on column advisor.fact_change.before_id is 'what was so before; null for something new';
comment on column advisor.fact_change.change is
    'index created, dropped, broken, mended or redefined; setting changed; table created, dropped, '
    'grew or shrank; statistics collected or became stale';
comment on column advisor.fact_change.name is 'the index, the table or the setting';
comment on column advisor.fact_change.relation is 'the table; null for a setting';
comment on column advisor.fact_change.before is 'as in advisor.fact_version';
comment on column advisor.fact_change.after is 'as in advisor.fact_version';
comment on column advisor.fact_change.happened_after is 'the last look at which it was not so yet';
comment on column advisor.fact_change.happened_at is 'the first look at which it was so';
