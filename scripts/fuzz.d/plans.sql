-- Plans of many shapes, a line each, with and without running them.
set client_min_messages = warning;
set statement_timeout = '60s';
create temporary table a as select n as id, n % 10 as k, md5(n::text) as t from generate_series(1, 400) as n;
create temporary table b as select n as id, n % 60 as a_id, n * 1.5 as v from generate_series(1, 400) as n;
create index a_id on a (id);
create index b_a_id on b (a_id) where v > 10;
create temporary table part (id int, at date) partition by range (at);
create temporary table part_1 partition of part for values from ('2026-01-01') to ('2026-02-01');
create temporary table part_2 partition of part for values from ('2026-02-01') to ('2026-03-01');
analyze a; analyze b;
create function pg_temp.plans(query text) returns setof text language plpgsql as $$
declare
    option text;
    plan json;
begin
    foreach option in array array['costs', 'analyze, buffers', 'verbose, settings', 'analyze, wal, timing off'] loop
        begin
            execute format('explain (format json, %s) %s', option, query) into plan;
            return next replace(plan::text, E'\n', ' ');
        exception when others then
            null;
        end;
    end loop;
end
$$;
create temporary table query (text text);
insert into query values
    ('select * from a where id = 7'), ('select * from a where k = 7 and t like ''a%'''),
    ('select * from a join b on b.a_id = a.id where a.k = 3'),
    ('select * from a left join b on b.a_id = a.id where b.v > 100 order by a.t limit 5'),
    ('select k, count(*), sum(id) from a group by k having count(*) > 3'),
    ('select distinct t from a order by t desc'), ('select * from a where exists (select from b where b.a_id = a.id)'),
    ('select * from a where id not in (select a_id from b)'),
    ('select (select max(v) from b where b.a_id = a.id) from a'),
    ('with recursive r as (select 1 as n union all select n + 1 from r where n < 100) select * from r'),
    ('with x as materialized (select * from a) select * from x join x as y using (k)'),
    ('select id, row_number() over (partition by k order by t) from a'),
    ('select k, t, count(*) from a group by grouping sets ((k), (t), ())'),
    ('select * from a union select id, a_id, v::text from b'), ('select * from a except all select id, a_id, v::text from b'),
    ('select * from part where at >= ''2026-01-15'''), ('select * from part where id = any (array[1, 2, 3])'),
    ('select * from generate_series(1, 100) as g join lateral (select * from a where a.id = g limit 2) as l on true'),
    ('select * from (values (1, ''x''), (2, ''y'')) as v (n, s) full join a on a.id = v.n'),
    ('insert into a select id, 1, ''x'' from b'), ('update a set t = ''y'' from b where b.a_id = a.id'),
    ('delete from a using b where b.a_id = a.id'), ('select * from a tablesample bernoulli (10)'),
    ('select * from a where ctid = ''(0,1)'''), ('select json_agg(t order by id) from a'),
    ('select * from a for update'), ('select * from pg_class as c join pg_attribute as t on t.attrelid = c.oid'),
    ('select unnest(array[1, 2]), generate_series(1, 3)'), ('select * from a order by k, t'),
    ('merge into a using b on a.id = b.id when matched then update set k = 1 when not matched then insert values (b.id, 1, ''z'')'),
    ('select ''it''''s'' || t from a where t between ''a'' and ''b'''), ('select 1 where false');
begin;
select p from query as q cross join lateral pg_temp.plans(q.text) as p;
set local enable_hashjoin = off;
set local enable_mergejoin = off;
select p from query as q cross join lateral pg_temp.plans(q.text) as p;
set local enable_nestloop = off;
set local enable_mergejoin = on;
set local enable_seqscan = off;
select p from query as q cross join lateral pg_temp.plans(q.text) as p;
set local enable_hashjoin = on;
set local parallel_setup_cost = 0;
set local parallel_tuple_cost = 0;
set local min_parallel_table_scan_size = 0;
set local work_mem = '64kB';
select p from query as q cross join lateral pg_temp.plans(q.text) as p;
rollback;
