begin;
\ir ../../lib/advisor.sql
select plan(4);

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
create table app.t (id integer, a integer) partition by range (id);
create table app.t1 partition of app.t for values from (0) to (15000);
create table app.t2 partition of app.t for values from (15000) to (90000);
insert into app.t select g, g % 7 from generate_series(1, 20000) as g;
analyze app.t1;
analyze app.t2;

-- True positive: what autovacuum would have done.
select results_eq($$select pg_temp.found('0019_partitioned_statistics')$$, $$values ('analyze app.t;')$$,
    'the parent has no statistics of its own');
select matches((select f.title from advisor._rule_0019_partitioned_statistics() as f), 'Missing', 'they are missing');

-- Fix.
analyze app.t;
select is_empty($$select pg_temp.found('0019_partitioned_statistics')$$, 'ANALYZE of the parent ends it');

-- They get old: the partitions grow and are analysed, the parent is not.
insert into app.t select g, g % 7 from generate_series(20001, 40000) as g;
analyze app.t2;
select results_eq($$select pg_temp.found('0019_partitioned_statistics')$$, $$values ('analyze app.t;')$$,
    'when the partitions have grown they are stale');

select * from finish();
rollback;
