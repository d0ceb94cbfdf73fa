import Muster
import MusterDatabase
import PostgresClient

/// Draws sets of parameters from the copies.
struct ParameterValues {
    let shape: StatementShape
    let places: SandboxPlaces
    let session: SandboxSession

    /// How many sets are drawn: one would measure a chance.
    private static let sets = 3

    /// Sets of values in the order of `$n`, and the numbers of the parameters of which nothing is
    /// known.
    ///
    /// - Parameters:
    ///   - categories: `pg_type.typcategory` of each parameter's type.
    ///   - fields: values of parameters that name a field of a date or time, by number.
    /// - Returns: one set when there are no parameters.
    /// - Throws: `ExplainRefusal`.
    func draw(
        _ categories: [String], fields: [Int: String] = [:]
    ) async throws -> (sets: [[String?]], unknown: [Int]) {
        guard !categories.isEmpty else { return ([[]], []) }
        let sources = ParameterSource.sources(in: shape)
        var columns: [[String?]] = []
        var unknown: [Int] = []
        for (index, category) in categories.enumerated() {
            let drawn: [String]
            if let field = fields[index + 1] {
                drawn = Array(repeating: field, count: Self.sets)
            } else if let source = sources[index + 1] {
                drawn = try await values(source, number: index + 1, isArray: category == "A")
            } else {
                drawn = []
            }
            if drawn.count == Self.sets {
                columns.append(drawn)
            } else {
                unknown.append(index + 1)
                columns.append(
                    Array(repeating: Self.plainValue(category), count: Self.sets))
            }
        }
        return ((0..<Self.sets).map { set in columns.map { $0[set] } }, unknown)
    }

    private func values(
        _ source: ParameterSource, number: Int, isArray: Bool
    ) async throws -> [String] {
        switch source {
        case .limit: return Array(repeating: "20", count: Self.sets)
        case .offset: return Array(repeating: "0", count: Self.sets)
        case .lowerBound(let relation, let expression):
            return try await values(
                of: expression, relation, at: [0.9, 0.95, 0.99], isOrdered: true)
        case .upperBound(let relation, let expression):
            return try await values(
                of: expression, relation, at: [0.1, 0.05, 0.01], isOrdered: true)
        case .windowStart(let relation, let expression):
            return try await values(of: expression, relation, at: [0.2, 0.5, 0.8], isOrdered: true)
        case .windowEnd(let relation, let expression):
            return try await values(
                of: expression, relation, at: [0.25, 0.55, 0.85], isOrdered: true)
        case .pattern(let relation, let expression):
            return try await values(
                of: expression, relation, at: [0.25, 0.5, 0.75], isOrdered: false
            ).map { value in
                "%" + String(value.dropFirst(value.count / 3).prefix(5)) + "%"
            }
        case .rows(let relation, let expression):
            // Members of one list are to differ, hence the number.
            let places = (1...Self.sets).map {
                (Double($0) / Double(Self.sets + 1) + 0.07 * Double(number - 1))
                    .truncatingRemainder(dividingBy: 1)
            }
            let values = try await values(of: expression, relation, at: places, isOrdered: false)
            return isArray ? values.map { _ in values.postgresText ?? "{}" } : values
        }
    }

    private func values(
        of expression: String, _ relation: QualifiedName, at parts: [Double], isOrdered: Bool
    ) async throws -> [String] {
        guard let copy = places.copy(of: relation) else { return [] }
        return try await session.values(
            of: expression, in: copy, at: parts, isOrdered: isOrdered)
    }

    /// A value of a type that stands for nothing in particular; nil is null.
    private static func plainValue(_ category: String) -> String? {
        switch category {
        case "N": "1"
        case "S": "a"
        case "B": "true"
        case "D": "now"
        case "T": "1 day"
        default: nil
        }
    }
}
