import MusterDatabase
import PostgresClient

/// `muster ask QUESTION [ID]`: an answer from stored facts, each sentence with its row.
struct AskVerb: Verb {
    private let simulate = Option.flag(
        "simulate", "let a worker try the open advice first, for: show impact")

    let name = "ask"
    let summary = "ask about a statement; every sentence names the row it came from"
    let operands = "QUESTION [ID]"
    var operandCount: ClosedRange<Int> { 1...2 }
    let help = """
        Questions: why is it slow, what index should I add, show impact, what changed since yesterday,
        what got worse, which queries use TABLE, is INDEX used, what can I drop. A time is given in the
        question: in the last 3 hours. Where a question needs a statement, it is about ID, or else about
        the one that takes most time. No language model answers: each sentence is made from the rows that
        it names, and a question that is not known gets the list of those that are.
        """
    var options: [Option] { [simulate] + CommonOptions.connection + CommonOptions.output }

    func run(_ context: Context) async throws -> ExitCode {
        let statementID =
            context.arguments.operand(1) == nil ? nil : try context.identifier(1, "a statement")
        let connection = try await context.connect(name)
        let store = AdvisorStore(connection)
        if context.arguments.flag(simulate) { try await simulateAdvice(statementID, store) }
        let answer = try await store.ask(context.arguments.operand(0) ?? "", about: statementID)
        if try context.isForPeople {
            for row in answer {
                let sentence = try row.decode("sentence", as: String.self)
                let source = try row.decode("source", as: String.self)
                context.console.write(lines: [Terminal.escaped(sentence), "    [\(source)]"])
            }
        } else {
            try context.show(answer)
        }
        await connection.close()
        return .success
    }

    /// Asks for a simulation of the statement's open advice and waits until a worker has answered.
    private func simulateAdvice(_ statementID: Int64?, _ store: AdvisorStore) async throws {
        guard let statementID else {
            throw UsageError(
                "--simulate needs a statement", hint: "Give its ID after the question.")
        }
        let definitions = try await store.openDefinitions(of: statementID)
        let simulationID = try await store.requestSimulation(
            of: statementID, recommendation: nil,
            definitions: definitions.isEmpty ? nil : definitions)
        // A worker that takes it up ends it; one that nobody takes up is swept as failed.
        for _ in 0..<Self.patience {
            let status = try await store.simulation(simulationID).decode("status", as: String.self)
            guard ["requested", "running"].contains(status) else { return }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    /// Looks at a simulation, ten a second: a minute.
    private static let patience = 600
}
