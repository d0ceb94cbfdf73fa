public import PostgresClient

/// What the API asks and does, each in the caller's transaction and under the caller's role; answers
/// are JSON text that the server made.
public enum APIQueries {
    /// One page of a list.
    ///
    /// - Parameters:
    ///   - db: the connection.
    ///   - source: which list.
    ///   - filters: columns of the list and the texts that they may have; each holds.
    ///   - limit: rows of a page.
    ///   - offset: rows before the page.
    /// - Returns: `{"data": […], "next_offset": …}`.
    /// - Throws: the client's error.
    public static func page(
        _ db: isolated PostgresConnection, _ source: ListSource,
        filters: [(column: String, values: [String])], limit: Int, offset: Int
    ) throws -> String {
        var rows: SQL = """
            select \(unescaped: source.columns) from \(unescaped: source.relation) where true
            """
        for filter in filters where source.filters.contains(filter.column) {
            rows = """
                \(fragment: rows)
                and \(identifier: filter.column)::text = any (\(filter.values)::text[])
                """
        }
        rows = """
            \(fragment: rows)
            order by \(unescaped: source.order) limit \(limit + 1)::bigint offset \(offset)::bigint
            """
        let next = offset + limit
        return try document(
            db,
            """
            select json_build_object(
                'data', coalesce(json_agg(n.row order by n.ordinality)
                    filter (where n.ordinality <= \(limit)::bigint), '[]'),
                'next_offset', case when count(*) > \(limit)::bigint then \(next)::bigint end)
            from (
                select to_json(p) as row, row_number() over () as ordinality
                from (\(fragment: rows)) as p) as n
            """)
    }

    /// The rows of a query as an array of objects.
    static func array(_ db: isolated PostgresConnection, _ query: SQL) throws -> String {
        try document(
            db, "select coalesce(json_agg(to_json(q)), '[]') from (\(fragment: query)) as q")
    }

    /// The only row of a query as an object; nil when there is none.
    static func object(_ db: isolated PostgresConnection, _ query: SQL) throws -> String? {
        try db.query("select to_json(q)::text as document from (\(fragment: query)) as q").first.map
        {
            try $0.decode("document")
        }
    }

    /// The only value of a query, which is JSON.
    static func document(_ db: isolated PostgresConnection, _ query: SQL) throws -> String {
        try db.query("select (\(fragment: query))::text as document").value()
    }
}
