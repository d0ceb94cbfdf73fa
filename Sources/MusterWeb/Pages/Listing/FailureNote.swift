import PostgresClient

/// Why a list could not be read, and what to do.
struct FailureNote {
    private let error: PostgresError

    init(_ error: PostgresError) { self.error = error }

    /// The message, and the command that mends it where one does.
    var html: HTML {
        let (message, fix): (String, String?) =
            switch error.sqlState.rawValue {
            // A schema, a table, a function or a column that is not there.
            case "3F000", "42P01", "42883", "42703":
                (
                    "This part of Muster is not installed here, or is of an older release.",
                    "psql -f sql/install.sql"
                )
            case "42501":
                (
                    "Your token's role may not read this.",
                    "muster token create NAME --kind operator"
                )
            default: (error.message, nil)
            }
        let hint: HTML = error.hint.map { "<p>\($0)</p>" } ?? ""
        return """
            <div class="empty" role="status"><p>\(message) <code>\(error.sqlState.rawValue)</code>\
            </p>\(hint)\(fix.map { "<pre class=\"sql\" tabindex=\"0\">\($0)</pre>" as HTML })</div>
            """
    }
}
