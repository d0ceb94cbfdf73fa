import Muster
import MusterDatabase
import PostgresClient
import SQLSyntax

/// Builds indexes on copies of a statement's tables and executes the statement there, with and
/// without them.
struct SandboxTrial: Sendable {
    let store: AdvisorStore
    let options: ConnectionOptions
    let limits: SandboxLimits

    /// Answers one question.
    ///
    /// The copies stay until the answer is stored. Of a failure nothing is left, and what this cannot
    /// drop any more, the sweep does.
    ///
    /// - Throws: `ExplainRefusal`; the client's error when the worker's connection is lost.
    func answer(_ question: ClaimedSimulation) async throws -> MeasuredResult {
        let statement = try await SandboxStatement(question, store: store)
        let session = try await SandboxSession.open(
            options, limits: limits, simulationID: question.simulationID)
        let outcome: Result<MeasuredResult, any Error>
        do {
            outcome = .success(try await measure(statement, question, session))
        } catch {
            outcome = .failure(error)
        }
        // The session first: with it end the locks on its tables.
        await session.close()
        if case .success(let result) = outcome {
            try await store.record(
                result.indexes.compactMap { index in
                    index.write.map {
                        AdvisorStore.Observation(
                            measure: "write", subject: index.ddl, predicted: $0.predicted,
                            observed: $0.measured)
                    }
                })
        }
        if case .failure = outcome { try await store.dropSandbox(of: question.simulationID) }
        return try outcome.get()
    }

    private func measure(
        _ statement: SandboxStatement, _ question: ClaimedSimulation, _ session: SandboxSession
    ) async throws -> MeasuredResult {
        let tables = try await store.openSandbox(
            for: question.simulationID, relations: statement.shape.relationNames.map(\.description),
            searchPath: statement.guarded.searchPath, allowsPartitions: true)
        try await copy(tables, statement, session)
        let places = SandboxPlaces(tables, shape: statement.shape)
        let built = try await build(statement.indexes, places, question.simulationID, session)
        let names = built.map(\.name)

        let categories = try await session.prepare(
            try places.relocating(statement.form.parsed), searchPath: statement.guarded.searchPath)
        let parameters = try await ParameterValues(
            shape: statement.shape, places: places, session: session
        ).draw(categories, fields: SQLSyntax.fieldParameters(of: statement.form.parsed))
        let verdict = try await IndexPruning(session: session, sets: parameters.sets).run(names)

        let writes = try await WriteTrial(session: session).run(
            Dictionary(built.map { ($0.name, $0) }) { first, _ in first })
        var indexes: [MeasuredResult.Index] = []
        for (index, definition) in zip(built, question.definitions) {
            var entry = MeasuredResult.Index(
                ddl: definition, bytes: try await session.size(ofIndex: index.name),
                verdict: verdict.verdicts[index.name] ?? "kept")
            entry.write = writes[index.name].map {
                MeasuredResult.Write(
                    predicted: index.upkeep.microseconds, measured: $0.microseconds,
                    buffers: $0.buffers, walBytes: index.upkeep.walBytes)
            }
            indexes.append(entry)
        }
        return MeasuredResult(
            before: try AdvisorStore.PlanRecord(verdict.before.document),
            after: try AdvisorStore.PlanRecord(verdict.after.document),
            runsBefore: verdict.before.runs, isBeforeCut: verdict.before.isCut,
            runsAfter: verdict.after.runs,
            tables: tables.map { .init(table: $0.source, fraction: $0.fraction) },
            indexes: indexes,
            notes: notes(statement.form, tables, parameters, indexes, verdict.before))
    }

    private func copy(
        _ tables: [SandboxTable], _ statement: SandboxStatement, _ session: SandboxSession
    ) async throws {
        let distinct = Dictionary(tables.map { ($0.copy, $0) }) { first, _ in first }
            .values.sorted { $0.copy < $1.copy }
        var later: [String] = []
        try await session.copy(distinct.map(\.source)) {
            let reasons = try await store.sandboxHazards(of: statement.guarded)
            guard reasons.isEmpty else { throw ExplainRefusal.hazard(reasons) }
            var commands: [String] = []
            for table in distinct {
                commands += try await store.sandboxCommands(for: table)
                    .filter { $0.phase == "copy" }.map(\.command)
            }
            return commands
        }
        for table in distinct {
            later += try await store.sandboxCommands(for: table)
                .filter { $0.phase == "index" }.map(\.command)
        }
        later += try await store.sandboxKeys(between: distinct)
        for command in later { try await session.run(command) }
    }

    /// Builds the indexes.
    private func build(
        _ indexes: [IndexDefinition], _ places: SandboxPlaces, _ simulationID: Int64,
        _ session: SandboxSession
    ) async throws -> [WriteTrial.Built] {
        var built: [WriteTrial.Built] = []
        var copies: Set<String> = []
        for (number, index) in indexes.enumerated() {
            let name = "s\(simulationID)_i\(number + 1)"
            let (command, copy) = try places.building(index, name: name)
            try await session.run(command)
            built.append(
                WriteTrial.Built(
                    name: name, copy: copy, upkeep: try await session.upkeep(of: name)))
            copies.insert(copy)
        }
        // An index on an expression has statistics of its own.
        for copy in copies.sorted() {
            try await session.run("analyze \(SandboxPlaces.schema).\(copy)")
        }
        return built
    }

    private static func text(_ write: MeasuredResult.Write) -> String {
        "\(HumanFormat.fixed(write.measured, digits: 2)) us, "
            + "\(HumanFormat.fixed(write.buffers, digits: 1)) blocks and about "
            + "\(HumanFormat.fixed(write.walBytes, digits: 0)) bytes of WAL"
    }

    private func notes(
        _ form: PlannableForm, _ tables: [SandboxTable],
        _ parameters: (sets: [[String?]], unknown: [Int]),
        _ indexes: [MeasuredResult.Index], _ before: IndexPruning.Variant
    ) -> [String] {
        var notes = [
            "measured on copies in the sandbox, with \(parameters.sets.count) "
                + "set\(parameters.sets.count == 1 ? "" : "s") of parameters"
        ]
        if before.isCut {
            notes.append(
                "without the indexes it was ended after "
                    + "\(HumanFormat.fixed(before.runs.leastMilliseconds, digits: 0)) ms, by "
                    + "advisor.sandbox_statement_timeout: it takes at least that, and the saving is "
                    + "at least what is shown")
        }
        notes += form.notes
        for table in tables where table.fraction < 1 {
            notes.append(
                "of \(table.source) only \((table.fraction * 1000).rounded() / 10) % was copied")
        }
        if !parameters.unknown.isEmpty {
            notes.append(
                "nothing is known of what is passed as "
                    + parameters.unknown.map { "$\(form.number(of: $0))" }.joined(separator: ", "))
        }
        for index in indexes {
            if index.isPruned { notes.append("better without it: \(index.ddl)") }
            if let write = index.write {
                notes.append("each row written costs it \(Self.text(write)): \(index.ddl)")
            }
        }
        return notes
    }
}
