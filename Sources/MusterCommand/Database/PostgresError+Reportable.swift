import PostgresClient

extension PostgresError: Reportable {
    /// The server's own words, with a hint where it has none and one is known.
    var report: ErrorReport {
        ErrorReport(message: message, detail: detail, hint: hint ?? knownHint)
    }

    private var knownHint: String? {
        switch sqlState.rawValue {
        case "42883", "3F000", "42P01":
            "Is Muster installed in this database? Run: muster install"
        case "42501":
            "Connect as a role that may do this: see select * from muster.setup_roles();"
        default:
            nil
        }
    }
}
