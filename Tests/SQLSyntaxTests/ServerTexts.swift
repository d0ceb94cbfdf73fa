/// Statements and what pg_stat_statements of PostgreSQL 15.20 showed after they ran.
enum ServerTexts {
    static let pairs: [(statement: String, stored: String)] = [
        (
            "select * from users where id = 5",
            "select * from users where id = $1"
        ),
        (
            "select id, email from users where email = 'x' and active",
            "select id, email from users where email = $1 and active"
        ),
        (
            "select id from users where status in ('a', 'b') order by created_at desc limit 5",
            "select id from users where status in ($1, $2) order by created_at desc limit $3"
        ),
        (
            "select u.id, o.total from users u join orders o on o.user_id = u.id where o.total > 5",
            "select u.id, o.total from users u join orders o on o.user_id = u.id where o.total > $1"
        ),
        (
            "select * from users left join orders using (id) where orders.id is null",
            "select * from users left join orders using (id) where orders.id is null"
        ),
        (
            "select * from orders natural join items where quantity between 5 and 5",
            "select * from orders natural join items where quantity between $1 and $2"
        ),
        (
            "select distinct status from orders where created_at >= date '2024-02-29'",
            "select distinct status from orders where created_at >= date $1"
        ),
        (
            "select distinct on (user_id) * from orders order by user_id, created_at desc nulls last",
            "select distinct on (user_id) * from orders order by user_id, created_at desc nulls last"
        ),
        (
            "select * from users where (age, id) > (5, 5) order by age, id limit 5",
            "select * from users where (age, id) > ($1, $2) order by age, id limit $3"
        ),
        (
            "select * from users offset 5 limit 5",
            "select * from users offset $1 limit $2"
        ),
        (
            "select * from users where name like 'a!%' escape '!'",
            "select * from users where name like $1 escape $2"
        ),
        (
            "select * from users where name ilike 'x' or email not like 'x'",
            "select * from users where name ilike $1 or email not like $2"
        ),
        (
            "select * from users where tags && array [ 'a', 'b' ]",
            "select * from users where tags && array [ $1, $2 ]"
        ),
        (
            #"select * from users where data @> '{"k": 1}' and data ->> 'device' = 'x'"#,
            "select * from users where data @> $1 and data ->> $2 = $3"
        ),
        (
            "select * from users where id = any ('{1,2}') and status <> all ('{1,2}')",
            "select * from users where id = any ($1) and status <> all ($2)"
        ),
        (
            "select * from orders where id not in (1, 2, 3) for update skip locked",
            "select * from orders where id not in ($1, $2, $3) for update skip locked"
        ),
        (
            "select * from users where updated_at is not distinct from 'x'",
            "select * from users where updated_at is not distinct from $1"
        ),
        (
            #"select * from "Users" where "Name" = 'x'"#,
            #"select * from "Users" where "Name" = $1"#
        ),
        (
            "select * from generate_series (5, 5) as g (i) where i % 5 = 5",
            "select * from generate_series ($1, $2) as g (i) where i % $3 = $4"
        ),
        (
            "select 1 from users tablesample bernoulli (5) repeatable (5)",
            "select $1 from users tablesample bernoulli ($2) repeatable ($3)"
        ),
        (
            "select lower (email) from users where lower (email) = 'x'",
            "select lower (email) from users where lower (email) = $1"
        ),
        (
            "select * from orders where date (created_at) = date '2024-02-29'",
            "select * from orders where date (created_at) = date $1"
        ),
        (
            "select * from orders where created_at::date = date '2024-02-29' and total::text like 'x'",
            "select * from orders where created_at::date = date $1 and total::text like $2"
        ),
        (
            "select * from orders where extract (year from created_at) = 5",
            "select * from orders where extract ($1 from created_at) = $2"
        ),
        (
            "select coalesce (notes, 'x') from orders where nullif (status, 'x') is null",
            "select coalesce (notes, $1) from orders where nullif (status, $2) is null"
        ),
        (
            "select case when total > 5 then 'x' when total > 5 then 'x' else 'x' end from orders",
            "select case when total > $1 then $2 when total > $3 then $4 else $5 end from orders"
        ),
        (
            "select * from orders where created_at at time zone 'UTC' > now () - interval '1' day",
            "select * from orders where created_at at time zone $1 > now () - interval $2 day"
        ),
        (
            #"select * from users where name collate "C" > 'x'"#,
            #"select * from users where name collate "C" > $1"#
        ),
        (
            "select * from users where not (active and age < 5) or balance * 5 + 5 > 5",
            "select * from users where not (active and age < $1) or balance * $2 + $3 > $4"
        ),
        (
            "select substring (name from 5 for 5), position ('x' in name) from users",
            "select substring (name from $1 for $2), position ($3 in name) from users"
        ),
        (
            "select * from users u where exists (select 5 from orders o where o.user_id = u.id and o.total > 5)",
            "select * from users u where exists (select $1 from orders o where o.user_id = u.id and o.total > $2)"
        ),
        (
            "select * from users where id not in (select user_id from orders where status = 'x')",
            "select * from users where id not in (select user_id from orders where status = $1)"
        ),
        (
            "select * from users where age > (select avg (age) from users where country = 'x')",
            "select * from users where age > (select avg (age) from users where country = $1)"
        ),
        (
            "with recent as (select * from orders where created_at > date '2024-02-29') select count (*) from recent where total > 5",
            "with recent as (select * from orders where created_at > date $1) select count (*) from recent where total > $2"
        ),
        (
            "with recursive t (n) as (select 5 union all select n + 5 from t where n < 5) select sum (n) from t",
            "with recursive t (n) as (select $1 union all select n + $2 from t where n < $3) select sum (n) from t"
        ),
        (
            "select * from users u, lateral (select * from orders o where o.user_id = u.id limit 5) x",
            "select * from users u, lateral (select * from orders o where o.user_id = u.id limit $1) x"
        ),
        (
            "select id from users where age > 5 union select user_id from orders where total > 5 order by 1 limit 5",
            "select id from users where age > $1 union select user_id from orders where total > $2 order by 1 limit $3"
        ),
        (
            "select id from users except all select user_id from orders where status = 'x'",
            "select id from users except all select user_id from orders where status = $1"
        ),
        (
            "select * from (values (1, 'x'), (2, 'y')) as v (a, b) where a = 5",
            "select * from (values ($1, $2), ($3, $4)) as v (a, b) where a = $5"
        ),
        (
            "select status, count (*) from orders where total > 5 group by status having count (*) > 5",
            "select status, count (*) from orders where total > $1 group by status having count (*) > $2"
        ),
        (
            "select status, user_id, sum (total) from orders group by grouping sets ((status), (user_id), ())",
            "select status, user_id, sum (total) from orders group by grouping sets ((status), (user_id), ())"
        ),
        (
            "select count (*) filter (where total > 5) from orders",
            "select count (*) filter (where total > $1) from orders"
        ),
        (
            "select id, rank () over (partition by user_id order by total desc rows between 5 preceding and current row) from orders",
            "select id, rank () over (partition by user_id order by total desc rows between $1 preceding and current row) from orders"
        ),
        (
            "select date_trunc ('day', created_at) as day, sum (total) from orders group by 1 order by 1",
            "select date_trunc ($1, created_at) as day, sum (total) from orders group by 1 order by 1"
        ),
        (
            "insert into users (email, name) values ('a', 'b'), ('c', 'd') on conflict (email) do update set name = excluded.name where users.age > 5 returning id",
            "insert into users (email, name) values ($1, $2), ($3, $4) on conflict (email) do update set name = excluded.name where users.age > $5 returning id"
        ),
        (
            "insert into orders (user_id, total) select id, 5 from users where country = 'x'",
            "insert into orders (user_id, total) select id, $1 from users where country = $2"
        ),
        (
            "update orders set status = 'x', total = total + 5 where id = 5",
            "update orders set status = $1, total = total + $2 where id = $3"
        ),
        (
            "update orders o set (status, total) = (select 'x', sum (price) from items i where i.order_id = o.id) from users u where u.id = o.user_id and u.email = 'x'",
            "update orders o set (status, total) = (select $1, sum (price) from items i where i.order_id = o.id) from users u where u.id = o.user_id and u.email = $2"
        ),
        (
            "delete from items using orders where orders.id = items.order_id and orders.status = 'x' returning items.id",
            "delete from items using orders where orders.id = items.order_id and orders.status = $1 returning items.id"
        ),
        (
            "merge into users t using orders s on t.id = s.user_id when matched and s.total > 5 then update set balance = 5 when not matched then insert (id, email) values (s.user_id, 'x')",
            "merge into users t using orders s on t.id = s.user_id when matched and s.total > $1 then update set balance = $2 when not matched then insert (id, email) values (s.user_id, $3)"
        ),
        (
            "select * from orders where total = -5 and created_at > timestamp with time zone '2024-01-01' and shipped_at < now() - interval '90' day",
            "select * from orders where total = $1 and created_at > timestamp with time zone $2 and shipped_at < now() - interval $3 day"
        ),
        (
            "select true, null, 1.5, 'x'::text, interval(3) '5', x'1F', b'101' from users where active = true and id = - 5 limit all",
            "select $1, $2, $3, $4::text, interval(3) $5, $6, $7 from users where active = $8 and id = $9 limit $10"
        ),
        (
            "select id from users where id = any(array[1,2,3]) and (id, age) in ((1,2),(3,4)) /* kept by the server */",
            "select id from users where id = any(array[$1,$2,$3]) and (id, age) in (($4,$5),($6,$7)) /* kept by the server */"
        ),
        (
            "select age + 1 from users group by age + 1 order by age + 1, 1",
            "select age + $1 from users group by age + 1 order by age + 1, 1"
        ),
        (
            "select extract(epoch from created_at)::numeric(10,2) from orders where to_char(created_at, 'YYYY') = '2024'",
            "select extract($1 from created_at)::numeric(10,2) from orders where to_char(created_at, $2) = $3"
        ),
        (
            "select * from users where name between symmetric 'a' and 'b'",
            "select * from users where name between symmetric $1 and $2"
        ),
        (
            "select json_build_object('a', 1) from users u1 cross join lateral unnest(array['x','y']) with ordinality as t(v, n) where n < 2",
            "select json_build_object($1, $2) from users u1 cross join lateral unnest(array[$3,$4]) with ordinality as t(v, n) where n < $5"
        ),
    ]
}
