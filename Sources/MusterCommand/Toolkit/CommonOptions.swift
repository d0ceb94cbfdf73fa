/// Options that many verbs share, with psql's names and letters.
enum CommonOptions {
    static let help = Option.flag("help", short: "?", "show this help, then exit")

    // MARK: Connection

    static let host = Option.value(
        "host", short: "h", "HOST", "server's host, or folder of its socket (PGHOST)")
    static let port = Option.value("port", short: "p", "PORT", "server's port (PGPORT)")
    static let user = Option.value("username", short: "U", "NAME", "role to connect as (PGUSER)")
    static let database = Option.value(
        "dbname", short: "d", "DBNAME", "database, conninfo string or URI (PGDATABASE)",
        environment: "DATABASE_URL")
    static let noPassword = Option.flag(
        "no-password", short: "w", "never ask for a password; fail where one is needed")

    /// How to connect: for a verb that talks to a server.
    static let connection = [host, port, user, database, noPassword]

    // MARK: Output

    static let json = Option.flag("json", "one JSON array")
    static let jsonLines = Option.flag("jsonl", "a JSON object on each line")
    static let csv = Option.flag("csv", "comma-separated values")
    static let expanded = Option.flag("expanded", short: "x", "a line for each column")
    static let unaligned = Option.flag("no-align", short: "A", "columns with | between them")
    static let tuplesOnly = Option.flag("tuples-only", short: "t", "rows only")
    static let noColor = Option.flag("no-color", "no colour, as with NO_COLOR set")

    /// How to show rows: for a verb that prints a table.
    static let output = [json, jsonLines, csv, expanded, unaligned, tuplesOnly, noColor]

    /// For a verb that can be watched; see ``Context/repeating(_:)``.
    static let watch = Option.value("watch", "SECONDS", "do it again and again, with this pause")
}
