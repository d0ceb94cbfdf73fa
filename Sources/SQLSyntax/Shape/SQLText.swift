internal import Muster

/// Writes parts of expressions as SQL.
enum SQLText {
    /// A string literal; with a backslash in it in the form that no setting changes.
    static func quotedLiteral(_ value: String) -> String {
        let doubled = value.split(separator: "'", omittingEmptySubsequences: false)
            .joined(separator: "''")
        guard doubled.contains("\\") else { return "'" + doubled + "'" }
        let escaped = doubled.split(separator: "\\", omittingEmptySubsequences: false)
            .joined(separator: "\\\\")
        return "E'" + escaped + "'"
    }

    /// An operator; one with a schema needs `OPERATOR(…)`.
    static func operatorName(_ name: QualifiedName) -> String {
        guard let schema = name.schema else { return name.name }
        return "OPERATOR(" + SQLIdentifier.quoted(schema) + "." + name.name + ")"
    }

    /// A type as a cast names it; nil when its modifiers are of a kind that is not written here.
    static func typeName(_ type: SyntaxTree.Node, _ tree: SyntaxTree) -> String? {
        guard let name = tree.qualifiedName(tree.list(type, .names)) else { return nil }
        var numbers: [String] = []
        for item in tree.list(type, .typmods) {
            guard let number = tree.structuralNumber(item) else { return nil }
            numbers.append(String(number))
        }
        let dimensions = String(repeating: "[]", count: tree.list(type, .arrayBounds).count)
        let isSystem = name.schema == "pg_catalog"
        guard isSystem, let base = systemTypes[name.name] else {
            return name.description + modifiers(numbers) + dimensions
        }
        // The modifier of an interval is a set of fields, the one of a time stands in the middle.
        if !numbers.isEmpty, base == "interval" || base.contains(" time zone") { return nil }
        return base + modifiers(numbers) + dimensions
    }

    private static func modifiers(_ numbers: [String]) -> String {
        numbers.isEmpty ? "" : "(" + numbers.joined(separator: ",") + ")"
    }

    /// Types that the parser renames, by the names that the server prints.
    ///
    /// `char` is left out: with a modifier it is `character(n)`, without one it is not the same as
    /// `bpchar`.
    private static let systemTypes = [
        "bit": "bit",
        "bool": "boolean",
        "float4": "real",
        "float8": "double precision",
        "int2": "smallint",
        "int4": "integer",
        "int8": "bigint",
        "interval": "interval",
        "numeric": "numeric",
        "time": "time without time zone",
        "timestamp": "timestamp without time zone",
        "timestamptz": "timestamp with time zone",
        "timetz": "time with time zone",
        "varbit": "bit varying",
        "varchar": "character varying",
    ]
}
