import Muster
import PostgresClient

extension Table {
    /// The rows of a query, each cell by the type of its column.
    init(_ rows: Rows) throws(PostgresError) {
        let kinds = rows.columns.map { Kind(typeOID: $0.typeOID) }
        self.init(
            zip(rows.columns, kinds).map { Column($0.name, $1 == .number ? .trailing : .leading) })
        for row in rows {
            var cells: [Cell] = []
            for (column, kind) in zip(rows.columns, kinds) {
                cells.append(kind.cell(try row[column.name]))
            }
            append(cells)
        }
    }

    /// What the values of a column are.
    private enum Kind {
        case text, number, boolean, json

        /// By the object id in `pg_type`: int8, int2, int4, oid, float4, float8, numeric; bool; json, jsonb.
        init(typeOID: UInt32) {
            switch typeOID {
            case 20, 21, 23, 26, 700, 701, 1700: self = .number
            case 16: self = .boolean
            case 114, 3802: self = .json
            default: self = .text
            }
        }

        func cell(_ text: String?) -> Cell {
            guard let text else { return .null }
            return switch self {
            case .text: .text(text)
            case .number: .number(text)
            case .boolean: .bool(text == "t")
            case .json: (try? JSONValue(parsing: text)).map(Cell.json) ?? .text(text)
            }
        }
    }
}
