create or replace function advisor.what_if(query text, variadic ddl text[] default '{}')
returns table (
    variant text,
    total_cost double precision,
    improvement_pct numeric,
    indexes_used text[],
    plan jsonb
)
language sql
volatile
as $$
    -- Not pinned, because the query's names are to mean what they mean to the caller; so everything
    -- here is qualified, and the path is handed on.
    select w.variant, w.total_cost, w.improvement_pct, w.indexes_used, w.plan
    from advisor._what_if($1, $2, pg_catalog.current_setting('search_path')) as w
$$;

comment on function advisor.what_if(text, text[]) is
'What indexes would bring a query, without building them: the planner''s cost and plan as things
are, with each index by itself, and with all of them. Needs HypoPG when an index is given. In your
session and with your rights.

The query is one SELECT, INSERT, UPDATE, DELETE, MERGE or VALUES, and may have parameters ($1),
which are planned without a value. It is planned, never executed. ddl are CREATE INDEX commands.
What you prepared and your own hypothetical indexes stay; the latter count as there.

Costs are the planner''s. HypoPG knows no height of a tree that does not exist, so in nested loops a
hypothetical index looks a little cheaper than it will be.

Returns one row for each variant; indexes_used names existing indexes and gives the command of
hypothetical ones. Raises MU080 when the query is not one statement that can be planned, MU081 when
a command is not one CREATE INDEX that HypoPG takes, MU484 without HypoPG, and what planning the
query raises.

    select variant, total_cost, improvement_pct
    from advisor.what_if(
        ''select * from orders where user_id = $1'',
        ''create index on orders (user_id)'');';

revoke all on function advisor.what_if(text, text[]) from public;
