/// A question in plain English; the answer names the rows that it was made from.
enum AskForm {
    private static let questions = [
        "why is it slow", "what index should I add", "show impact", "what changed since yesterday",
        "what got worse", "which queries use this table", "is this index used", "what can I drop",
    ]

    /// The form, for who came with a cookie; answers are kept, so it is posted.
    ///
    /// - Parameters:
    ///   - context: the request.
    ///   - statement: which statement it is about.
    /// - Returns: the form.
    static func html(_ context: RouteContext, statement: Int64?) -> HTML {
        guard !context.csrf.isEmpty else { return "" }
        return """
            <section id="ask"><h2>Ask</h2>\(Form.post(
                "/pages/ask", csrf: context.csrf, label: "Ask",
                fields: Form.text(
                    "question", "Question", hint: "why is it slow", isRequired: true,
                    options: questions),
                hidden: statement.map { [("statement", String($0))] } ?? []))</section>
            """
    }
}
