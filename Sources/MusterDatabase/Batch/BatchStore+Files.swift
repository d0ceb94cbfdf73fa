public import PostgresClient

extension BatchStore {
    /// Reads a PBS accounting log; returns its row of `batch.accounting_import`.
    ///
    /// - Throws: MU165 for an unknown cluster.
    public func importAccounting(
        cluster: String, document: [UInt8], fileName: String?
    ) async throws -> Rows {
        let id = try await connection.query(
            """
            select batch.import_accounting(\(cluster), \(Bytea(document))::bytea,
                \(fileName as String?)::text) as id
            """, timeout: .seconds(3_600)
        ).value(as: Int64.self)
        return try await connection.query(
            """
            select file_name, lines, lines_rejected, first_rejected_line, jobs_added, jobs_changed,
                   transitions_added, first_record_at, last_record_at
            from batch.accounting_import where accounting_import_id = \(id)
            """)
    }

    /// A result as lines of CSV or JSON.
    ///
    /// - Throws: MU165 for an unknown cluster, MU068 for an unknown result.
    public func export(
        _ result: String, cluster: String, since: BatchTime, until: BatchTime, asJSON: Bool
    ) async throws -> [String] {
        try await connection.query(
            """
            select line from batch.export(\(cluster), \(result), \(fragment: since.sql),
                \(fragment: until.sql), \(asJSON ? "json" : "csv")) as line
            """, timeout: .seconds(600)
        ).map { try $0.decode("line", as: String.self) }
    }
}
