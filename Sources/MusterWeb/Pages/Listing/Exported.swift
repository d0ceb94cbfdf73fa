import Muster
import MusterDatabase

/// Values of a list for programs: as the server wrote them, but never with another's literals.
enum Exported {
    /// A value as text.
    static func text(_ raw: String, _ kind: ColumnKind) -> String {
        kind == .statement ? WithoutLiterals.text(raw) : raw
    }

    /// A value as JSON.
    static func json(_ raw: String?, _ kind: ColumnKind) -> JSONValue {
        guard let raw else { return .null }
        switch kind {
        case .flag: return .bool(raw == "t")
        case .tags: return .array(CellFormat.tags(raw).map { .string($0) })
        case .json: return (try? JSONValue(parsing: raw)) ?? .string(raw)
        case let kind where kind.isNumeric:
            if kind == .key || kind == .count || kind == .bytes, let number = Int64(raw) {
                return .integer(number)
            }
            if let number = Double(raw), number.isFinite { return .number(number) }
            return .string(raw)
        default: return .string(text(raw, kind))
        }
    }

    /// A list: its name, its statement, its rows as objects.
    static func json(_ table: ListTable) -> JSONValue {
        let columns = table.definition.columns
        return .object([
            "name": .string(table.definition.name),
            "sql": .string(table.statement),
            "rows": .array(
                table.rows.map { row in
                    .object(
                        Dictionary(
                            zip(columns, row).map { ($0.name, json($1, $0.kind)) },
                            uniquingKeysWith: { first, _ in first }))
                }),
        ])
    }
}
