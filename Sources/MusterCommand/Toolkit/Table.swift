import Muster

/// Rows of a result, to be shown in any of psql's forms.
struct Table: Sendable {
    /// A column.
    struct Column: Hashable, Sendable {
        /// Which side the cells keep to.
        enum Alignment: Hashable, Sendable {
            case leading
            case trailing
        }

        let name: String
        let alignment: Alignment

        init(_ name: String, _ alignment: Alignment = .leading) {
            self.name = name
            self.alignment = alignment
        }
    }

    /// What stands in a row under a column.
    enum Cell: Hashable, Sendable {
        /// Nothing is known: empty text, `null` in JSON.
        case null
        case text(String)
        /// A number in the server's digits: exact, whatever its length.
        case number(String)
        /// `t` or `f`, as psql shows it; `true` or `false` in JSON.
        case bool(Bool)
        /// A document: its text, and itself in JSON.
        case json(JSONValue)

        /// A whole number.
        static func integer(_ value: Int) -> Cell { .number(String(value)) }

        /// A text that may be missing.
        static func text(_ value: String?) -> Cell { value.map { .text($0) } ?? .null }
    }

    let columns: [Column]
    private(set) var rows: [[Cell]] = []

    init(_ columns: [Column]) { self.columns = columns }

    /// Adds a row; missing cells are null, surplus ones are dropped.
    mutating func append(_ cells: [Cell]) {
        let missing = max(0, columns.count - cells.count)
        rows.append(Array(cells.prefix(columns.count)) + Array(repeating: .null, count: missing))
    }
}

extension Table.Cell {
    /// The cell as psql shows it.
    var text: String {
        switch self {
        case .null: ""
        case .text(let text): text
        case .number(let digits): digits
        case .bool(let flag): flag ? "t" : "f"
        case .json(let value): value.serialized()
        }
    }

    /// The cell as JSON text.
    var json: String {
        switch self {
        case .null: "null"
        case .text(let text): JSONValue.quoted(text)
        // NaN and Infinity are no numbers in JSON.
        case .number(let digits):
            (try? JSONValue(parsing: digits))?.doubleValue == nil
                ? JSONValue.quoted(digits) : digits
        case .bool(let flag): flag ? "true" : "false"
        case .json(let value): value.serialized()
        }
    }
}
