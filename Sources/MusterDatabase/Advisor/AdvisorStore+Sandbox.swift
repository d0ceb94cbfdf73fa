import PostgresClient

extension AdvisorStore {
    /// Decides what to copy, and registers the copies before there are any.
    ///
    /// - Throws: `ExplainRefusal.notForSandbox` with the database's reason.
    public func openSandbox(
        for simulationID: Int64, relations: [String], searchPath: [String]
    ) async throws -> [SandboxTable] {
        do {
            return try await connection.query(
                """
                select name, relid::bigint, source, copy, fraction::float8
                from advisor._open_sandbox(
                    \(simulationID)::bigint, \(relations)::text[], \(searchPath)::text[])
                """
            ).map { row in
                SandboxTable(
                    name: try row.decode("name"), source: try row.decode("source"),
                    relationID: try row.decode("relid"), copy: try row.decode("copy"),
                    fraction: try row.decode("fraction"))
            }
        } catch let error as PostgresError where error.sqlState.rawValue.hasPrefix("MU") {
            let reason = [error.message, error.detail].compactMap(\.self).joined(separator: ": ")
            throw ExplainRefusal.notForSandbox(
                sqlState: error.sqlState.rawValue, reason: reason, hint: error.hint)
        }
    }

    /// The commands that make a copy, by phase: `copy` while the table is locked, `index` after it.
    public func sandboxCommands(
        for table: SandboxTable
    ) async throws -> [(phase: String, command: String)] {
        try await connection.query(
            """
            select phase, command
            from advisor._sandbox_command(
                \(table.relationID)::bigint::oid, \(table.copy), \(table.fraction)::numeric)
            """
        ).map { (try $0.decode("phase"), try $0.decode("command")) }
    }

    /// Why the statement must not be executed, be it on a copy; empty when nothing speaks against it.
    public func sandboxHazards(of statement: StatementToPlan) async throws -> [String] {
        try await explainHazards(of: statement)
            + connection.query(
                """
                select advisor._sandbox_hazard(
                    \(statement.shape?.functions ?? [])::text[], \(statement.searchPath)::text[])
                    as reasons
                """
            ).value(as: [String].self)
    }

    /// Drops the copies of a simulation.
    public func dropSandbox(of simulationID: Int64) async throws {
        try await connection.execute("select advisor._drop_sandbox(\(simulationID)::bigint)")
    }

    /// Drops what sessions that have ended left behind; returns how many tables.
    @discardableResult
    public func sweepSandbox() async throws -> Int {
        try await connection.query("select advisor.sweep_sandbox() as n").value(as: Int.self)
    }

    /// Stores what was measured and drops the copies, both or neither.
    ///
    /// As long as copies are there, the sweep ends a simulation whose worker died.
    public func finish(_ simulationID: Int64, _ result: MeasuredResult) async throws {
        try await connection.execute(
            """
            select advisor._finish_measurement(
                \(simulationID)::bigint,
                \(Self.json(result))::jsonb || pg_catalog.jsonb_build_object(
                    'before_plan', \(result.before.document)::jsonb,
                    'after_plan', \(result.after.document)::jsonb)),
                advisor._drop_sandbox(\(simulationID)::bigint)
            """)
    }
}
