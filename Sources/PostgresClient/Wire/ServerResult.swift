import CLibPQ

/// One result of libpq, freed exactly once.
struct ServerResult: ~Copyable {
    let pointer: OpaquePointer

    init(owning pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit { PQclear(pointer) }

    var status: ExecStatusType { PQresultStatus(pointer) }

    /// The error that this result is, or nil when it is none.
    func error() -> PostgresError? {
        switch status {
        case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE, PGRES_NONFATAL_ERROR:
            PostgresError(result: pointer)
        default:
            nil
        }
    }

    func rows() -> Rows {
        let columnCount = Int(PQnfields(pointer))
        let rowCount = Int(PQntuples(pointer))
        var columns: [Rows.Column] = []
        for index in 0..<Int32(columnCount) {
            let name = PQfname(pointer, index).map { String(cString: $0) } ?? ""
            columns.append(Rows.Column(name: name, typeOID: PQftype(pointer, index)))
        }
        var cells: [Rows.Cell] = []
        cells.reserveCapacity(rowCount * columnCount)
        var size = 0
        for row in 0..<Int32(rowCount) {
            for column in 0..<Int32(columnCount) {
                let isNull = PQgetisnull(pointer, row, column) == 1
                let length = isNull ? -1 : PQgetlength(pointer, row, column)
                cells.append(Rows.Cell(offset: size, length: length))
                size += Int(max(length, 0))
            }
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size)
        for row in 0..<Int32(rowCount) {
            for column in 0..<Int32(columnCount) {
                let length = PQgetlength(pointer, row, column)
                guard length > 0, let value = PQgetvalue(pointer, row, column) else { continue }
                bytes.append(contentsOf: UnsafeRawBufferPointer(start: value, count: Int(length)))
            }
        }
        return Rows(
            columns: columns, rowCount: rowCount, cells: cells, bytes: bytes, affected: affected,
            commandTag: PQcmdStatus(pointer).map { String(cString: $0) } ?? "")
    }

    var affected: Int { PQcmdTuples(pointer).flatMap { Int(String(cString: $0)) } ?? 0 }

    /// Types of the parameters of a described statement.
    var parameterTypes: [UInt32] {
        (0..<PQnparams(pointer)).map { PQparamtype(pointer, $0) }
    }
}
