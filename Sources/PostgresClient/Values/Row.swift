import FoundationEssentials

/// One row of a result, read by column name.
public struct Row: Sendable {
    let rows: Rows
    let index: Int

    /// The columns, in order.
    public var columns: [Rows.Column] { rows.columns }

    /// The text of a column as the server wrote it; nil is the SQL null.
    public subscript(column: String) -> String? {
        get throws(PostgresError) { try text(of: column) }
    }

    /// Reads a column as a type: `try row.decode("id", as: Int.self)`.
    ///
    /// Ask for an `Optional` where a null is allowed.
    ///
    /// - Throws: 42703 or 42702 when the column does not exist or is not the only one of its name;
    ///   22004 for an unexpected null; 42804 for text of another type; 22021 for bytes that are not
    ///   UTF-8. The error names the column, and its description never holds the value.
    public func decode<T: PostgresDecodable>(
        _ column: String, as type: T.Type = T.self
    ) throws(PostgresError) -> T {
        let text = try text(of: column)
        if let value = T.decode(postgresText: text) { return value }
        throw mismatch(column, text, "\(T.self)")
    }

    /// Reads a `json` or `jsonb` column as a `Decodable` type.
    ///
    /// Dates are read as PostgreSQL writes them. The SQL null reads as the JSON null, so ask for an
    /// `Optional` where it is allowed.
    ///
    /// - Throws: as `decode` does; the detail says where in the JSON the first difference is.
    public func decodeJSON<T: Decodable>(
        _ column: String, as type: T.Type = T.self
    ) throws(PostgresError) -> T {
        let text = try text(of: column)
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            let container = try decoder.singleValueContainer()
            guard let date = Timestamp.read(try container.decode(String.self)) else {
                throw DecodingError.dataCorruptedError(
                    in: container, debugDescription: "not a time with an offset")
            }
            return date
        }
        do {
            return try decoder.decode(T.self, from: Data((text ?? "null").utf8))
        } catch {
            var mismatch = mismatch(column, text, "\(T.self)")
            if text != nil { mismatch.detail = String(describing: error) }
            throw mismatch
        }
    }

    /// The bytes of a `bytea` column.
    ///
    /// - Throws: as `decode` does.
    public func bytes(_ column: String) throws(PostgresError) -> [UInt8] {
        try decode(column, as: Bytea.self).bytes
    }

    private func text(of column: String) throws(PostgresError) -> String? {
        let cell = rows.cells[index * rows.columns.count + (try position(of: column))]
        if cell.length < 0 { return nil }
        let bytes = rows.bytes[cell.offset..<cell.offset + Int(cell.length)]
        guard let text = String(validating: bytes, as: UTF8.self) else {
            var error = PostgresError.misuse(
                "column \(column) holds bytes that are not UTF-8", .characterNotInRepertoire)
            error.column = column
            throw error
        }
        return text
    }

    private func position(of column: String) throws(PostgresError) -> Int {
        guard let found = rows.indexes[column] else {
            throw .misuse("the result has no column \(column)", .undefinedColumn)
        }
        guard let index = found else {
            throw .misuse("the result has several columns \(column)", .ambiguousColumn)
        }
        return index
    }

    private func mismatch(_ column: String, _ text: String?, _ type: String) -> PostgresError {
        var error =
            text == nil
            ? PostgresError.misuse("column \(column) is null", .nullValueNotAllowed)
            : PostgresError.misuse("column \(column) is not a valid \(type)", .datatypeMismatch)
        error.column = column
        error.detail = text.map { "The text is \($0.prefix(200))." }
        return error
    }
}
