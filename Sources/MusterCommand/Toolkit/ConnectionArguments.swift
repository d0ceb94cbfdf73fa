/// Where a command line says to connect to; what it leaves out comes from `PG…` variables,
/// services and password files, through libpq.
struct ConnectionArguments: Hashable, Sendable {
    /// A conninfo string or URI.
    var conninfo: String?
    var host: String?
    var port: String?
    var user: String?
    var database: String?
    /// Fail rather than ask.
    var isPasswordRefused = false

    /// Reads the options of ``CommonOptions/connection``.
    ///
    /// - Parameters:
    ///   - arguments: the command line.
    ///   - operand: a database or conninfo that stands without `-d`, as in psql.
    /// - Throws: ``UsageError`` when there are two databases, or a password for all to see.
    init(_ arguments: Arguments, operand: String? = nil) throws(UsageError) {
        let option = arguments.string(CommonOptions.database)
        guard option == nil || operand == nil else {
            throw UsageError(
                "two databases are given", hint: "Leave out one of -d and the operand.")
        }
        host = arguments.string(CommonOptions.host)
        user = arguments.string(CommonOptions.user)
        isPasswordRefused = arguments.flag(CommonOptions.noPassword)
        if let text = arguments.string(CommonOptions.port) {
            guard let number = Int(text), (1...65_535).contains(number) else {
                throw UsageError("--port must be 1 to 65535, not \(Arguments.shown(text))")
            }
            port = text
        }
        guard let target = option ?? operand else { return }
        guard Self.isConninfo(target) else {
            database = target
            return
        }
        let isVisible = operand != nil || arguments.isGiven(CommonOptions.database)
        guard !isVisible || !Self.hasPassword(target) else {
            throw UsageError(
                "a password does not belong on the command line",
                hint: "Other users of this machine can read it there."
                    + " Put it into ~/.pgpass, a service file or PGPASSWORD.")
        }
        conninfo = target
    }

    /// libpq's own rule for what is more than a name.
    static func isConninfo(_ text: String) -> Bool {
        isURI(text) || text.contains("=")
    }

    private static func isURI(_ text: String) -> Bool {
        text.hasPrefix("postgres://") || text.hasPrefix("postgresql://")
    }

    /// `password=` in a string or the query of a URI, or `user:password@` in a URI.
    static func hasPassword(_ conninfo: String) -> Bool {
        let lowercased = conninfo.lowercased()
        if isURI(conninfo) {
            let rest = lowercased.split(separator: "://", maxSplits: 1).last ?? ""
            let authority = rest.prefix { $0 != "/" && $0 != "?" }
            if let at = authority.lastIndex(of: "@"), authority[..<at].contains(":") { return true }
        }
        return lowercased.split { " \t\n?&".contains($0) }
            .contains {
                $0.hasPrefix("password=") || $0.hasPrefix("sslpassword=") || $0 == "password"
            }
    }
}
