public import PostgresClient

extension BatchStore {
    /// The names of the clusters.
    public func clusters() async throws -> [String] {
        try await connection.query("select name from batch.cluster order by name").map {
            try $0.decode("name", as: String.self)
        }
    }

    /// The names of a view's columns.
    public func columns(of view: BatchView) async throws -> [String] {
        try await connection.query("select * from (\(fragment: view.sql)) as t limit 0")
            .columns.map(\.name)
    }

    /// Rows of a view.
    ///
    /// - Throws: 42703 for a column that it does not have; what the server says of a value that is none
    ///   of the column's type.
    public func rows(of view: BatchView, _ selection: BatchSelection = .init()) async throws -> Rows
    {
        let columns = Self.joined(selection.columns.map { "t.\(identifier: $0)" }, by: ", ")
        let conditions = Self.joined(selection.filters.map(\.sql), by: " and ")
        let order = Self.joined((selection.sort + view.order).map(Self.sortTerm), by: ", ")
        return try await connection.query(
            """
            select \(fragment: columns ?? "t.*") from (\(fragment: view.sql)) as t
            where \(fragment: conditions ?? "true")
            \(fragment: order.map { "order by \(fragment: $0)" } ?? "")
            limit \(selection.limit as Int?)::bigint
            """)
    }

    /// `-name` is descending; nothing known comes last either way.
    private static func sortTerm(_ term: String) -> SQL {
        term.hasPrefix("-")
            ? "t.\(identifier: String(term.dropFirst())) desc nulls last" : "t.\(identifier: term)"
    }

    private static func joined(_ parts: [SQL], by separator: String) -> SQL? {
        guard let first = parts.first else { return nil }
        return parts.dropFirst().reduce(first) {
            "\(fragment: $0)\(unescaped: separator)\(fragment: $1)"
        }
    }
}
