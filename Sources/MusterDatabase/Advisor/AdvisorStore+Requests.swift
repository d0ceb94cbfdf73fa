import PostgresClient

extension AdvisorStore {
    /// Takes the oldest request for a scan that waits; nil when none does.
    public func claimScanRequest() async throws -> Int64? {
        try await connection.query("select advisor._claim_scan_request() as request_id").only()
            .decode("request_id", as: Int64?.self)
    }

    /// Says that a claimed request ended with a scan.
    public func finishScanRequest(_ requestID: Int64, scanID: Int64) async throws {
        try await connection.execute(
            "select advisor._finish_scan_request(\(requestID)::bigint, \(scanID)::bigint)")
    }

    /// Says that a claimed request failed.
    ///
    /// - Parameters:
    ///   - requestID: the request.
    ///   - sqlState: the code.
    ///   - message: our own wording, never the server's, which may quote values.
    /// - Throws: `PostgresError`.
    public func failScanRequest(
        _ requestID: Int64, sqlState: String, message: String
    ) async throws {
        try await connection.execute(
            """
            select advisor._finish_scan_request(
                \(requestID)::bigint, null, \(sqlState), \(message))
            """)
    }

    /// How many entries wait to be parsed, and how much there is to verify: whether a worker that was
    /// woken by a timer's scan has anything to do.
    public func hasFollowUpWork() async throws -> Bool {
        try await connection.query(
            """
            select exists (select from advisor.statement_source
                           where state = 'pending' and missing_since is null)
                or exists (select from advisor._plans_wanted())
                or advisor._families_due()
                or advisor._recommendations_due()
                or exists (select from advisor._unverified(1)) as r
            """
        ).value(as: Bool.self)
    }

    /// The last scan, as a summary; nil when there was none.
    public func lastScan() async throws -> ScanSummary? {
        try await connection.query(
            """
            select scan_id, seen, added, samples, pending, tables, indexes, duration_ms
            from advisor.scan_run where status = 'done' order by scan_id desc limit 1
            """
        ).first.map(Self.scanSummary)
    }
}
