extension ListDefinition {
    /// The statement that reads what is wanted of the list.
    ///
    /// Only columns of the list come into the text, and every value is bound.
    ///
    /// - Parameter selection: what is wanted; a column that the list does not have is left out.
    /// - Returns: the statement.
    public func query(_ selection: ListSelection) -> ShownSQL {
        let selected = columns.map(\.selected).joined(separator: ", ")
        let conditions = [condition].compactMap { $0 } + selection.filters.compactMap(condition)
        var statement: ShownSQL = "select \(unescaped: selected)\nfrom \(fragment: relation)"
        for (index, condition) in conditions.enumerated() {
            let word = index == 0 ? "where" : "  and"
            statement = "\(fragment: statement)\n\(unescaped: word) \(fragment: condition)"
        }
        let order = ([selection.sort].compactMap { $0 } + self.order).reduce(into: [String]()) {
            guard let term = orderTerm($1) else { return }
            // A column that is sorted by already decides nothing any more.
            if !$0.contains(where: {
                $0.split(separator: " ").first == term.split(separator: " ").first
            }) {
                $0.append(term)
            }
        }
        if !order.isEmpty {
            let terms = order.joined(separator: ", ")
            statement = "\(fragment: statement)\norder by \(unescaped: terms)"
        }
        statement = "\(fragment: statement)\nlimit \(selection.size)"
        let offset = (selection.page - 1) * selection.size
        return offset > 0 ? "\(fragment: statement) offset \(offset)" : statement
    }

    /// Nulls come last either way: what is not known is neither the largest nor the smallest.
    private func orderTerm(_ term: String) -> String? {
        let isFalling = term.hasPrefix("-")
        guard let column = column(isFalling ? term.dropFirst() : term[...]),
            column.kind.isSortable
        else { return nil }
        return isFalling ? "\(column.name) desc nulls last" : column.name
    }

    private func condition(_ filter: ListSelection.Filter) -> ShownSQL? {
        guard let column = column(filter.column) else { return nil }
        let operand = column.operand
        guard filter.comparison != .contains else {
            return "(\(unescaped: operand))::text ilike \(Self.pattern(filter.value))"
        }
        let sign = filter.comparison.rawValue
        return switch column.kind {
        case .time: "\(unescaped: operand) \(unescaped: sign) \(filter.value)::timestamptz"
        case .interval: "\(unescaped: operand) \(unescaped: sign) \(filter.value)::interval"
        case let kind where kind.isNumeric:
            "\(unescaped: operand) \(unescaped: sign) \(filter.value)::numeric"
        default: "(\(unescaped: operand))::text \(unescaped: sign) \(filter.value)"
        }
    }

    /// `%` and `_` of a value stand for themselves.
    private static func pattern(_ value: String) -> String {
        var escaped = "%"
        for character in value {
            if character == "%" || character == "_" || character == "\\" { escaped += "\\" }
            escaped.append(character)
        }
        return escaped + "%"
    }
}
