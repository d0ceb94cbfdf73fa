/// Statements over a small shop, with their literals left open.
///
/// Tokens are separated by one space. `{n}` is a number, `{s}` a string, `{q}` a string without a
/// cast, `{d}` a typed date, `{list n}` a list of any length and `{rows n s}` rows of any number;
/// `Variation` fills them in.
enum StatementTemplates {
    static let all: [String] =
        selects + expressions + subqueries + grouping + writes

    static let selects = [
        "select * from users where id = {n}",
        "select id , email from users where email = {s} and active",
        "select id from users where status in ( {list s} ) order by created_at desc limit {n}",
        "select u . id , o . total from users u join orders o on o . user_id = u . id where o . total > {n}",
        "select * from users left join orders using ( id ) where orders . id is null",
        "select * from orders natural join items where quantity between {n} and {n}",
        "select distinct status from orders where created_at >= {d}",
        "select distinct on ( user_id ) * from orders order by user_id , created_at desc nulls last",
        "select * from users where ( age , id ) > ( {n} , {n} ) order by age , id limit {n}",
        "select * from users offset {n} limit {n}",
        "select * from users where name like {s} escape {s}",
        "select * from users where name ilike {s} or email not like {s}",
        "select * from users where tags && array [ {list s} ]",
        "select * from users where data @> {s} and data ->> {s} = {s}",
        "select * from users where id = any ( {s} ) and status <> all ( {s} )",
        "select * from orders where id not in ( {list n} ) for update skip locked",
        "select * from users where updated_at is not distinct from {s}",
        "select * from \"Users\" where \"Name\" = {s}",
        "select * from generate_series ( {n} , {n} ) as g ( i ) where i % {n} = {n}",
        "select 1 from users tablesample bernoulli ( {n} ) repeatable ( {n} )",
    ]

    static let expressions = [
        "select lower ( email ) from users where lower ( email ) = {s}",
        "select * from orders where date ( created_at ) = {d}",
        "select * from orders where created_at :: date = {d} and total :: text like {s}",
        "select * from orders where extract ( year from created_at ) = {n}",
        "select coalesce ( notes , {s} ) from orders where nullif ( status , {s} ) is null",
        "select case when total > {n} then {s} when total > {n} then {s} else {s} end from orders",
        "select * from orders where created_at at time zone {s} > now ( ) - interval {q} day",
        "select * from users where name collate \"C\" > {s}",
        "select * from users where not ( active and age < {n} ) or balance * {n} + {n} > {n}",
        "select substring ( name from {n} for {n} ) , position ( {s} in name ) from users",
    ]

    static let subqueries = [
        "select * from users u where exists ( select {n} from orders o where o . user_id = u . id and o . total > {n} )",
        "select * from users where id not in ( select user_id from orders where status = {s} )",
        "select * from users where age > ( select avg ( age ) from users where country = {s} )",
        "with recent as ( select * from orders where created_at > {d} ) select count ( * ) from recent where total > {n}",
        "with recursive t ( n ) as ( select {n} union all select n + {n} from t where n < {n} ) select sum ( n ) from t",
        "select * from users u , lateral ( select * from orders o where o . user_id = u . id limit {n} ) x",
        "select id from users where age > {n} union select user_id from orders where total > {n} order by 1 limit {n}",
        "select id from users except all select user_id from orders where status = {s}",
        "select * from ( values {rows n s} ) as v ( a , b ) where a = {n}",
    ]

    static let grouping = [
        "select status , count ( * ) from orders where total > {n} group by status having count ( * ) > {n}",
        "select status , user_id , sum ( total ) from orders group by grouping sets ( ( status ) , ( user_id ) , ( ) )",
        "select count ( * ) filter ( where total > {n} ) from orders",
        "select id , rank ( ) over ( partition by user_id order by total desc rows between {n} preceding and current row ) from orders",
        "select date_trunc ( {s} , created_at ) as day , sum ( total ) from orders group by 1 order by 1",
    ]

    static let writes = [
        "insert into users ( email , name ) values {rows s s} on conflict ( email ) do update set name = excluded . name where users . age > {n} returning id",
        "insert into orders ( user_id , total ) select id , {n} from users where country = {s}",
        "update orders set status = {s} , total = total + {n} where id = {n}",
        "update orders o set ( status , total ) = ( select {s} , sum ( price ) from items i where i . order_id = o . id ) from users u where u . id = o . user_id and u . email = {s}",
        "delete from items using orders where orders . id = items . order_id and orders . status = {s} returning items . id",
        "merge into users t using orders s on t . id = s . user_id when matched and s . total > {n} then update set balance = {n} when not matched then insert ( id , email ) values ( s . user_id , {s} )",
    ]
}
