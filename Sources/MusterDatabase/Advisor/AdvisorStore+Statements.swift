public import Muster
import PostgresClient

/// What one scan of `pg_stat_statements` found.
public struct ScanSummary: Sendable, Codable, Hashable {
    /// Key in `advisor.scan_run`.
    public var scanID: Int64
    /// Entries of this database.
    public var seen: Int
    /// Entries that were not there at the last scan.
    public var added: Int
    /// Samples written: entries that ran since the last scan.
    public var samples: Int
    /// Entries whose text waits to be parsed.
    public var pending: Int
    /// Tables known.
    public var tables: Int
    /// Indexes known.
    public var indexes: Int
    /// Milliseconds that the scan took in the server.
    public var milliseconds: Double
}

extension AdvisorStore {
    /// Takes a snapshot of the statistics.
    ///
    /// - Throws: MU481 to MU483 when `pg_stat_statements` is missing, not loaded or too old.
    public func scan(top: Int?, minMeanMilliseconds: Double?, minCalls: Int?) async throws
        -> ScanSummary
    {
        let row = try await connection.query(
            """
            select r.scan_id, r.seen, r.added, r.samples, r.pending, r.tables, r.indexes,
                   r.duration_ms
            from advisor.scan(top => \(top as Int?)::integer,
                              min_mean_ms => \(minMeanMilliseconds as Double?)::numeric,
                              min_calls => \(minCalls as Int?)::bigint, force => true) as r
            """
        ).only()
        return try Self.scanSummary(row)
    }

    static func scanSummary(_ row: Row) throws -> ScanSummary {
        ScanSummary(
            scanID: try row.decode("scan_id"), seen: try row.decode("seen"),
            added: try row.decode("added"), samples: try row.decode("samples"),
            pending: try row.decode("pending"), tables: try row.decode("tables"),
            indexes: try row.decode("indexes"), milliseconds: try row.decode("duration_ms"))
    }

    /// Entries whose text waits to be parsed, dearest first.
    public func pendingStatements(atMost max: Int) async throws -> [PendingStatement] {
        try await connection.query(
            """
            select queryid, userid::bigint as userid, dbid::bigint as dbid, toplevel, search_path,
                   query
            from advisor._pending_statements(\(max)::integer)
            """
        ).map { row in
            PendingStatement(
                source: StatementSource(
                    queryID: try row.decode("queryid"), userID: try row.decode("userid"),
                    databaseID: try row.decode("dbid"), isTopLevel: try row.decode("toplevel")),
                searchPath: try row.decode("search_path"), text: try row.decode("query"))
        }
    }

    /// Columns of relations, looked up as the search path says.
    ///
    /// - Parameters:
    ///   - relations: names as SQL writes them.
    ///   - searchPath: schemas, most preferred first.
    /// - Returns: the columns of those that exist.
    /// - Throws: `PostgresError`.
    public func columns(of relations: [String], searchPath: [String]) async throws -> CatalogColumns
    {
        let rows = try await connection.query(
            """
            select schema_name, relation_name, columns
            from advisor._relation_columns(\(relations)::text[], \(searchPath)::text[])
            where columns is not null
            """)
        var columns: [QualifiedName: [String]] = [:]
        for row in rows {
            let name = QualifiedName(
                schema: try row.decode("schema_name"), name: try row.decode("relation_name"))
            columns[name] = try row.decode("columns", as: [String].self)
        }
        return CatalogColumns(columns, searchPath: searchPath)
    }

    /// Stores what was read out of a text; returns the statement's key.
    @discardableResult
    public func record(_ record: StatementRecord) async throws -> Int64 {
        let source = record.source
        return try await connection.query(
            """
            select advisor._record_statement(
                \(source.queryID)::bigint, \(source.userID)::bigint::oid,
                \(source.databaseID)::bigint::oid, \(source.isTopLevel)::boolean,
                \(record.fingerprint.description), \(record.kind.description), \(record.normalized),
                \(record.relations)::text[], \(Self.json(record.shape))::jsonb,
                \(Self.json(record.predicates))::jsonb) as statement_id
            """
        ).value(as: Int64.self)
    }

    /// Marks an entry as a utility statement: nothing of it is kept.
    public func recordUtility(_ source: StatementSource) async throws {
        try await connection.execute(
            """
            select advisor._record_utility(
                \(source.queryID)::bigint, \(source.userID)::bigint::oid,
                \(source.databaseID)::bigint::oid, \(source.isTopLevel)::boolean)
            """)
    }

    /// Why a text could not be read.
    public enum Unparsable: String, Sendable {
        /// The parser refused it.
        case syntax
        /// It is longer than the parser takes.
        case tooLong = "too_long"
    }

    /// Marks an entry as not understood; its figures stay visible.
    public func recordUnparsable(_ source: StatementSource, _ reason: Unparsable) async throws {
        try await connection.execute(
            """
            select advisor._record_unparsable(
                \(source.queryID)::bigint, \(source.userID)::bigint::oid,
                \(source.databaseID)::bigint::oid, \(source.isTopLevel)::boolean,
                \(reason.rawValue))
            """)
    }
}
