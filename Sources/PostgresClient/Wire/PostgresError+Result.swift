import CLibPQ

/// Reads the fields of an error or notice.
private struct Fields {
    let result: OpaquePointer

    subscript(code: Unicode.Scalar) -> String? {
        PQresultErrorField(result, Int32(code.value)).map { String(cString: $0) }
    }
}

extension PostgresError {
    /// Copies the fields of an error result.
    ///
    /// A result without a code was made by libpq itself, when the connection broke or memory ran out.
    init(result: OpaquePointer) {
        let fields = Fields(result: result)
        guard let code = fields["C"] else {
            self.init(
                .client, .internalError, "libpq could not go on",
                detail: PQresultErrorMessage(result).map { String(cString: $0).trimmed })
            return
        }
        self.init(
            .server, SQLState(rawValue: code), fields["M"] ?? "", detail: fields["D"],
            hint: fields["H"])
        severity = fields["V"] ?? "ERROR"
        context = fields["W"]
        position = fields["P"].flatMap { Int($0) }
        schema = fields["s"]
        table = fields["t"]
        column = fields["c"]
        dataType = fields["d"]
        constraint = fields["n"]
        sourceFile = fields["F"]
    }
}

extension PostgresNotice {
    /// Copies the fields of a notice; those that libpq makes itself have no code.
    init(result: OpaquePointer) {
        let fields = Fields(result: result)
        self.init(
            severity: fields["V"] ?? "NOTICE", sqlState: SQLState(rawValue: fields["C"] ?? "00000"),
            message: fields["M"] ?? "", detail: fields["D"], hint: fields["H"])
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
