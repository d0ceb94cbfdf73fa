import MusterDatabase
import PostgresClient

/// `muster ask QUESTION [ID]`: an answer from stored facts, each sentence with its row.
struct AskVerb: Verb {
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
    let options = CommonOptions.connection + CommonOptions.output

    func run(_ context: Context) async throws -> ExitCode {
        let statementID =
            context.arguments.operand(1) == nil ? nil : try context.identifier(1, "a statement")
        let connection = try await context.connect(name)
        let answer = try await AdvisorStore(connection)
            .ask(context.arguments.operand(0) ?? "", about: statementID)
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
}
