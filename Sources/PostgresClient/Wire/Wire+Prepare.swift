import CLibPQ

extension Wire {
    /// Has the server parse a statement and keep it under a name.
    func prepare(_ call: Call, name: String) throws(PostgresError) {
        try call.refuseNUL(in: [])
        if name.holdsNUL { throw call.annotate(.nulByte(in: "the statement's name")) }
        try exchange(
            call, send: { PQsendPrepare($0, name, call.text, 0, nil) }, read: { _ in () })
    }

    /// Asks for the types of a prepared statement's parameters.
    func describe(_ call: Call, name: String) throws(PostgresError) -> [UInt32] {
        if name.holdsNUL { throw call.annotate(.nulByte(in: "the statement's name")) }
        return try exchange(
            call, send: { PQsendDescribePrepared($0, name) }, read: { $0.parameterTypes })
    }

    /// Runs a prepared statement.
    func queryPrepared(
        _ call: Call, name: String, _ parameters: [String?]
    ) throws(PostgresError) -> Rows {
        try call.refuseNUL(in: parameters)
        if name.holdsNUL { throw call.annotate(.nulByte(in: "the statement's name")) }
        let values = CStrings(parameters)
        return try exchange(
            call,
            send: {
                PQsendQueryPrepared(
                    $0, name, Int32(parameters.count), values.pointers, nil, nil, 0)
            },
            read: { $0.rows() })
    }
}
