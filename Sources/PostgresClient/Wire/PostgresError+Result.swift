import CLibPQ

extension PostgresError {
    /// Copies the fields of an error result.
    ///
    /// A result without a code was made by libpq itself, which does so when the connection breaks.
    init(result: OpaquePointer) {
        func field(_ code: Character) -> String? {
            guard let ascii = code.asciiValue,
                let text = PQresultErrorField(result, Int32(ascii))
            else { return nil }
            return String(cString: text)
        }
        let text = PQresultErrorMessage(result).map { String(cString: $0) }
        guard let code = field("C") else {
            self = .lost(detail: text?.trimmed)
            endedConnection = false
            return
        }
        self.init(
            .server, SQLState(rawValue: code), field("M") ?? "", detail: field("D"),
            hint: field("H"))
        severity = field("V") ?? "ERROR"
        context = field("W")
        position = field("P").flatMap { Int($0) }
        schema = field("s")
        table = field("t")
        column = field("c")
        dataType = field("d")
        constraint = field("n")
    }
}

extension PostgresNotice {
    /// Copies the fields of a notice.
    init(result: OpaquePointer) {
        let error = PostgresError(result: result)
        self.init(
            severity: error.severity, sqlState: error.sqlState, message: error.message,
            detail: error.detail, hint: error.hint)
    }
}

extension String {
    /// Without white space at both ends.
    var trimmed: String {
        let start = drop { $0.isWhitespace }
        let end = start.lastIndex { !$0.isWhitespace }
        return end.map { String(start[...$0]) } ?? ""
    }
}
