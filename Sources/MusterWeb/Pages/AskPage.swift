import HTTPServer
import MusterDatabase

/// Answers to questions.
enum AskPage {
    static let routes =
        PageRoute.page("/pages/answers/:id", "an answer, with the rows it was made from") {
            context in
            let answer = try context.identifier()
            let panel = Panel("Answer", AdvisorLists.answer(answer)).with {
                $0.note = "Each sentence names the rows that it was made from."
                $0.empty = .init("There is no such answer.")
                $0.isBrowsable = false
                $0.links = ["source": Self.source]
            }
            return Page(
                "Answer",
                [
                    .html(
                        AskForm.html(
                            context,
                            statement: context.request.queryValue("statement").flatMap(Int64.init)
                        )),
                    .panel(panel),
                ])
        } + [
            Route(
                .post, "/pages/ask", access: .reader,
                summary: "answers a question from stored facts"
            ) { context in
                let fields = try FormFields(context.request)
                let question = try fields.required("question")
                let statement = try fields.number("statement")
                let answer = try await context.database.write {
                    try PageActions.ask(question, about: statement, $0)
                }
                return .redirect(
                    to: Address.of(
                        "/pages/answers/\(answer)",
                        [(name: "statement", value: statement.map { String($0) } ?? "")]))
            }
        ]

    /// A source such as `advisor.statement 5` leads to that statement.
    @Sendable
    private static func source(_ table: ListTable, _ row: Int) -> String? {
        guard let source = table.text("source", row) else { return nil }
        let words = source.split { !$0.isLetter && !$0.isNumber && $0 != "." && $0 != "_" }
        guard let place = words.firstIndex(where: { $0 == "advisor.statement" }) else { return nil }
        return words[place...].compactMap { Int64($0) }.first.map { "/pages/queries/\($0)" }
    }
}
