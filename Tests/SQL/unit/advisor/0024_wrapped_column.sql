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
create table app.t (id integer primary key, at timestamptz, code integer);
insert into app.t select g, '2026-01-01'::timestamptz + g * interval '1 s', g from generate_series(1, 20000) as g;
analyze app.t;

-- Near miss: there is no index that it could use.
select pg_temp.run_statement('w1', 'select', '{app.t}', pg_temp.reads('(code::text) equality =')) as w1 \gset
select is((select count(*) from pg_temp.found('0024_wrapped_column')), 0::bigint, 'without an index on the column nothing is lost');

-- True positive.
create index on app.t (code);
select is((select count(*) from pg_temp.found('0024_wrapped_column')), 1::bigint, 'an index on the column lies idle');
select matches((select f.why from advisor._rule_0024_wrapped_column() as f), 'cast the value: code = \$1::integer', 'the value is to be cast');

-- Fix.
create index on app.t ((code::text));
select is((select count(*) from pg_temp.found('0024_wrapped_column')), 0::bigint, 'an index on the expression ends it');

select * from finish();
rollback;
