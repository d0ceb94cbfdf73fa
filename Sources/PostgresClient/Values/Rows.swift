/// The result of one statement, copied out of libpq.
///
/// The cells lie in one buffer, so a result costs two allocations however many rows it has; text is
/// made when a cell is read.
public struct Rows: Sendable, RandomAccessCollection {
    /// A column of the result.
    public struct Column: Sendable, Hashable {
        /// The name, as the statement gave it.
        public let name: String
        /// The type's object id in `pg_type`.
        public let typeOID: UInt32
    }

    struct Cell: Sendable {
        let offset: Int
        /// Bytes of the text, at most 1 GB; -1 for null.
        let length: Int32
    }

    /// The columns, in order.
    public let columns: [Column]
    /// Rows that the statement returned or changed, as the server counts.
    public let affected: Int
    /// The server's word on what was done, such as `INSERT 0 1`.
    public let commandTag: String

    let bytes: [UInt8]
    let cells: [Cell]
    /// Index of each name; nil when several columns share it.
    let indexes: [String: Int?]
    private let rowCount: Int

    init(
        columns: [Column], rowCount: Int, cells: [Cell], bytes: [UInt8], affected: Int,
        commandTag: String
    ) {
        self.columns = columns
        self.rowCount = rowCount
        self.cells = cells
        self.bytes = bytes
        self.affected = affected
        self.commandTag = commandTag
        var indexes: [String: Int?] = [:]
        for (index, column) in columns.enumerated() {
            indexes[column.name] = .some(indexes.keys.contains(column.name) ? nil : index)
        }
        self.indexes = indexes
    }

    /// Index of the first row.
    public var startIndex: Int { 0 }

    /// Index after the last row.
    public var endIndex: Int { rowCount }

    /// The row at an index.
    public subscript(position: Int) -> Row {
        precondition(indices.contains(position), "the row is out of range")
        return Row(rows: self, index: position)
    }

    /// The only row.
    ///
    /// - Throws: 21000 when there are no rows or several.
    public func only() throws(PostgresError) -> Row {
        guard count == 1, let row = first else {
            throw .misuse("one row was expected, and there were \(count)", .cardinalityViolation)
        }
        return row
    }

    /// The value of the only row's only column: `try rows.value(as: Int.self)`.
    ///
    /// - Throws: 21000 when it is not one row of one column; 22004 or 42804 as `Row.decode` does.
    public func value<T: PostgresDecodable>(as type: T.Type = T.self) throws(PostgresError) -> T {
        guard columns.count == 1 else {
            throw .misuse(
                "one column was expected, and there were \(columns.count)", .cardinalityViolation)
        }
        return try only().decode(columns[0].name, as: type)
    }
}

extension Rows: CustomStringConvertible {
    /// How many rows and which columns; never a value, because results end up in logs by accident.
    public var description: String {
        "\(count) rows of (\(columns.map(\.name).joined(separator: ", ")))"
    }
}

extension Row: CustomStringConvertible {
    /// Which columns; never a value.
    public var description: String {
        "row of (\(columns.map(\.name).joined(separator: ", ")))"
    }
}
