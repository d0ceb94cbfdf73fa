import Muster
import PostgresClient

/// A result, to be printed as psql would print it.
struct ResultTable {
    /// How it is printed.
    enum Format: Equatable {
        /// Columns with a footer; cells are cut so that a line fits the width, when it is known.
        case aligned(tuplesOnly: Bool, width: Int?)
        /// One field a line.
        case expanded
        /// Fields separated by `|`.
        case unaligned(tuplesOnly: Bool)
        /// RFC 4180 with a header. Values stand as they are: what a spreadsheet makes of a leading `=`
        /// is for the reader of the file to decide, and changed data would be worse.
        case csv
        /// An array of objects whose keys are in the order of the columns.
        case json
    }

    /// A column.
    struct Column: Equatable {
        let name: String
        let kind: Kind
    }

    /// What the values of a column are.
    enum Kind: Equatable {
        case text, number, boolean, json
    }

    let title: String?
    let columns: [Column]
    let rows: [[String?]]

    init(title: String? = nil, columns: [Column], rows: [[String?]]) {
        self.title = title
        self.columns = columns
        self.rows = rows
    }

    /// The rows of a query.
    init(_ rows: Rows, title: String? = nil) throws {
        let columns = rows.columns.map { Column(name: $0.name, kind: Kind(typeOID: $0.typeOID)) }
        self.init(
            title: title, columns: columns,
            rows: try rows.map { row in try columns.map { try row[$0.name] } })
    }

    /// The result as text that ends with a line end.
    func text(in format: Format) -> String {
        switch format {
        case .aligned(let tuplesOnly, let width): aligned(tuplesOnly, width)
        case .expanded: expanded()
        case .unaligned(let tuplesOnly): unaligned(tuplesOnly)
        case .csv: csv()
        case .json: json()
        }
    }
}

extension ResultTable.Kind {
    /// By the object id in `pg_type`: int8, int2, int4, oid, float4, float8, numeric; bool; json, jsonb.
    init(typeOID: UInt32) {
        switch typeOID {
        case 20, 21, 23, 26, 700, 701, 1700: self = .number
        case 16: self = .boolean
        case 114, 3802: self = .json
        default: self = .text
        }
    }
}
