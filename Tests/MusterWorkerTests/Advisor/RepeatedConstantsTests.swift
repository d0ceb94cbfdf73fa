import Muster
import MusterDatabase
import SQLSyntax
import Testing

@testable import MusterWorker

@Suite struct RepeatedConstantsTests {
    private let catalog = CatalogColumns(
        [QualifiedName(schema: "app", name: "orders"): ["id", "status", "user_id"]],
        searchPath: ["app"])

    /// Statements on one table with what they compare columns with.
    private func workload(_ constants: [[String: String]]) throws -> [WorkloadStatement] {
        try constants.enumerated().map { number, values in
            let text = "select id from orders"
            let shape = SQLSyntax.shape(of: try SQLSyntax.parse(text)).resolved(with: catalog)
            var statement = WorkloadStatement(
                label: "\(number)",
                statement: StatementToPlan(
                    statementID: Int64(number), text: text, relations: ["orders"],
                    searchPath: ["app"], shape: nil, structural: [:]),
                shape: shape, catalog: catalog, totalMilliseconds: nil)
            statement.constants = values.map {
                WorkloadStatement.Constant(mention: 0, column: $0.key, literal: $0.value)
            }
            return statement
        }
    }

    private func conditions(
        _ workload: [WorkloadStatement], known: Double? = 0.01
    ) async throws -> [[IndexCandidate.Condition]] {
        let repeated = RepeatedConstants(workload)
        var found: [[IndexCandidate.Condition]] = []
        for statement in workload {
            found.append(
                try await repeated.conditions(of: statement) { _, _, _ in known }[0] ?? [])
        }
        return found
    }

    private let open = IndexCandidate.Condition(column: "status", value: "'open'", fraction: 0.01)

    @Test func aValueThatComesAgainIsACondition() async throws {
        let calls = try workload([
            ["status": "'open'", "user_id": "1"], ["status": "'open'", "user_id": "2"], [:],
        ])
        #expect(try await conditions(calls) == [[open], [open], []])
    }

    @Test func oneThatComesOnceMayBeAnotherNextTime() async throws {
        #expect(try await conditions(workload([["status": "'open'"]])) == [[]])
    }

    @Test func oneOfSeveralIsNone() async throws {
        let calls = try workload([
            ["status": "'open'"], ["status": "'open'"], ["status": "'paid'"],
        ])
        #expect(try await conditions(calls) == [[], [], []])
    }

    @Test func oneThatTheStatisticsDoNotKnowIsNone() async throws {
        let calls = try workload([["status": "'open'"], ["status": "'open'"]])
        #expect(try await conditions(calls, known: nil) == [[], []])
    }
}
