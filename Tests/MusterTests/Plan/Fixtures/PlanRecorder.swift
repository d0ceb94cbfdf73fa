import Foundation
import Testing

/// Records the plans of `RecordedPlans.swift` from a real server, on request:
///
///     scripts/pg start
///     MUSTER_RECORD_PLANS=$(scripts/pg url) swift test --filter PlanRecorder
///
/// The server must have the database `postgres`, in which a schema is made and dropped again.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["MUSTER_RECORD_PLANS"] != nil))
struct PlanRecorder {
    /// A statement and the circumstances that lead to the plan that its name says.
    struct Case {
        var name: String
        var form: RecordedPlan.Form
        var setup: String
        var statement: String

        init(
            _ name: String, form: RecordedPlan.Form = .counted, setup: String = "",
            _ statement: String
        ) {
            self.name = name
            self.form = form
            self.setup = setup
            self.statement = statement
        }
    }

    @Test func record() throws {
        let url = try #require(ProcessInfo.processInfo.environment["MUSTER_RECORD_PLANS"])
        _ = try psql(url, Self.schema)
        _ = try psql(url, "vacuum plan_cases.orders, plan_cases.customers, plan_cases.items")
        defer { _ = try? psql(url, "drop schema plan_cases cascade") }

        var file = """
            // Recorded by PlanRecorder from \(try psql(url, "show server_version").split(separator: " ")[0]). Do not edit.

            extension RecordedPlan {
                static let all: [RecordedPlan] = [

            """
        for entry in Self.cases {
            // Without indentation the file is half as long, and no string has a line break.
            let json = try explain(entry, "json", url).split(separator: "\n")
                .map { $0.drop { $0 == " " } }.joined(separator: "\n")
            let text = entry.form == .full ? "" : try explain(entry, "text", url)
            file += """
                        RecordedPlan(
                            name: "\(entry.name)", form: .\(entry.form),
                            json: #\"""
                \(indented(json))
                                \"""#,
                            text: #\"""
                \(indented(text))
                                \"""#),

                """
        }
        file += "    ]\n}\n"
        let path = (#filePath as NSString).deletingLastPathComponent + "/RecordedPlans.swift"
        try file.write(toFile: path, atomically: true, encoding: .utf8)
    }

    private func explain(_ entry: Case, _ format: String, _ url: String) throws -> String {
        let options = [entry.form.rawValue, "format \(format)"].filter { !$0.isEmpty }
        return try psql(
            url,
            """
            begin;
            set local search_path = plan_cases;
            set local max_parallel_workers_per_gather = 0;
            set local track_io_timing = on;
            \(entry.setup)
            explain (\(options.joined(separator: ", "))) \(entry.statement);
            rollback;
            """)
    }

    private func psql(_ url: String, _ script: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", url, "-c", script]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "psql failed on: \(script)")
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    private func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : "                " + $0 }.joined(separator: "\n")
    }

