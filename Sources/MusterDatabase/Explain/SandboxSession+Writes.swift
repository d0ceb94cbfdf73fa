public import Muster
import PostgresClient

extension SandboxSession {
    /// Rows of a copy that are written again.
    public struct WriteSample: Sendable {
        /// The table in the sandbox.
        let copy: String
        /// Where the rows are.
        let places: String
        /// How many there are.
        public let rows: Int
    }

    /// What one writing of a sample took.
    public struct WriteRun: Sendable {
        /// Milliseconds.
        public var milliseconds: Double
        /// Blocks touched.
        public var buffers: Double
    }

    /// So many rows are written in one run at most, and no more than a fiftieth of the copy: a run then
    /// takes about a millisecond, so that on a busy machine some run is not interrupted.
    private static let mostRows = 500
    /// Rows are taken from so many times as many pages as they would fill.
    private static let scatter = 4.0
    /// Fewer rows tell nothing.
    private static let leastRows = 100
    /// So many bytes are written in one run at most: what a run writes stays in the copy as dead rows
    /// until that is dropped.
    private static let mostBytes = 524_288

    /// Chooses rows of a copy at random, some of each page, in the order in which they lie: rows that
    /// were inserted together are written together, which an index in their order makes cheap.
    ///
    /// - Parameter copy: the table in the sandbox.
    /// - Returns: nil when it has too few rows.
    /// - Throws: `ExplainRefusal`.
    public func writeSample(of copy: String) async throws -> WriteSample? {
        do {
            // Nothing is prepared for a statement of the workload after this.
            try await connection.execute(
                "select pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', false)")
            let size = try await connection.query(
                """
                select least(\(Self.mostRows)::float8, r.rows / 50,
                             \(Self.mostBytes)::float8 * r.rows / greatest(r.bytes, 1)) as wanted,
                       r.rows, greatest(r.leaves, 1)::float8 as leaves
                from (
                    select coalesce(sum(greatest(c.reltuples, 0)), 0)::float8 as rows,
                           coalesce(sum(pg_catalog.pg_table_size(c.oid)), 0)::float8 as bytes,
                           count(*) as leaves
                    from pg_catalog.pg_class as c
                    where c.relkind <> 'p'
                      and (c.oid = pg_catalog.format('muster_sandbox.%I', \(copy)::text)::pg_catalog.regclass
                           or c.oid in (
                               select t.relid
                               from pg_catalog.pg_partition_tree(
                                   pg_catalog.format('muster_sandbox.%I', \(copy)::text)::pg_catalog.regclass)
                                   as t
                               where t.isleaf))
                ) as r
                """, timeout: remaining)
            guard let row = size.first else { return nil }
            let (wanted, rows): (Double, Double) = (
                try row.decode("wanted"), try row.decode("rows")
            )
            guard wanted >= Double(Self.leastRows) else { return nil }
            // A place may be one of a row in every partition.
            let most = max(1, Int(wanted / (try row.decode("leaves", as: Double.self))))
            let percent = String(min(100, 100 * Self.scatter * wanted / rows))
            let places = try await connection.query(
                """
                select coalesce(array_agg(s.ctid), '{}')::text as places
                from (
                    select t.ctid
                    from (
                        select ctid, row_number() over () as place
                        from muster_sandbox.\(identifier: copy) tablesample system (
                            \(unescaped: percent)) repeatable (1)
                    ) as t
                    where t.place % \(Int(Self.scatter))::bigint = 0
                    limit \(most)::bigint
                ) as s
                """, timeout: remaining
            ).value(as: String.self)
            let count = try await connection.query(
                """
                select count(*) as count from muster_sandbox.\(identifier: copy)
                where ctid = any (\(places)::text::tid[])
                """, timeout: remaining
            ).value(as: Int.self)
            guard count >= Self.leastRows else { return nil }
            return WriteSample(copy: copy, places: places, rows: count)
        } catch {
            throw Self.refusal(for: error)
        }
    }

