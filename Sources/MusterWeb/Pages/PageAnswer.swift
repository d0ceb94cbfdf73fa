import HTTPServer
import Muster
import MusterDatabase
import PostgresClient

/// Reads the lists of a page and answers in the form that the address asks for.
enum PageAnswer {
    /// Answers with the page, or with its lists as JSON or CSV when the path ends so.
    ///
    /// - Parameters:
    ///   - page: the page.
    ///   - context: the request.
    /// - Returns: the answer.
    /// - Throws: ``WebFailure`` for a wrong parameter; what the database says when nothing can be
    ///   read at all. A list that alone cannot be read says so in its place.
    static func answer(_ page: Page, _ context: RouteContext) async throws -> HTTPResponse {
        let path = context.request.path
        if path.hasSuffix(".csv") { return try await csv(page, context) }
        if path.hasSuffix(".json") { return try await json(page, context) }
        let results = try await read(page.panels, context, isDownload: false)
        return .html(PageShell(context: context, page: page, results: results).html.markup)
    }

    private static func csv(_ page: Page, _ context: RouteContext) async throws -> HTTPResponse {
        let name = context.request.queryValue("list") ?? page.panels.first?.definition.name ?? ""
        let results = try await read(page.panels, context, isDownload: true, only: name)
        guard let result = results.first else { throw WebFailure.notFound }
        switch result.outcome {
        case .failure(let error): throw error
        case .table(let table):
            var response = HTTPResponse.content(CSV.text(table), type: "text/csv; charset=utf-8")
            response.headers.append(
                ("Content-Disposition", "attachment; filename=\"muster-\(name).csv\""))
            return response
        }
    }

    private static func json(_ page: Page, _ context: RouteContext) async throws -> HTTPResponse {
        let name = context.request.queryValue("list")
        let results = try await read(page.panels, context, isDownload: true, only: name)
        if name != nil, results.isEmpty { throw WebFailure.notFound }
        let lists = results.map { result -> JSONValue in
            switch result.outcome {
            case .table(let table): Exported.json(table)
            case .failure(let error):
                .object([
                    "name": .string(result.panel.definition.name),
                    "code": .string(error.sqlState.rawValue), "message": .string(error.message),
                ])
            }
        }
        return .json(
            JSONValue.object(["title": .string(page.title), "lists": .array(lists)]).serialized())
    }

    /// Reads lists in one transaction, each in a part of its own: one that fails spoils no other.
    private static func read(
        _ panels: [Panel], _ context: RouteContext, isDownload: Bool, only name: String? = nil
    ) async throws -> [PanelResult] {
        var wanted: [(Panel, ListSelection)] = []
        for (index, panel) in panels.enumerated()
        where name == nil || panel.definition.name == name {
            let selection = try ListSelection(
                context.request, for: panel.definition, isFirst: index == 0,
                isDownload: isDownload)
            wanted.append((panel, selection))
        }
        if wanted.isEmpty { return [] }
        let readable = wanted
        return try await context.database.read { connection in
            try PageSession.begin(connection)
            return try readable.map { panel, selection in
                try PageTransaction.read(panel, selection, connection)
            }
        }
    }
}
