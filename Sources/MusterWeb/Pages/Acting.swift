/// What only who may act sees.
enum Acting {
    /// Whether the reader of a page may press buttons that change something.
    ///
    /// - Parameter context: the request.
    /// - Returns: whether the role is enough and the form can prove that it is ours.
    static func isAllowed(_ context: RouteContext) -> Bool {
        guard let kind = context.principal?.kind else { return false }
        return Access.operatorRole.admits(kind) && !context.csrf.isEmpty
    }

    /// A form, for who may act.
    ///
    /// - Parameters:
    ///   - context: the request.
    ///   - make: makes the form with what proves that it is ours.
    /// - Returns: the form; nil for who may only read.
    static func form(_ context: RouteContext, _ make: (String) -> HTML) -> Block? {
        isAllowed(context) ? .html("<p>\(make(context.csrf))</p>") : nil
    }
}