    /// Deletes the rows of a sample and inserts them again, as if the copy had one index or none, in a
    /// transaction that is rolled back.
    ///
    /// One statement does both, so there is no second table that could be left behind, and no key is
    /// violated: the row that has it is deleted already. Copies have no triggers, generated columns,
    /// identities or checks; the foreign keys between them are dropped in the same transaction. What is
    /// the same with and without the index, such as the deleting, falls out of the difference.
    ///
    /// - Parameters:
    ///   - sample: the rows.
    ///   - index: the only index that there is; nil for none.
    /// - Returns: what it took; of a GIN index with what its pending entries take later.
    /// - Throws: `ExplainRefusal`; `PlanError`.
    public func rewrite(
        _ sample: WriteSample, keeping index: String?
    ) async throws -> WriteRun {
        do {
            try await connection.execute("begin")
            for command in try await removals(from: sample.copy, but: index) {
                try await connection.execute(SQL(unescaped: command))
            }
            var run = try await explainWriting(
                """
                with gone as (
                    delete from muster_sandbox.\(identifier: sample.copy)
                    where ctid = any (\(unescaped: Self.literal(sample.places))::tid[])
                    returning *
                )
                insert into muster_sandbox.\(identifier: sample.copy) select * from gone
                """)
            for part in try await pendingParts(of: index) {
                let later = try await explainWriting(
                    "select pg_catalog.gin_clean_pending_list(\(unescaped: part))")
                run.milliseconds += later.milliseconds
                run.buffers += later.buffers
            }
            try await connection.execute("rollback")
            return run
        } catch {
            do { try await connection.execute("rollback") } catch { await connection.close() }
            throw Self.refusal(for: error)
        }
    }

    /// What makes an index dear to keep up to date, as the catalogue has it right after it was built.
    ///
    /// - Parameter name: the index in the sandbox.
    /// - Returns: with what a row's upkeep is predicted.
    /// - Throws: `ExplainRefusal`.
    public func upkeep(of name: String) async throws -> IndexUpkeep {
        do {
            let rows = try await connection.query(Self.upkeepQuery(name), timeout: remaining)
            guard let row = rows.first else { throw ExplainRefusal.indexNotSupported }
            let method = IndexUpkeep.Method(rawValue: try row.decode("method")) ?? .other
            let share: Double = try row.decode("entries_per_row")
            let isPartial: Bool = try row.decode("is_partial")
            return IndexUpkeep(
                method: method, keys: try row.decode("keys"),
                expressions: try row.decode("expressions"),
                entryBytes: try row.decode("entry_bytes"),
                height: IndexSize.height(ofBytes: try row.decode("bytes")),
                part: method != .gin && isPartial ? min(share, 1) : nil,
                entriesPerRow: method == .gin ? share : 1)
        } catch {
            throw Self.refusal(for: error)
        }
    }

    private func explainWriting(_ statement: SQL) async throws -> WriteRun {
        let time = min(limits.statement, remaining)
        try await limit(to: time)
        isBusy = true
        defer { isBusy = false }
        let rows = try await connection.query(
            "explain (analyze, buffers, wal, timing off, summary, format json) \(fragment: statement)",
            timeout: time + .seconds(1))
        guard let document = try rows.first?.decode("QUERY PLAN", as: String.self) else {
            throw ExplainRefusal.unreadablePlan
        }
        let plan = try Plan(parsing: document)
        return WriteRun(
            milliseconds: plan.executionTime ?? 0, buffers: plan.root.buffers?.touched ?? 0)
    }

