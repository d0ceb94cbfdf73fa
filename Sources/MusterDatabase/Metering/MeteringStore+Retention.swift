import PostgresClient

extension MeteringStore {
    /// A partition of records that retention has closed.
    public struct ClosedPartition: Sendable {
        /// The table, in the schema `metering`.
        public let name: String
        /// What takes it away from its parent, outside of a transaction; nil when that is done.
        let detachStatement: String?
    }

    /// Whether this login may detach partitions: it is the owner of the kit, or a member of that role.
    public func mayDetach() async throws -> Bool {
        try await connection.query(
            """
            select pg_catalog.pg_has_role(relowner, 'usage') as may from pg_catalog.pg_class
            where oid = 'metering.usage_record'::regclass
            """
        ).value(as: Bool.self)
    }

    /// Closes the oldest partition that is past its retention, or returns the one that is closed.
    ///
    /// - Returns: nil when there is none, or somebody is at work.
    /// - Throws: the client's error.
    public func closePartition() async throws -> ClosedPartition? {
        let rows = try await connection.query(
            "select name, detach_statement from metering.close_partition()",
            timeout: Self.longTimeout)
        guard let row = rows.first else { return nil }
        return ClosedPartition(
            name: try row.decode("name"), detachStatement: try row.decode("detach_statement"))
    }

    /// Detaches a closed partition; waits for whoever reads the table, and stops nobody.
    ///
    /// Cut off, it is finished by the next call.
    ///
    /// - Parameter partition: what ``closePartition()`` returned.
    /// - Throws: the client's error.
    public func detach(_ partition: ClosedPartition) async throws {
        guard let statement = partition.detachStatement else { return }
        // Text of the kit itself, with the name quoted there.
        try await connection.execute(SQL(unescaped: statement), timeout: Self.longTimeout)
    }

    /// Drops a partition that is closed and detached.
    ///
    /// - Parameter partition: what ``closePartition()`` returned.
    /// - Returns: false when somebody still reads it.
    /// - Throws: the client's error.
    public func drop(_ partition: ClosedPartition) async throws -> Bool {
        try await connection.query(
            "select metering.drop_closed_partition(\(partition.name)) as is_dropped"
        ).value(as: Bool.self)
    }
}
