create or replace function advisor._measurement_holds(was jsonb, present jsonb)
returns boolean
language sql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
    -- Whether what advisor._measured_facts() said when something was measured still is so. Rows
    -- count as changed from a tenth on: less seldom moves the planner.
    select $1 is not null
           and $1 -> 'statements' = $2 -> 'statements'
           and not exists (
               select
               from jsonb_each($1 -> 'tables') as w
               full join jsonb_each($2 -> 'tables') as n
                 on n.key = w.key
               where w.value is null
                  or n.value is null
                  or w.value -> 'indexes' <> n.value -> 'indexes'
                  or abs((n.value ->> 'rows')::numeric - (w.value ->> 'rows')::numeric)
                     > (w.value ->> 'rows')::numeric / 10)
$$;

revoke all on function advisor._measurement_holds(jsonb, jsonb) from public;
