import Muster
import MusterDatabase
import SQLSyntax

/// Reads the texts of new entries of `pg_stat_statements` and stores what they mean.
///
/// The text itself goes no further than this type: utility statements are dropped at the door, because
/// the server keeps the passwords of `ALTER ROLE` in clear, and of the others only the form without
/// literals and comments is kept.
struct StatementReader: Sendable {
    let store: AdvisorStore

    /// How many entries are asked for at once; a bound on memory, not on work.
    private static let batch = 500

    /// What reading found.
    struct Counts: Sendable, Equatable {
        var parsed = 0
        var utility = 0
        var unparsable = 0
    }

    /// Reads everything that waits.
    func readPending() async throws -> Counts {
        var counts = Counts()
        while true {
            let pending = try await store.pendingStatements(atMost: Self.batch)
            for statement in pending {
                try Task.checkCancellation()
                try await read(statement, &counts)
            }
            if pending.count < Self.batch { return counts }
        }
    }

    private func read(_ pending: PendingStatement, _ counts: inout Counts) async throws {
        let normalized: NormalizedStatement
        let parsed: ParsedStatement
        do throws(SQLSyntaxError) {
            normalized = try SQLSyntax.normalize(pending.text)
            // What is left of a utility statement is its name, which need not parse.
            parsed = try SQLSyntax.parse(
                normalized.kind.isPlannable ? normalized.text : pending.text)
        } catch {
            try await store.recordUnparsable(pending.source, error.isTooLarge ? .tooLong : .syntax)
            counts.unparsable += 1
            return
        }
        guard normalized.kind.isPlannable else {
            try await store.recordUtility(pending.source)
            counts.utility += 1
            return
        }
        let shape = SQLSyntax.shape(of: parsed)
        let names = shape.relationNames.map(\.description)
        let catalog = try await store.columns(of: names, searchPath: pending.searchPath)
        let resolved = shape.resolved(with: catalog)
        try await store.record(
            StatementRecord(
                source: pending.source, fingerprint: normalized.fingerprint, kind: normalized.kind,
                normalized: normalized.text, relations: names,
                shape: StoredShape(
                    resolved, columns: SQLSyntax.names(in: parsed).columns, catalog: catalog),
                predicates: resolved.predicateFacts(in: catalog)))
        counts.parsed += 1
    }
}

extension SQLSyntaxError {
    /// The text is beyond the limits of the parser, and not wrong.
    fileprivate var isTooLarge: Bool {
        switch self {
        case .tooLong, .nestedTooDeeply: true
        case .invalid, .empty, .multipleStatements, .containsNUL: false
        }
    }
}
