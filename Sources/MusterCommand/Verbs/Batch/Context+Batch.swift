import Muster
import MusterDatabase
import PostgresClient

extension Context {
    /// Runs a body with the schema `batch`, over a connection of its own.
    func withBatch(
        _ purpose: String, _ body: (BatchStore) async throws -> ExitCode
    ) async throws -> ExitCode {
        let connection = try await connect(purpose)
        do {
            let code = try await body(BatchStore(connection))
            await connection.close()
            return code
        } catch {
            await connection.close()
            throw error
        }
    }

    /// The cluster that is named, or the only one that there is.
    func cluster(_ store: BatchStore) async throws -> String {
        if let name = arguments.string(BatchOptions.cluster) { return name }
        let names = try await store.clusters()
        if names.count == 1 { return names[0] }
        guard !names.isEmpty else { throw NoCluster() }
        throw UsageError(
            "there are several clusters: --cluster says which",
            hint: "Clusters: \(names.joined(separator: ", ")).")
    }

    /// A time of the command line: a span before now (`7d`, `90min`), or whatever PostgreSQL reads.
    func time(_ option: Option, default fallback: BatchTime) -> BatchTime {
        guard let text = arguments.string(option) else { return fallback }
        // A bare number is no date and no span that anybody means.
        if text.last?.isLetter == true, text.first?.isNumber == true,
            let span = try? arguments.duration(option)
        {
            return .ago(span)
        }
        return .at(text)
    }

    /// From when to when.
    var period: (since: BatchTime, until: BatchTime) {
        (
            time(BatchOptions.since, default: .ago(.seconds(30 * 86_400))),
            time(BatchOptions.until, default: .now)
        )
    }

    /// Lists a view as the options of ``BatchOptions/selection`` ask for it.
    ///
    /// - Parameters:
    ///   - view: what to list.
    ///   - store: where from.
    ///   - usual: the columns for people who name none; programs get all of them.
    ///   - filters: conditions beside those of the command line.
    ///   - title: a line above an aligned table.
    /// - Returns: how many rows there were.
    /// - Throws: ``UsageError`` for a column that there is not; the client's error.
    @discardableResult
    func list(
        _ view: BatchView, _ store: BatchStore, usual: [String] = [],
        filters: [BatchFilter] = [], title: String? = nil
    ) async throws -> Int {
        let known = try await store.columns(of: view)
        var selection = BatchSelection(filters: filters)
        if let list = arguments.string(BatchOptions.columns) {
            selection.columns = list == "all" ? [] : try Self.names(in: list, known)
        } else if try isForPeople {
            selection.columns = usual
        }
        selection.filters += try arguments.strings(BatchOptions.filter).map { text in
            guard let filter = BatchFilter(text) else {
                throw UsageError(
                    "\(Arguments.shown(text)) is no condition",
                    hint: "Write COLUMN=VALUE; comparisons are = != < <= > >= and ~.")
            }
            _ = try Self.checked(filter.column, known)
            return filter
        }
        if let list = arguments.string(BatchOptions.sort) {
            selection.sort = try list.split(separator: ",").map(String.init).map { term in
                let isDescending = term.hasPrefix("-")
                let name = try Self.checked(isDescending ? String(term.dropFirst()) : term, known)
                return isDescending != arguments.flag(BatchOptions.reverse) ? "-" + name : name
            }
        } else if arguments.flag(BatchOptions.reverse) {
            throw UsageError("--reverse needs --sort")
        }
        selection.limit = try arguments.integer(BatchOptions.limit, in: 1...1_000_000)
        let rows = try await store.rows(of: view, selection)
        try show(rows, title: title)
        return rows.count
    }

    private static func names(in list: String, _ known: [String]) throws(UsageError) -> [String] {
        var names: [String] = []
        for name in list.split(separator: ",") {
            names.append(try checked(String(name.filter { $0 != " " }), known))
        }
        guard !names.isEmpty else { throw UsageError("--columns names no column") }
        return names
    }

    private static func checked(_ name: String, _ known: [String]) throws(UsageError) -> String {
        if known.contains(name) { return name }
        throw UsageError(
            "there is no column \(Arguments.shown(name))",
            hint: Spelling.suggestion(for: name, among: known)
                ?? "Columns: \(known.joined(separator: ", ")).")
    }
}
