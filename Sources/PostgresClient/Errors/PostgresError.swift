/// What went wrong, told by the server or found by this client.
///
/// `description` is safe to show to anybody: it never holds a bound value, the SQL text, or a message
/// of the server that may quote either. Operators get `userFacing`; developers get `debugDescription`.
public struct PostgresError: Error, Sendable {
    /// Who found the error.
    public enum Origin: Sendable, Hashable {
        /// The server reported it.
        case server
        /// The connection could not be made.
        case connecting
        /// The connection broke.
        case connection
        /// The deadline of the call passed.
        case deadline
        /// The task that waited was cancelled.
        case cancellation
        /// The call was wrong, or a value was not what the caller expects.
        case client
    }

    /// Who found the error.
    public let origin: Origin
    /// The code; errors found by this client use the standard's codes too.
    public let sqlState: SQLState
    /// `ERROR`, `FATAL` or `PANIC`, never translated.
    public internal(set) var severity = "ERROR"
    /// The primary message, which may quote data or SQL, so that only operators may see it.
    public let message: String
    /// Facts, which may quote data, so that only operators may see them.
    public internal(set) var detail: String?
    /// What to do.
    public internal(set) var hint: String?
    /// Where in the server the error happened, such as the lines of functions on the stack.
    public internal(set) var context: String?
    /// The character of the statement that the error is about, counted from 1.
    public internal(set) var position: Int?
    /// Schema of the object that the error is about.
    public internal(set) var schema: String?
    /// Table that the error is about.
    public internal(set) var table: String?
    /// Column that the error is about.
    public internal(set) var column: String?
    /// Data type that the error is about.
    public internal(set) var dataType: String?
    /// Constraint that does not hold.
    public internal(set) var constraint: String?
    /// The statement as sent, with `$n` where values were bound.
    public internal(set) var query: String?
    /// File and line of the call in Swift.
    public internal(set) var caller: String?
    /// File of the server's own source that raised the error.
    var sourceFile: String?
    /// Whether this error ended the connection.
    public internal(set) var endedConnection = false

    init(
        _ origin: Origin, _ sqlState: SQLState, _ message: String, detail: String? = nil,
        hint: String? = nil
    ) {
        self.origin = origin
        self.sqlState = sqlState
        self.message = message
        self.detail = detail
        self.hint = hint
    }
}

extension PostgresError {
    /// Whether the connection is gone, so that only a new one can help.
    public var isConnectionLoss: Bool {
        if endedConnection || severity == "FATAL" || severity == "PANIC" { return true }
        switch sqlState {
        case .connectionException, .adminShutdown, .crashShutdown, .cannotConnectNow: return true
        default: return false
        }
    }

    /// Whether the same transaction may succeed when it is run again: 40001, 40P01, 08xxx, 57P01 to
    /// 57P03 and 53300.
    ///
    /// After a lost connection nobody knows whether a statement outside a transaction, or a COMMIT,
    /// took effect: what is run again must be idempotent or carry an idempotency key.
    public var isTransient: Bool {
        switch sqlState {
        case .serializationFailure, .deadlockDetected, .tooManyConnections, .connectionException,
            .adminShutdown, .crashShutdown, .cannotConnectNow:
            return true
        default:
            return false
        }
    }

    /// Whether the server could not load one of its libraries.
    ///
    /// When the server's package was upgraded while it ran, new sessions fail so until it is restarted:
    /// the right answer is to back off and say so. The server's source file tells it, because codes
    /// vary (58P01, XX000, 42883) and messages are translated.
    public var isLibraryFailure: Bool { sourceFile == "dfmgr.c" }

    /// Message, detail and hint for an operator, who may see what the server said.
    public var userFacing: (message: String, detail: String?, hint: String?) {
        (message, detail, hint)
    }
}

extension PostgresError: CustomStringConvertible {
    /// Severity, code and a message that holds neither data nor SQL.
    public var description: String {
        let isQuoted = origin == .server || origin == .connecting
        let isSafe = !isQuoted || sqlState.hasSafeMessage
        return "\(severity) \(sqlState): \(isSafe ? message : sqlState.title)"
    }
}

extension PostgresError: CustomDebugStringConvertible {
    /// Everything that is known, one fact a line.
    ///
    /// Bound values are not among it, unless the server quoted them.
    public var debugDescription: String {
        let facts: [(String, String?)] = [
            ("DETAIL", detail), ("HINT", hint), ("CONTEXT", context),
            ("POSITION", position.map(String.init)), ("SCHEMA", schema), ("TABLE", table),
            ("COLUMN", column), ("TYPE", dataType), ("CONSTRAINT", constraint),
            ("QUERY", queryExcerpt), ("CALLER", caller),
        ]
        var lines = ["\(severity) \(sqlState): \(message)"]
        for (name, value) in facts {
            if let value { lines.append("\(name): \(value)") }
        }
        return lines.joined(separator: "\n")
    }

    /// The statement, or of a long one the part around the position: a script may have 400 KB.
    private var queryExcerpt: String? {
        guard let query, query.unicodeScalars.count > 1000 else { return query }
        let scalars = query.unicodeScalars
        let start = min(max(0, (position ?? 1) - 500), scalars.count - 1000)
        return "…" + String(String.UnicodeScalarView(scalars.dropFirst(start).prefix(1000))) + "…"
    }
}
