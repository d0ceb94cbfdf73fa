import Muster
import MusterDatabase
import SQLSyntax

/// Puts typical values in the place of parameters for which the planner's guess is far off.
///
/// A generic plan takes a third of the rows for `created_at > $1` and a tenth for `limit $1`, so an
/// index never looks worth it. The values come from the planner's own statistics; they are used in
/// plans and kept nowhere. Equality keeps its parameter: the average over all values is what counts.
struct TypicalValues {
    let session: WorkloadSession

    /// Where a single lower bound lies, because most such questions are about what is new; a single
    /// upper bound lies as far from the other end.
    private static let lowerBound = 0.95
    private static let upperBound = 0.05
    private static let window = (start: 0.5, end: 0.55)

    /// The statement with values for ranges and limits, as it is to be planned.
    ///
    /// - Returns: nil when it has no such parameter.
    /// - Throws: the client's error when the connection is lost.
    func text(of entry: WorkloadStatement) async throws -> String? {
        var literals: [Int: String] = [:]
        for (number, source) in ParameterSource.sources(in: entry.shape) {
            literals[number] = try await literal(source, entry)
        }
        guard !literals.isEmpty else { return nil }
        return try? SQLSyntax.substituting(literals, in: entry.statement.text)
    }

    private func literal(
        _ source: ParameterSource, _ entry: WorkloadStatement
    ) async throws -> String? {
        switch source {
        case .limit: "20"
        case .offset: "0"
        case .lowerBound(let relation, let expression):
            try await quantile(Self.lowerBound, expression, relation, entry)
        case .upperBound(let relation, let expression):
            try await quantile(Self.upperBound, expression, relation, entry)
        case .windowStart(let relation, let expression):
            try await quantile(Self.window.start, expression, relation, entry)
        case .windowEnd(let relation, let expression):
            try await quantile(Self.window.end, expression, relation, entry)
        case .rows, .pattern: nil
        }
    }

    /// A value of a column with so many of the values below it, as a literal.
    private func quantile(
        _ part: Double, _ expression: String, _ relation: QualifiedName,
        _ entry: WorkloadStatement
    ) async throws -> String? {
        guard let table = entry.catalog.resolved(relation) else { return nil }
        return try await session.quantile(part, of: expression, in: table).flatMap { value in
            value.contains("\\") ? nil : "'" + value.replacing("'", with: "''") + "'"
        }
    }
}
