begin;
\ir ../../lib/advisor.sql
select plan(5);

create function pg_temp.found(rule text) returns setof text language plpgsql as $$
begin
    perform advisor.refresh_facts(force => true);
    return query execute format('select f.ddl from advisor._rule_%s() as f order by 1', rule);
end $$;
create function pg_temp.reads(variadic places text[]) returns jsonb language sql as $$
    select jsonb_agg(jsonb_build_object('relation_schema', 'app', 'relation_name', 't',
        'usage', split_part(p, ' ', 2), 'operator', split_part(p, ' ', 3))
        || case when p like '% order_by%' then jsonb_build_object('clause', 'order_by', 'position',
                split_part(p, ' ', 4)::integer, 'direction', split_part(p, ' ', 5))
            else '{"clause": "where"}' end
        || case when p like '(%' then jsonb_build_object('expression', split_part(p, ' ', 1))
            else jsonb_build_object('column_name', split_part(p, ' ', 1)) end)
    from unnest(places) as p $$;
create schema app;
create table app.parent (id integer primary key);
insert into app.parent select generate_series(1, 100);
create table app.t (id integer primary key, parent_id integer references app.parent, other_id integer);
insert into app.t select g, g % 100 + 1, g from generate_series(1, 20000) as g;
create table app.small (parent_id integer references app.parent);
analyze app.parent, app.t, app.small;

-- True positive; a small table is a near miss.
select results_eq($$select pg_temp.found('0017_foreign_key_index')$$,
    $$values ('create index concurrently t_parent_id_idx on app.t (parent_id);')$$, 'a foreign key of a large table');
select pg_temp.look_again() \g /dev/null
select results_eq('select state, ddl_undo from advisor.recommendation',
    $$values ('open', 'drop index concurrently app.t_parent_id_idx;')$$, 'there is nothing to ask the planner');

-- Near miss: the column second.
create index on app.t (other_id, parent_id);
select is((select count(*) from pg_temp.found('0017_foreign_key_index')), 1::bigint, 'an index that begins otherwise does not serve');

-- Fix.
create index on app.t (parent_id, other_id);
select is_empty($$select pg_temp.found('0017_foreign_key_index')$$, 'one that begins with it ends it');
select pg_temp.look_again() \g /dev/null
select results_eq('select state from advisor.recommendation', $$values ('applied')$$, 'and was what was asked for');

select * from finish();
rollback;