    static let schema = #"""
        drop schema if exists plan_cases cascade;
        create schema plan_cases;
        set search_path = plan_cases;
        select setseed(0.5);
        create table customers (
            id int primary key, email text not null, name text, country text,
            created_at timestamptz, data jsonb);
        insert into customers
        select i, 'user' || i || '@example.com', 'Name ' || i,
            (array['de', 'fr', 'us', 'jp'])[1 + i % 4],
            timestamptz '2025-01-01 UTC' + i * interval '1 hour',
            jsonb_build_object('device', 'd' || i % 7)
        from generate_series(1, 2000) as i;
        create index customers_country on customers (country);
        create index customers_lower_email on customers (lower(email));
        create table orders (
            id int primary key, customer_id int not null, status text not null,
            total numeric(10, 2), created_at timestamptz, note text);
        insert into orders
        select i, 1 + (i * 7919) % 2000, (array['new', 'paid', 'sent'])[1 + i % 3], i % 500,
            timestamptz '2025-01-01 UTC' + i * interval '1 minute', repeat('x', 20)
        from generate_series(1, 20000) as i;
        create index orders_customer on orders (customer_id);
        create index orders_status on orders (status);
        create index orders_created on orders (created_at);
        create table items (
            order_id int, line int, product int, quantity int, primary key (order_id, line));
        insert into items
        select o, l, (o * 31 + l) % 300, l
        from generate_series(1, 6000) as o, generate_series(1, 3) as l;
        create table "Odd ""Table""" ("Key One" int primary key, "it's" text);
        insert into "Odd ""Table""" select i, 'v' || i from generate_series(1, 100) as i;
        create table events (at date not null, kind int, payload text) partition by range (at);
        create table events_2025_01 partition of events
            for values from ('2025-01-01') to ('2025-02-01');
        create table events_2025_02 partition of events
            for values from ('2025-02-01') to ('2025-03-01');
        create table events_2025_03 partition of events
            for values from ('2025-03-01') to ('2025-04-01');
        insert into events
        select date '2025-01-01' + i % 90, i % 5, 'p' || i from generate_series(1, 3000) as i;
        create index on events (at);
        create index on events (kind);
        create table staff (id int primary key, manager int, name text);
        insert into staff select i, i / 3, 'n' || i from generate_series(1, 200) as i;
        create function touch() returns trigger language plpgsql as
            'begin new.name := new.name; return new; end';
        create trigger staff_touch before update on staff
            for each row execute function touch();
        create view nations as
            select country, count(*) as members from customers group by country;
        analyze;
        """#

    static let cases: [Case] = [
        Case("seq scan", "select * from orders where note = 'gift ''wrapped'' \\ $1'"),
        Case("seq scan, planned", form: .plain, "select * from orders where total > 12.5"),
        Case("index scan", "select * from orders where id = 42"),
        Case("index scan, planned", form: .plain, "select * from orders where id = 42"),
        Case(
            "expression index",
            "select id from customers where lower(email) = 'user17@example.com'"),
        Case("index only scan backward", "select id from orders order by id desc limit 10"),
        Case(
            "index cond and filter",
            "select * from orders where customer_id = 17 and total > 100 and status <> 'new'"),
        Case(
            "bitmap heap scan",
            "select * from orders where customer_id in (1, 2, 3) and total >= 5"),
        Case(
            "bitmap and", setup: "set local enable_seqscan = off; set local enable_indexscan = off;",
            """
            select * from orders where customer_id < 60
            and created_at between '2025-01-02' and '2025-01-03'
            """),
        Case(
            "bitmap or", setup: "set local enable_seqscan = off;",
            "select * from orders where customer_id = 5 or created_at < '2025-01-01 02:00+00'"),
        Case(
            "nested loop", setup: "set local enable_memoize = off; set local enable_hashjoin = off;"
                + " set local enable_mergejoin = off;",
            """
            select c.name, o.total from customers c join orders o on o.customer_id = c.id
            where c.id < 20
            """),
        Case(
            "memoize", setup: "set local enable_hashjoin = off; set local enable_mergejoin = off;",
            """
            select count(c.name) from orders o join customers c on c.id = o.customer_id
            where o.id < 3000
            """),
        Case(
            "materialize",
            """
            select count(*) from staff a join staff b on a.name > b.name
            """),
        Case(
            "hash left join",
            """
            select c.name, o.total from customers c left join orders o
            on o.customer_id = c.id and o.status = 'paid' and o.total > c.id
            """),
        Case(
            "hash batches", setup: "set local work_mem = '64kB'; set local hash_mem_multiplier = 1;"
                + " set local enable_mergejoin = off;",
            "select count(*) from orders o join items i on i.order_id = o.id where o.note <> 'y'"),
        Case(
            "merge join", setup: "set local enable_hashjoin = off; set local enable_nestloop = off;",
            "select * from orders o join items i on i.order_id = o.id order by o.id limit 50"),
        Case(
            "merge full join",
            setup: "set local enable_hashjoin = off;",
            """
            select count(*) from staff a full join customers b on a.id = b.id
            """),
        Case(
            "hash semi join",
            "select name from customers c where exists (select from orders where customer_id = c.id)"
        ),
        Case(
            "hash anti join",
            """
            select name from customers c
            where not exists (select from orders o where o.customer_id = c.id and o.total > 400)
            """),
        Case(
            "three way join",
            """
            select c.country, sum(i.quantity) from customers c
            join orders o on o.customer_id = c.id join items i on i.order_id = o.id
            where o.status = 'sent' group by c.country order by 2 desc
            """),
        Case("aggregate plain", "select max(total), count(*) from orders where total < 100"),
        Case(
            "aggregate hashed",
            "select status, count(*) from orders group by status having count(*) > 10"),
        Case(
            "aggregate sorted", setup: "set local enable_hashagg = off;",
            "select customer_id, sum(total) from orders where id < 300 group by customer_id"),
        Case(
            "aggregate mixed",
            """
            select status, customer_id % 3, count(*) from orders
            group by grouping sets ((status), (customer_id % 3), ())
            """),
        Case(
            "aggregate spilled",
            setup: "set local work_mem = '64kB'; set local hash_mem_multiplier = 1;"
                + " set local enable_sort = off;",
            "select total, note, id % 9000, count(*) from orders group by 1, 2, 3"),
        Case(
            "group", setup: "set local enable_hashagg = off;",
            "select country from customers group by country"),
        Case("sort quicksort", "select * from customers where id < 50 order by lower(name) desc"),
        Case("sort top-n", "select * from orders order by total desc, id limit 5"),
        Case(
            "sort external", setup: "set local work_mem = '64kB';",
            "select * from orders order by note, total"),
        Case(
            "incremental sort",
            "select * from orders order by created_at, total limit 30"),
        Case(
            "window",
            """
            select id, total, rank() over (partition by status order by total desc)
            from orders where id < 100
            """),
        Case(
            "window run condition",
            """
            select * from (select id, row_number() over (order by id) as n from orders) t
            where n <= 3
            """),
        Case("distinct", setup: "set local enable_hashagg = off;",
            "select distinct country, name from customers where id < 90"),
        Case("except", "select id from customers except select customer_id from orders"),
        Case(
            "intersect sorted", setup: "set local enable_hashagg = off;",
            "select id from staff intersect all select id from customers where id < 40"),
        Case(
            "union all",
            """
            select id from staff where id > 10 union all select id from customers where id < 5
            union all select 7
            """),
        Case(
            "cte twice",
            """
            with recent as materialized (select * from orders where created_at > '2025-01-10')
            select a.id from recent a join recent b on a.id = b.id + 1 where a.total > 490
            """),
        Case(
            "cte recursive",
            """
            with recursive tree as (
                select id, manager from staff where id = 1
                union all
                select s.id, s.manager from staff s join tree t on s.manager = t.id)
            select count(*) from tree
            """),
        Case(
            "cte that modifies",
            """
            with gone as (delete from items where order_id < 20 returning order_id)
            select count(*) from gone
            """),
        Case(
            "init plan",
            "select id from orders where total > (select avg(total) from orders) and id < 500"),
        Case(
            "correlated subplan",
            """
            select id, (select max(total) from orders o where o.customer_id = c.id) from customers c
            where id <= 30
            """),
        Case(
            "correlated filter",
            """
            select id from orders o where total > (
                select avg(total) from orders p where p.customer_id = o.customer_id)
            and o.id < 60
            """),
        Case(
            "hashed subplan",
            "select id from customers where id not in (select customer_id from orders)"),
        Case(
            "subquery scan",
            """
            select * from (select country, count(*) as n from customers group by country
                offset 0) s where n > 3
            """),
        Case("view", "select * from nations where country = 'de'"),
        Case("partitions pruned", "select count(*) from events where at = '2025-02-14'"),
        Case("append", "select count(*) from events where payload <> 'p3'"),
        Case("merge append", "select * from events order by kind limit 20"),
        Case(
            "pruned at run time",
            setup: "prepare p (date) as select * from events where at = $1;"
                + " set local plan_cache_mode = force_generic_plan;",
            "execute p ('2025-03-03')"),
        Case("values scan", "select * from (values (1, 'a'), (2, 'b')) as v (n, t) where n > 1"),
        Case("function scan", "select * from generate_series(1, 10) as g (n) where n % 2 = 0"),
        Case("tid scan", "select * from orders where ctid = '(1,1)'"),
        Case("tid range scan", "select count(*) from orders where ctid < '(2,0)'"),
        Case("sample scan", "select count(*) from orders tablesample system (50) repeatable (3)"),
        Case("project set", "select generate_series(1, id) from staff where id < 4"),
        Case("one-time filter", "select * from orders where false"),
        Case(
            "one-time parameter",
            setup: "prepare q (int) as select * from staff where $1 = 3;"
                + " set local plan_cache_mode = force_generic_plan;",
            "execute q (4)"),
        Case("lock rows", "select * from staff where id = 3 for update"),
        Case("quoted names", "select * from \"Odd \"\"Table\"\"\" t where \"it's\" = 'it''s'"),
        Case("insert", "insert into staff select id + 1000, 1, 'x' from staff where id < 9"),
        Case(
            "insert on conflict",
            """
            insert into staff values (3, 1, 'secret'), (4000, 2, 'other')
            on conflict (id) do update set name = excluded.name where staff.name <> 'secret'
            """),
        Case("update", "update staff set name = 'geheim' where id between 5 and 9"),
        Case("delete", "delete from items using orders o where o.id = order_id and o.id < 10"),
        Case("update partitioned", form: .plain, "update events set kind = 9 where at >= '2025-02-20'"),
        Case(
            "merge",
            """
            merge into staff s using (select id, name from customers where id < 5) c
            on c.id = s.id
            when matched then update set name = c.name
            when not matched then insert values (c.id, 1, c.name)
            """),
        Case("full: sort", form: .full, setup: "set local work_mem = '64kB';",
            "select * from orders order by note, total"),
        Case(
            "full: correlated", form: .full,
            """
            select id from orders o where total > (
                select avg(total) from orders p where p.customer_id = o.customer_id)
            and o.id < 300
            """),
        Case(
            "full: init plan below", form: .full,
            """
            select count(*) from customers c join orders o on o.customer_id = c.id
            where o.total > (select avg(total) from orders where status = 'paid')
            """),
        Case(
            "full: cte twice", form: .full,
            """
            with recent as materialized (select * from orders where created_at > '2025-01-10')
            select a.id from recent a join recent b on a.id = b.id + 1 where a.total > 490
            """),
        Case(
            "full: parallel", form: .full, setup: parallel,
            """
            select c.country, count(*), sum(o.total) from orders o
            join customers c on c.id = o.customer_id group by c.country order by 2
            """),
        Case(
            "full: parallel hash", form: .full, setup: parallel + " set local enable_mergejoin = off;"
                + " set local enable_nestloop = off;",
            "select count(*) from orders o join items i on i.order_id = o.id"),
        Case("full: parallel append", form: .full, setup: parallel,
            "select kind, count(*) from events group by kind"),
        Case("full: gather merge", form: .full, setup: parallel,
            "select * from orders order by total, id"),
        Case("full: update with trigger", form: .full,
            "update staff set name = upper(name) where id < 50"),
        Case(
            "full: temporary table", form: .full,
            setup: "create temp table t on commit drop as select * from orders;",
            "select count(*) from t where total > 10"),
        Case(
            "full: settings and hash batches", form: .full,
            setup: "set local work_mem = '64kB'; set local hash_mem_multiplier = 1;"
                + " set local enable_mergejoin = off;",
            "select count(*) from orders o join items i on i.order_id = o.id where o.note <> 'y'"),
        Case("full: never executed", form: .full,
            """
            select * from staff s join customers c on c.id = s.id join orders o on o.id = c.id
            where s.name = 'nobody'
            """),
        Case(
            "full: misestimate", form: .full,
            """
            select * from orders o join items i on i.order_id = o.id
            where o.total::text like '4%' and o.status || 'x' = 'newx'
            """),
        Case(
            "full: insert", form: .full,
            "insert into staff select id + 1000, 1, 'x' from staff where id < 90"),
        // Pairs: one statement under two circumstances.
        Case(
            "lookup, no index", form: .plain, setup: "drop index orders_customer;", lookup),
        Case("lookup, index", form: .plain, lookup),
        Case(
            "lookup, better index", form: .plain,
            setup: "create index orders_customer_status on orders (customer_id, status);", lookup),
        Case("latest, sorted", form: .plain, latest),
        Case(
            "latest, from the index", form: .plain,
            setup: "create index orders_customer_created on orders (customer_id, created_at);",
            latest),
        Case(
            "join, no index", form: .plain, setup: "drop index orders_customer;", oneCustomer),
        Case(
            "join, index", form: .plain,
            setup: "create unique index customers_email on customers (email);", oneCustomer),
        Case("join order, free", form: .plain, threeTables),
        Case(
            "join order, as written", form: .plain, setup: "set local join_collapse_limit = 1;",
            threeTables),
        Case("distinct, hashed", form: .plain, "select distinct note from orders"),
        Case(
            "distinct, sorted", form: .plain, setup: "set local enable_hashagg = off;",
            "select distinct note from orders"),
        Case("count, alone", form: .plain, "select count(*) from orders where note <> 'a'"),
        Case(
            "count, parallel", form: .plain, setup: parallel,
            "select count(*) from orders where note <> 'a'"),
        Case(
            "sort in memory", setup: "set local work_mem = '64MB';",
            "select * from orders order by note, total"),
    ]

    static let lookup = "select * from orders where customer_id = 17 and status = 'paid'"
    static let latest = """
        select * from orders where customer_id = 17 order by created_at desc limit 5
        """
    static let oneCustomer = """
        select o.id from customers c join orders o on o.customer_id = c.id
        where c.email = 'user5@example.com'
        """
    static let threeTables = """
        select count(*) from customers c join orders o on o.customer_id = c.id
        join items i on i.order_id = o.id where i.product = 7
        """

    static let parallel = """
        set local max_parallel_workers_per_gather = 2; set local parallel_setup_cost = 0; \
        set local parallel_tuple_cost = 0; set local min_parallel_table_scan_size = 0; \
        set local min_parallel_index_scan_size = 0;
        """
}
