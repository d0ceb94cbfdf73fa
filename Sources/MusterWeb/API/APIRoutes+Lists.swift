import HTTPServer
import MusterDatabase

extension APIRoutes {
    /// A route for each list.
    static let lists = ListSource.all.map { source in
        route(
            .get, "/api/v1/\(source.name)", Access(rawValue: source.role) ?? .admin, source.summary,
            RouteSchema(
                query: [
                    .init("limit", "rows of a page; default 100", Schema.integer(1...maximumLimit)),
                    .init(
                        "offset", "rows before the page; see next_offset",
                        Schema.integer(0...maximumOffset)),
                ]
                    + source.filters.map {
                        .init($0, "only rows with this \($0)", isRepeatable: true)
                    }, answer: Schema.page)
        ) { context in
            let limit = try context.integer("limit", in: 1...maximumLimit) ?? 100
            let offset = try context.integer("offset", in: 0...maximumOffset) ?? 0
            let filters = source.filters.map {
                (column: $0, values: context.request.queryValues($0))
            }.filter { !$0.values.isEmpty }
            return .json(
                try await context.database.read {
                    try APIQueries.page(
                        $0, source, filters: filters, limit: limit, offset: offset)
                })
        }
    }

    private static let maximumLimit = 1_000
    private static let maximumOffset = 10_000_000
}
