import Muster
import MusterDatabase
import SQLSyntax
import Synchronization

/// Copies the tables of a workload into the sandbox and readies its statements there.
struct TrialCopies: Sendable {
    let store: AdvisorStore
    let session: SandboxSession
    let trialID: Int64
    let shouldStop: @Sendable () -> Bool

    /// The statements that can be run on the copies, and why others cannot.
    struct Ready: Sendable {
        var statements: [TrialStatement] = []
        var places: SandboxPlaces
        var tables: [SandboxTable]
        var refused: [Int: ExplainRefusal] = [:]
    }

    /// Copies.
    ///
    /// - Parameter workload: the statements that were planned.
    /// - Returns: what can be run.
    /// - Throws: `ExplainRefusal` when nothing can be copied; `CancellationError`; the client's error.
    func make(_ workload: [WorkloadStatement]) async throws -> Ready {
        var refused: [Int: ExplainRefusal] = [:]
        for (number, entry) in workload.enumerated() {
            refused[number] = try await objection(to: entry)
        }
        let names = Set(
            workload.enumerated().filter { refused[$0.offset] == nil }.flatMap(\.element.tables))
        guard !names.isEmpty else {
            throw SandboxStatement.refusal("no statement of the workload can be tried there")
        }
        let tables = try await store.openSandbox(
            for: trialID, relations: names.map(\.description).sorted(), searchPath: [],
            allowsPartitions: true)
        refused.merge(try await copy(tables, workload, refused)) { first, _ in first }
        let byName = Dictionary(tables.map { ($0.name, $0) }) { first, _ in first }
        var ready = Ready(
            places: SandboxPlaces(tables, shape: StatementShape(kind: .select)), tables: tables,
            refused: refused)
        for (number, entry) in workload.enumerated() where refused[number] == nil {
            if shouldStop() { throw CancellationError() }
            do {
                ready.statements.append(try await statement(number, entry, byName))
            } catch ExplainRefusal.sandboxTimedOut {
                throw ExplainRefusal.sandboxTimedOut
            } catch let refusal as ExplainRefusal {
                ready.refused[number] = refusal
            } catch is SQLSyntaxError {
                ready.refused[number] = .failed(sqlState: "42601")
            }
        }
        return ready
    }

    private func objection(to entry: WorkloadStatement) async throws -> ExplainRefusal? {
        // A statement that writes or locks rows came as the SELECT of them.
        guard entry.shape.kind == .select, !entry.shape.writes,
            entry.shape.blocks.allSatisfy(\.locking.isEmpty)
        else { return SandboxStatement.refusal("only a SELECT is tried in the sandbox") }
        return try await store.sandboxObjection(
            to: entry.tables.map(\.description).sorted()
        ).map(SandboxStatement.refusal)
    }

    /// Copies while the sources are locked, and asks the guard about every statement meanwhile.
    private func copy(
        _ tables: [SandboxTable], _ workload: [WorkloadStatement],
        _ known: [Int: ExplainRefusal]
    ) async throws -> [Int: ExplainRefusal] {
        let refused = Mutex<[Int: ExplainRefusal]>([:])
        try await session.copy(tables.map(\.source)) {
            for (number, entry) in workload.enumerated() where known[number] == nil {
                let reasons = try await store.sandboxHazards(of: entry.statement)
                guard !reasons.isEmpty else { continue }
                refused.withLock { $0[number] = .hazard(reasons) }
            }
            return try await commands(tables, phase: "copy")
        }
        for command in try await commands(tables, phase: "index") {
            if shouldStop() { throw CancellationError() }
            try await session.run(command)
        }
        return refused.withLock(\.self)
    }

    private func commands(_ tables: [SandboxTable], phase: String) async throws -> [String] {
        var commands: [String] = []
        for table in tables {
            commands += try await store.sandboxCommands(for: table)
                .filter { $0.phase == phase }.map(\.command)
        }
        return commands
    }

    private func statement(
        _ number: Int, _ entry: WorkloadStatement, _ tables: [String: SandboxTable]
    ) async throws -> TrialStatement {
        let parsed = try SQLSyntax.parse(entry.statement.text)
        let written = entry.shape.relations.compactMap { reference -> SandboxTable? in
            entry.catalog.resolved(reference.relation)
                .flatMap { tables[$0.description] }?.written(reference.relation.description)
        }
        let places = SandboxPlaces(written, shape: entry.shape)
        let text = try places.relocating(parsed)
        let categories = try await session.prepare(
            text, searchPath: entry.statement.searchPath)
        let parameters = try await ParameterValues(
            shape: entry.shape, places: places, session: session
        ).draw(categories, fields: SQLSyntax.fieldParameters(of: parsed))
        return TrialStatement(
            number: number, text: text, searchPath: entry.statement.searchPath,
            sets: parameters.sets, unknown: parameters.unknown)
    }
}
