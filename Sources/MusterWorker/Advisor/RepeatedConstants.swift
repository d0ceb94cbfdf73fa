import Muster
import MusterDatabase

/// Values with which a column is compared again and again, and with no other.
///
/// Only of such a value is a partial index of use beyond the one call: a value that comes up once may
/// be another one the next time.
struct RepeatedConstants {
    private struct Place: Hashable {
        var table: QualifiedName
        var column: String
    }

    private var values: [Place: [String: Int]] = [:]

    init(_ workload: [WorkloadStatement]) {
        for statement in workload {
            for constant in statement.constants {
                guard let place = Self.place(of: constant, in: statement) else { continue }
                values[place, default: [:]][constant.literal, default: 0] += 1
            }
        }
    }

    private static func place(
        of constant: WorkloadStatement.Constant, in statement: WorkloadStatement
    ) -> Place? {
        let reference = statement.shape.relations[constant.mention]
        return statement.catalog.resolved(reference.relation).map {
            Place(table: $0, column: constant.column)
        }
    }

    /// Conditions for partial indexes of a statement, by mention of a table.
    ///
    /// - Parameters:
    ///   - statement: of the workload.
    ///   - fraction: tells which part of a table's rows has a value.
    /// - Returns: the conditions, each once.
    /// - Throws: what `fraction` throws.
    func conditions(
        of statement: WorkloadStatement,
        fraction: (_ literal: String, _ column: String, _ table: QualifiedName) async throws
            -> Double?
    ) async throws -> [Int: [IndexCandidate.Condition]] {
        var conditions: [Int: [IndexCandidate.Condition]] = [:]
        for constant in statement.constants {
            guard let place = Self.place(of: constant, in: statement),
                let seen = values[place], seen.count == 1, seen[constant.literal, default: 0] > 1,
                let part = try await fraction(constant.literal, place.column, place.table)
            else { continue }
            let condition = IndexCandidate.Condition(
                column: constant.column, value: constant.literal, fraction: part)
            if !conditions[constant.mention, default: []].contains(condition) {
                conditions[constant.mention, default: []].append(condition)
            }
        }
        return conditions
    }
}
