/// What stands in the place of a list without rows: what is missing, and the command that mends it.
struct EmptyState {
    private let empty: Panel.Empty

    init(_ empty: Panel.Empty) { self.empty = empty }

    /// The sentence and the command.
    var html: HTML {
        let fix: HTML =
            empty.fix.map { fix in
                "<pre class=\"sql\" tabindex=\"0\">\(fix)</pre>"
            } ?? ""
        return "<div class=\"empty\"><p>\(empty.message)</p>\(fix)</div>"
    }
}
