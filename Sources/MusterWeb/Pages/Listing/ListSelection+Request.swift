import HTTPServer
import MusterDatabase

extension ListSelection {
    /// How many rows a page of a list may have.
    static let sizes = 1...1000
    /// How many rows a download may have.
    static let downloadSizes = 1...100_000

    /// Reads what is wanted of a list out of an address.
    ///
    /// `sort=-calls`, `size=100`, `page=2` and `f.state=open` are of the first list of a page; those
    /// of another begin with its name: `pools.sort=held`. A value may begin with `>`, `>=`, `<`,
    /// `<=` or `=`; without, texts are searched and everything else has to be equal.
    ///
    /// - Parameters:
    ///   - request: the request.
    ///   - definition: the list.
    ///   - isFirst: whether it is the first list of its page.
    ///   - isDownload: whether more rows may be asked for.
    /// - Throws: ``WebFailure`` (422) for a column that the list does not have and for a value that
    ///   is none of its column.
    init(
        _ request: HTTPRequest, for definition: ListDefinition, isFirst: Bool,
        isDownload: Bool = false
    ) throws(WebFailure) {
        let prefix = isFirst ? "" : definition.name + "."
        self.init(size: isDownload ? 10_000 : definition.size)
        for (name, value) in request.query where name.hasPrefix(prefix) && !value.isEmpty {
            let name = name.dropFirst(prefix.count)
            switch name {
            case "sort":
                let column = value.hasPrefix("-") ? value.dropFirst() : value[...]
                guard let known = definition.column(column), known.kind.isSortable else {
                    throw .invalid("sort", "The list has no such column to sort by.")
                }
                sort = value
            case "size":
                size = try Self.number(
                    value, "size", in: isDownload ? Self.downloadSizes : Self.sizes)
            case "page": page = try Self.number(value, "page", in: 1...10_000)
            case let name where name.hasPrefix("f."):
                filters.append(try Self.filter(name.dropFirst(2), value, definition))
            default: break
            }
        }
    }

    private static func number(
        _ text: String, _ name: String, in range: ClosedRange<Int>
    ) throws(WebFailure) -> Int {
        guard let number = Int(text), range.contains(number) else {
            throw .invalid(
                name, "It has to be a whole number from \(range.lowerBound) to \(range.upperBound)."
            )
        }
        return number
    }

    private static func filter(
        _ name: Substring, _ value: String, _ definition: ListDefinition
    ) throws(WebFailure) -> Filter {
        guard let column = definition.column(name) else {
            throw .invalid("f.", "The list has no such column.")
        }
        // The longer signs first: `>=` begins with `>`.
        let sign = Filter.Comparison.allCases.first {
            $0 != .contains && value.hasPrefix($0.rawValue)
        }
        let comparand = String(value.dropFirst(sign?.rawValue.count ?? 0))
        let isNumber = column.kind.isNumeric
        let comparison = sign ?? (isNumber || column.kind == .flag ? .equals : .contains)
        if isNumber, comparison != .contains, Double(comparand)?.isFinite != true {
            throw .invalid(
                "f.\(column.name)", "It has to be a number, after >, >=, <, <= or = if you like.")
        }
        return Filter(
            column.name, comparison,
            column.kind == .flag ? (comparand.hasPrefix("y") ? "true" : "false") : comparand)
    }

    /// The parameters that ask for this selection.
    ///
    /// - Parameters:
    ///   - definition: the list.
    ///   - isFirst: whether it is the first list of its page.
    /// - Returns: names and values.
    func query(
        of definition: ListDefinition, isFirst: Bool
    ) -> [(name: String, value: String)] {
        let prefix = isFirst ? "" : definition.name + "."
        var pairs: [(name: String, value: String)] = filters.map { filter in
            let kind = definition.column(filter.column)?.kind
            return (prefix + "f." + filter.column, Self.text(filter, kind))
        }
        if let sort { pairs.append((prefix + "sort", sort)) }
        if size != definition.size { pairs.append((prefix + "size", String(size))) }
        if page > 1 { pairs.append((prefix + "page", String(page))) }
        return pairs
    }

    /// What is in the field of a filter.
    static func text(_ filter: Filter, _ kind: ColumnKind?) -> String {
        if kind == .flag { return filter.value == "true" ? "yes" : "no" }
        if filter.comparison == .contains { return filter.value }
        if filter.comparison == .equals, kind?.isNumeric == true { return filter.value }
        return filter.comparison.rawValue + filter.value
    }
}
