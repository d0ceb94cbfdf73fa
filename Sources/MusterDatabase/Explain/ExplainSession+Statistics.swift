import PostgresClient

extension ExplainSession {
    /// What the statistics say of the columns of tables, without any value of them.
    ///
    /// - Parameter relations: object ids.
    /// - Returns: an array in JSON, its keys the columns of `advisor.column_fact`.
    /// - Throws: the client's error.
    public func columnStatistics(of relations: [Int64]) async throws -> String {
        try await connection.query(
            """
            select coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
                       'relid', c.oid::bigint, 'column_name', s.attname,
                       'is_inherited', s.inherited, 'null_fraction', s.null_frac,
                       'width', s.avg_width, 'distinct_values', s.n_distinct,
                       'correlation', s.correlation,
                       'common_fractions', s.most_common_freqs)), '[]')::text as facts
            from pg_catalog.unnest(\(relations)::bigint[]) as w (relid)
            join pg_catalog.pg_class as c on c.oid = w.relid::oid
            join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
            join pg_catalog.pg_stats as s
              on s.schemaname = n.nspname and s.tablename = c.relname
            """, timeout: limits.lockTimeout + .seconds(10)
        ).value(as: String.self)
    }

    /// How many different combinations of values columns have, by a sample of the table.
    ///
    /// Nothing is evaluated but columns: where policies would apply to this login, it fails.
    ///
    /// - Parameters:
    ///   - columns: as SQL writes them.
    ///   - table: likewise, with its schema.
    ///   - rows: how many it has.
    /// - Returns: nil when the table cannot be sampled in time, or not by this login.
    /// - Throws: the client's error when the connection is lost.
    public func combinations(
        of columns: [String], in table: String, rows: Double
    ) async throws -> Double? {
        let sample = CombinationSample(sets: [columns], table: table, rows: rows)
        let limits = limits
        do {
            return try await connection.transaction(readOnly: true) { connection in
                try connection.execute(
                    """
                    select pg_catalog.set_config('statement_timeout', \(limits.statementTimeout.settingMilliseconds), true),
                           pg_catalog.set_config('lock_timeout', \(limits.lockTimeout.settingMilliseconds), true),
                           pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true),
                           pg_catalog.set_config('row_security', 'off', true)
                    """)
                return try sample.distinct(connection.query(sample.query))?.first
            }
        } catch let error as PostgresError where !error.isConnectionLoss {
            return nil
        }
    }
}
