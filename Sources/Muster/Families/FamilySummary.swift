/// What most statements of a family have in common, for its name.
struct FamilySummary: Sendable {
    /// How many ways of naming there are, from the shortest on.
    static let levels = 4

    /// A column that picks rows, and the word for how: a pattern is a pattern wherever its wildcard is.
    private struct Filter: Hashable {
        let relation: String
        let column: String
        let word: String
    }

    let firstFingerprint: String
    private let verb: String
    private let tables: [String]
    private let joins: Bool
    private let filters: [Filter]
    private let picksRows: Bool
    private let groupColumns: [String]
    private let sortColumns: [String]
    private let functions: [String]
    private let hasLimit: Bool

    init(_ statements: [StatementFeatures]) {
        let most = statements.count / 2 + 1
        /// What more than half of the statements have, most frequent first.
        func common<T: Hashable>(
            _ values: (StatementFeatures) -> [T], then precedes: (T, T) -> Bool
        ) -> [T] {
            var counts: [T: Int] = [:]
            for statement in statements {
                for value in Set(values(statement)) { counts[value, default: 0] += 1 }
            }
            return counts.filter { $0.value >= most }
                .sorted { $0.value != $1.value ? $0.value > $1.value : precedes($0.key, $1.key) }
                .map(\.key)
        }
        func rows(of statement: StatementFeatures) -> [Filter] {
            statement.conditions.filter { !["join", "order_by", "group_by"].contains($0.usage) }
                .map { Filter(relation: $0.relation, column: $0.column, word: Self.word($0.usage)) }
        }
        func columns(_ usage: String) -> [String] {
            common({ $0.conditions.filter { $0.usage == usage }.map(\.column) }, then: <)
        }
        firstFingerprint = statements.map(\.fingerprint).min() ?? ""
        verb = common({ [$0.kind] }, then: <).first ?? "select"
        var filtered: [String: Int] = [:]
        for statement in statements {
            for relation in Set(rows(of: statement).map(\.relation)) {
                filtered[relation, default: 0] += 1
            }
        }
        // The table whose rows are picked is what the statement is about; the others are joined to it.
        func isAboutMore(_ left: String, _ right: String) -> Bool {
            (-(filtered[left] ?? 0), left) < (-(filtered[right] ?? 0), right)
        }
        let shared = common(\.relations, then: isAboutMore)
        tables =
            shared.isEmpty
            ? Array(Set(statements.flatMap(\.relations)).sorted(by: isAboutMore).prefix(1)) : shared
        joins = statements.first?.joins ?? false
        // Equality before ranges, as a person would say it, and as an index would have it.
        var ranks: [Filter: Int] = [:]
        for condition in statements.flatMap(\.conditions) {
            let filter = Filter(
                relation: condition.relation, column: condition.column,
                word: Self.word(condition.usage))
            ranks[filter] = min(ranks[filter] ?? .max, Self.rank(condition.usage))
        }
        filters = common(rows) { left, right in
            (ranks[left] ?? 0, left.relation, left.column, left.word)
                < (ranks[right] ?? 0, right.relation, right.column, right.word)
        }
        picksRows = statements.contains { !rows(of: $0).isEmpty }
        groupColumns = columns("group_by")
        sortColumns = columns("order_by")
        functions = common(\.functions, then: <)
        hasLimit = statements.filter(\.hasLimit).count >= most
    }

    /// A name; the higher the level, the more it says.
    func name(level: Int) -> String {
        var parts = verb == "select" ? [] : [verb]
        if let table = tables.first {
            parts.append(level > 2 ? table : Self.withoutSchema(table))
            if joins {
                parts.append("join")
                if level > 0 { parts += tables.dropFirst().map(Self.withoutSchema) }
            }
        } else {
            parts.append(functions.first.map { "call_" + Self.withoutSchema($0) } ?? "no_table")
        }
        parts += rowWords(level: level)
        if level > 1 {
            if !groupColumns.isEmpty { parts.append("grouped") }
            if !sortColumns.isEmpty { parts.append("sorted") }
            if hasLimit { parts.append("limited") }
        }
        return Self.identifier(parts.joined(separator: "_"))
    }

    /// The same in words.
    var description: String {
        var text = verb
        if !tables.isEmpty { text += " on " + tables.joined(separator: ", ") }
        let conditions = filters.map { $0.word == "by" ? $0.column : "\($0.column) (\($0.word))" }
        if !conditions.isEmpty { text += " by " + conditions.joined(separator: ", ") }
        if !groupColumns.isEmpty { text += ", grouped by " + groupColumns.joined(separator: ", ") }
        if !sortColumns.isEmpty { text += ", ordered by " + sortColumns.joined(separator: ", ") }
        return text
    }

    private func rowWords(level: Int) -> [String] {
        var seen: Set<String> = []
        let columns = filters.filter { seen.insert("\($0.relation).\($0.column)").inserted }
        switch columns.count {
        // Rows are picked, but each statement has a way of its own.
        case 0 where picksRows: return ["mixed"]
        case 0:
            if groupColumns.count == 1 { return ["per", groupColumns[0]] }
            if !groupColumns.isEmpty { return ["per", "\(groupColumns.count)col"] }
            if sortColumns.count == 1 { return ["sorted", "by", sortColumns[0]] }
            return joins || tables.isEmpty || verb == "insert" ? [] : ["all"]
        case 1: return [columns[0].word, columns[0].column]
        case 2 where !joins || level > 0: return ["by"] + columns.map(\.column)
        default: return ["\(columns.count)col"] + (level > 0 ? columns.map(\.column) : [])
        }
    }

    private static func word(_ usage: String) -> String {
        switch usage {
        case "like_prefix", "like_infix", "like_suffix": "like"
        case "regex": "matching"
        case "not_equal": "except"
        case "is_null": "without"
        case "is_not_null": "with"
        case "json_contains", "array_contains": "containing"
        case "text_search": "search"
        default: "by"
        }
    }

    private static func rank(_ usage: String) -> Int {
        switch usage {
        case "equality", "in_list": 0
        case "range": 1
        default: 2
        }
    }

    /// `shop.orders` without `shop`; the quotes go with the other signs.
    private static func withoutSchema(_ name: String) -> String {
        name.split(separator: ".").last.map(String.init) ?? name
    }

    /// Letters, digits and single underscores, as long as a name may be in PostgreSQL.
    private static func identifier(_ text: String) -> String {
        var result = ""
        for character in text.lowercased() {
            if character.isLetter || character.isNumber {
                result.append(character)
            } else if result.last != "_", !result.isEmpty {
                result.append("_")
            }
        }
        while result.utf8.count > 59 || result.last == "_" { result.removeLast() }
        return result
    }
}