    /// The commands that take every foreign key and every index but one from a copy.
    private func removals(from copy: String, but index: String?) async throws -> [String] {
        try await connection.query(
            """
            with own as (
                select c.oid
                from pg_catalog.pg_class as c
                where c.oid = pg_catalog.format('muster_sandbox.%I', \(copy)::text)::pg_catalog.regclass
                   or c.oid in (
                       select t.relid
                       from pg_catalog.pg_partition_tree(
                           pg_catalog.format('muster_sandbox.%I', \(copy)::text)::pg_catalog.regclass) as t)
            )
            select r.command
            from (
                select 1 as place,
                       pg_catalog.format(
                           'alter table %s drop constraint %I', k.conrelid::pg_catalog.regclass, k.conname)
                           as command
                from pg_catalog.pg_constraint as k
                where k.contype = 'f'
                  and (k.conrelid in (select o.oid from own as o)
                       or k.confrelid in (select o.oid from own as o))
                union all
                select 2, pg_catalog.format('drop index %s', x.indexrelid::pg_catalog.regclass)
                from pg_catalog.pg_index as x
                join pg_catalog.pg_class as i on i.oid = x.indexrelid
                where x.indrelid in (select o.oid from own as o)
                  and not i.relispartition
                  and i.relname is distinct from \(index as String?)::text
            ) as r
            order by r.place, r.command
            """
        ).map { try $0.decode("command") }
    }

    /// The parts of an index that put entries off, as SQL.
    private func pendingParts(of index: String?) async throws -> [String] {
        guard let index else { return [] }
        return try await connection.query(
            """
            select pg_catalog.format('%L::pg_catalog.regclass', i.oid::pg_catalog.regclass) as part
            from pg_catalog.pg_class as i
            join pg_catalog.pg_am as m on m.oid = i.relam and m.amname = 'gin'
            where i.relkind = 'i'
              and (i.oid = pg_catalog.format('muster_sandbox.%I', \(index)::text)::pg_catalog.regclass
                   or i.oid in (
                       select t.relid
                       from pg_catalog.pg_partition_tree(
                           pg_catalog.format('muster_sandbox.%I', \(index)::text)::pg_catalog.regclass) as t))
            """
        ).map { try $0.decode("part") }
    }

    /// Of an index on a partitioned copy its parts are counted, each being a tree of its own.
    private static func upkeepQuery(_ name: String) -> SQL {
        """
        select m.amname::text as method, x.indnkeyatts::float8 as keys,
               (select count(*)
                from pg_catalog.generate_series(0, x.indnkeyatts - 1) as k
                where x.indkey[k] = 0)::float8 as expressions,
               x.indpred is not null as is_partial,
               (select 8 * ceil((8 + coalesce(sum(coalesce(
                           s.avg_width, case when a.attlen > 0 then a.attlen else 24 end)), 0)) / 8.0)
                from pg_catalog.pg_attribute as a
                left join pg_catalog.pg_attribute as h
                  on h.attrelid = x.indrelid and h.attnum = x.indkey[a.attnum - 1] and h.attnum > 0
                left join pg_catalog.pg_stats as s
                  on s.schemaname = 'muster_sandbox' and s.tablename = t.relname
                 and s.attname = h.attname and s.inherited = (t.relkind = 'p')
                where a.attrelid = x.indexrelid)::float8 as entry_bytes,
               p.bytes, p.entries_per_row
        from pg_catalog.pg_index as x
        join pg_catalog.pg_class as i on i.oid = x.indexrelid
        join pg_catalog.pg_class as t on t.oid = x.indrelid
        join pg_catalog.pg_am as m on m.oid = i.relam
        cross join lateral (
            select coalesce(avg(pg_catalog.pg_relation_size(q.indexrelid)), 0)::float8 as bytes,
                   coalesce(sum(greatest(j.reltuples, 0))
                       / nullif(sum(greatest(u.reltuples, 0)), 0), 1)::float8 as entries_per_row
            from pg_catalog.pg_index as q
            join pg_catalog.pg_class as j on j.oid = q.indexrelid and j.relkind = 'i'
            join pg_catalog.pg_class as u on u.oid = q.indrelid
            where q.indexrelid = x.indexrelid
               or q.indexrelid in (
                   select r.relid from pg_catalog.pg_partition_tree(x.indexrelid) as r)
        ) as p
        where x.indexrelid = pg_catalog.format('muster_sandbox.%I', \(name)::text)::pg_catalog.regclass
        """
    }
}
